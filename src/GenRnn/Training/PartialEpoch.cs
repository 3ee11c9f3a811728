namespace GenRnn;

/// <summary>How far an epoch has come, and its figures so far. Equal to another where all but the duration is.</summary>
/// <param name="Batch">Batches that are done, at least 1.</param>
/// <param name="BatchSize">Sequences in a batch, which has to stay as it is.</param>
/// <param name="Sequences">Sequences of the data set, which has to stay as it is.</param>
/// <param name="LossSum">Losses of all answers.</param>
/// <param name="Correct">Right answers.</param>
/// <param name="Count">Answers.</param>
/// <param name="MetricSums">What metrics have added up.</param>
public sealed record PartialEpoch(int Batch, int BatchSize, int Sequences, double LossSum, double Correct, int Count, EquatableArray<double> MetricSums)
{
    /// <summary>Duration so far.</summary>
    public double Seconds { get; init; }

    /// <summary>The figures so far.</summary>
    internal Tally Tally => new(LossSum, Correct, Count);

    /// <inheritdoc/>
    public bool Equals(PartialEpoch? other) =>
        other is not null && (Batch, BatchSize, Sequences, LossSum, Correct, Count) == (other.Batch, other.BatchSize, other.Sequences, other.LossSum, other.Correct, other.Count) && MetricSums == other.MetricSums;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Batch, BatchSize, Sequences, LossSum);
}

/// <summary>Parameters of an earlier epoch.</summary>
/// <param name="Name">What they are kept for.</param>
/// <param name="Epoch">The epoch after which the model had them.</param>
/// <param name="Parameters">The parameters.</param>
public sealed record KeptParameters(string Name, int Epoch, ParameterSet Parameters);
