namespace GenRnn;

/// <summary>How far a run has come, after a batch.</summary>
/// <param name="Epoch">The present epoch, from 1.</param>
/// <param name="Epochs">The last epoch.</param>
/// <param name="Batch">Batches of this epoch that are done.</param>
/// <param name="Batches">Batches in an epoch.</param>
/// <param name="Loss">Mean loss in this epoch so far.</param>
/// <param name="Accuracy">Accuracy in this epoch so far, 0 to 1; <see langword="null"/> for regression.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, int Batch, int Batches, double Loss, double? Accuracy)
{
    private readonly MetricResults? _metrics;

    /// <summary>The results of <see cref="TrainingOptions.Metrics"/> in this epoch so far.</summary>
    public MetricResults Metrics
    {
        get => _metrics ?? MetricResults.Empty;
        init => _metrics = value;
    }

    /// <summary>Sequences of this epoch that are done.</summary>
    public int Sequences { get; init; }

    /// <summary>Duration of this epoch so far.</summary>
    public double Seconds { get; init; }
}
