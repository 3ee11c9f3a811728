namespace GenRnn;

/// <summary>What "learned" means in a comparison: a value of a figure that tells when a model has learned most of what any of them learns.</summary>
/// <param name="IsAccuracy">Whether the figure is an accuracy, to be reached from below, or a loss, from above.</param>
/// <param name="IsValidation">Whether it is measured on the validation data, or on the training data.</param>
/// <param name="Value">The value to reach.</param>
/// <param name="Reason">Why this value, in a sentence.</param>
public sealed record ComparedLevel(bool IsAccuracy, bool IsValidation, double Value, string Reason)
{
    /// <summary>The figure: <c>validation accuracy</c>.</summary>
    public string Figure => $"{(IsValidation ? "validation" : "training")} {(IsAccuracy ? "accuracy" : "loss")}";

    /// <summary>The value as text.</summary>
    public string Text => IsAccuracy ? $"{TraceNumbers.Whole((long)Math.Round(100 * Value))} %" : TraceNumbers.Figure(Value);

    /// <summary>The figure of an epoch; <see langword="null"/> where it was not measured.</summary>
    public double? Of(TraceEpoch epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        return ComparedCurve.Value(epoch, IsAccuracy, IsValidation);
    }

    /// <summary>Whether a value is as good.</summary>
    internal bool IsReached(double value) => IsAccuracy ? value >= Value : value <= Value;

    /// <summary>The first epoch of a run that is as good.</summary>
    internal int? FirstEpoch(IEnumerable<TraceEpoch> history) => history.FirstOrDefault(e => Of(e) is { } value && IsReached(value))?.Epoch;
}
