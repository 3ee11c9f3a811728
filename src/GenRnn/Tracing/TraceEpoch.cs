namespace GenRnn;

/// <summary>An epoch of training.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">Loss on the training data.</param>
/// <param name="Accuracy">Accuracy on the training data, 0 to 1; <see langword="null"/> for regression.</param>
/// <param name="ValidationLoss">Loss on the validation data; <see langword="null"/> without such data.</param>
/// <param name="ValidationAccuracy">Accuracy on the validation data.</param>
/// <param name="Observation">What the figures say, compared with the epochs before.</param>
public sealed record TraceEpoch(
    int Epoch, double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy, string Observation)
{
    /// <summary>The epoch's metrics by their names.</summary>
    public MetricResults Metrics { get; init; } = MetricResults.Empty;

    /// <summary>The metrics on the validation data; empty without such data.</summary>
    public MetricResults ValidationMetrics { get; init; } = MetricResults.Empty;

    /// <summary>The epochs of a run, with what their figures say.</summary>
    /// <param name="history">All epochs from the first on.</param>
    /// <param name="training">What the model was trained on.</param>
    public static EquatableArray<TraceEpoch> Describe(IReadOnlyList<EpochResult> history, SequenceDataset training)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(training);
        return TrainingObservations.Describe(history, NaiveAnswer.Of(training)).ToEquatableArray();
    }
}
