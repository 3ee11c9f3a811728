namespace GenRnn;

/// <summary>
/// What a model shall answer for each sequence of a <see cref="SequenceDataset"/>: <see cref="ClassTargets"/>,
/// <see cref="ValueTargets"/> or <see cref="LabelTargets"/>. Immutable and equal by value.
/// </summary>
public abstract record SequenceTargets
{
    private protected SequenceTargets(bool perStep) => PerStep = perStep;

    /// <summary>Whether there is a target at every step, or one alone a sequence.</summary>
    public bool PerStep { get; }
}

/// <summary>The number of a class, from 0, for each sequence [N] or each step [N, T].</summary>
public sealed record ClassTargets : SequenceTargets
{
    private readonly int[] _ids;

    internal ClassTargets(int[] ids, bool perStep, int classCount, EquatableArray<string> classNames)
        : base(perStep)
    {
        _ids = ids;
        ClassCount = classCount;
        ClassNames = classNames;
    }

    /// <summary>[N], or [N, T] row-major with zeros at the steps beyond a sequence's length.</summary>
    public ReadOnlySpan<int> Ids => _ids;

    /// <summary>One more than the largest id, or the number of names where classes have names.</summary>
    public int ClassCount { get; }

    /// <summary>The name of each class; empty when the classes have none.</summary>
    public EquatableArray<string> ClassNames { get; }

    /// <inheritdoc/>
    public bool Equals(ClassTargets? other) =>
        other is not null && PerStep == other.PerStep && ClassCount == other.ClassCount && ClassNames == other.ClassNames
        && _ids.AsSpan().SequenceEqual(other._ids);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PerStep, ClassCount, _ids.Length);
}

/// <summary>Numbers for each sequence [N, O] or each step [N, T, O].</summary>
public sealed record ValueTargets : SequenceTargets
{
    private readonly float[] _values;

    internal ValueTargets(float[] values, bool perStep, int size)
        : base(perStep)
    {
        _values = values;
        Size = size;
    }

    /// <summary>[N, O], or [N, T, O] row-major with zeros at the steps beyond a sequence's length.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>O, the numbers of one target.</summary>
    public int Size { get; }

    /// <inheritdoc/>
    public bool Equals(ValueTargets? other) =>
        other is not null && PerStep == other.PerStep && Size == other.Size && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PerStep, Size, _values.Length);
}

/// <summary>A sequence of labels for each sequence, whose steps it is not known to belong to: see <see cref="Loss.Ctc"/>.</summary>
public sealed record LabelTargets : SequenceTargets
{
    private readonly int[] _labels;
    private readonly int[] _counts;

    internal LabelTargets(int[] labels, int[] counts, EquatableArray<string> classNames)
        : base(perStep: false)
    {
        _labels = labels;
        _counts = counts;
        ClassNames = classNames;
    }

    /// <summary>Labels of the sequence with the most, L.</summary>
    public int Longest => _labels.Length / _counts.Length;

    /// <summary>The name of each class; empty when the classes have none.</summary>
    public EquatableArray<string> ClassNames { get; }

    /// <summary>[N, L] row-major, with zeros behind the labels of a sequence.</summary>
    internal ReadOnlySpan<int> Padded => _labels;

    /// <summary>How many labels each sequence has.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>The labels of sequence <paramref name="index"/>.</summary>
    public ReadOnlySpan<int> Labels(int index) => _labels.AsSpan(index * Longest, _counts[index]);

    /// <inheritdoc/>
    public bool Equals(LabelTargets? other) =>
        other is not null && ClassNames == other.ClassNames && _counts.AsSpan().SequenceEqual(other._counts) && _labels.AsSpan().SequenceEqual(other._labels);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_labels.Length, _counts.Length);
}
