namespace GenRnn;

/// <summary>A run of a compared model: how it learned, and what it reached.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="History">The epochs in order.</param>
/// <param name="Test">The trained model on data that it was not trained on.</param>
/// <param name="Baseline">What a model without memory reaches on that data; <see langword="null"/> when it was not measured.</param>
public sealed record ComparedRun(int Seed, EquatableArray<TraceEpoch> History, TraceScore Test, TraceBaseline? Baseline)
{
    /// <summary>The first epoch at which the run was as good as the comparison's <see cref="TraceComparison.Level"/>; <see langword="null"/> when it never was.</summary>
    public int? EpochsToLevel { get; init; }
}
