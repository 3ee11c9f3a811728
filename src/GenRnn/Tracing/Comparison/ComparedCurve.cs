namespace GenRnn;

/// <summary>A figure over the epochs: of several runs the median at each epoch.</summary>
internal static class ComparedCurve
{
    public static double? Value(TraceEpoch epoch, bool isAccuracy, bool isValidation) => (isAccuracy, isValidation) switch
    {
        (true, true) => epoch.ValidationAccuracy,
        (true, false) => epoch.Accuracy,
        (false, true) => epoch.ValidationLoss,
        _ => epoch.Loss,
    };

    /// <summary>Epochs that any run has, and the median of those that have it.</summary>
    public static IEnumerable<TraceEpoch> Medians(IEnumerable<ComparedRun> runs) =>
        from epoch in runs.SelectMany(r => r.History)
        group epoch by epoch.Epoch into same
        orderby same.Key
        select new TraceEpoch(
            same.Key, Middle.Of(same.Select(e => e.Loss)), Middle.Of(same.Select(e => e.Accuracy)), Middle.Of(same.Select(e => e.ValidationLoss)), Middle.Of(same.Select(e => e.ValidationAccuracy)), "");
}
