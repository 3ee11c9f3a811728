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

    /// <summary>Epochs that any run has, and the median of those that have it; NaN where one has no value.</summary>
    public static IReadOnlyList<(double Epoch, double Value)> Of(IEnumerable<ComparedRun> runs, bool isAccuracy, bool isValidation) =>
    [
        .. runs.SelectMany(r => r.History).GroupBy(e => e.Epoch).OrderBy(g => g.Key)
            .Select(g => ((double)g.Key, Middle.Of(g.Select(e => Value(e, isAccuracy, isValidation) ?? double.NaN)))),
    ];
}
