using System.Collections;

namespace GenRnn;

/// <summary>
/// The results of all epochs so far, those of earlier runs that a state was continued from among them. Immutable; equal to another where all results
/// are, but for their durations: a run that was interrupted is equal to one that was not.
/// </summary>
public sealed class TrainingHistory : IReadOnlyList<EpochResult>, IEquatable<TrainingHistory>
{
    private readonly List<EpochResult> _results;

    /// <summary>The first results of a list that only grows.</summary>
    internal TrainingHistory(List<EpochResult> results) => (_results, Count) = (results, results.Count);

    /// <summary>No epoch.</summary>
    public static TrainingHistory Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public EpochResult this[int index] => index >= 0 && index < Count
        ? _results[index]
        : throw new ArgumentOutOfRangeException(nameof(index), Refusal.Text($"Epoch {index} was asked for; expected 0 to {Count - 1}. Ask for an epoch that was done."));

    /// <inheritdoc/>
    public IEnumerator<EpochResult> GetEnumerator() => _results.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether all results are equal, but for their durations.</summary>
    public bool Equals(TrainingHistory? other)
    {
        if (other is null || Count != other.Count) return false;
        for (int i = 0; i < Count; i++)
        {
            if (this[i] with { Seconds = 0 } != other[i] with { Seconds = 0 }) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TrainingHistory);

    /// <inheritdoc/>
    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, this[^1].Loss);

    /// <summary>Number of epochs.</summary>
    public override string ToString() => Refusal.Count(Count, "epoch");
}
