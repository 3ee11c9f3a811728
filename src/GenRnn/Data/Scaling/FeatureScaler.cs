namespace GenRnn;

/// <summary>
/// Shifts and stretches every feature by figures of the data that it was fitted to: (x - offset) / divisor. Immutable, equal by
/// value, and kept in model files (<see cref="ModelPreparation"/>).
/// </summary>
public abstract record FeatureScaler
{
    private protected FeatureScaler()
    {
    }

    /// <summary>How many features it was fitted to.</summary>
    public abstract int Features { get; }

    /// <summary>What is subtracted from a feature, and what it is then divided by, which is never 0.</summary>
    internal abstract (float Offset, float Divisor) Of(int feature);

    /// <summary>The data set with scaled inputs; padding stays zero, targets stay as they are.</summary>
    /// <exception cref="ArgumentException">The data set has another number of features, or a number becomes infinite.</exception>
    public SequenceDataset Apply(SequenceDataset data) => Map(data, inverse: false);

    /// <summary>Scaled values of a series, [S, features] row-major.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of the features.</exception>
    public float[] Apply(ReadOnlySpan<float> series) => Map(series, inverse: false);

    /// <summary>The inverse of <see cref="Apply(SequenceDataset)"/>, but for rounding.</summary>
    /// <exception cref="ArgumentException">The data set has another number of features, or a number becomes infinite.</exception>
    public SequenceDataset InverseTransform(SequenceDataset data) => Map(data, inverse: true);

    /// <summary>The inverse of <see cref="Apply(ReadOnlySpan{float})"/>, but for rounding.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of the features.</exception>
    public float[] InverseTransform(ReadOnlySpan<float> series) => Map(series, inverse: true);

    /// <summary>The data set with scaled targets, of a scaler that was fitted to targets; inputs stay as they are.</summary>
    /// <exception cref="ArgumentException">The targets are no values, or of another size.</exception>
    public SequenceDataset ApplyToTargets(SequenceDataset data) => MapTargets(data, inverse: false);

    /// <summary>The inverse of <see cref="ApplyToTargets"/>, but for rounding.</summary>
    /// <exception cref="ArgumentException">The targets are no values, or of another size.</exception>
    public SequenceDataset InverseTransformTargets(SequenceDataset data) => MapTargets(data, inverse: true);

    /// <summary>Scales values in place, [S, features] row-major, or undoes it. Allocates nothing.</summary>
    internal void Map(Span<float> values, bool inverse)
    {
        if (values.Length % Features != 0)
            throw Refusal.Of(
                Refusal.Text($"A series of {Refusal.Count(values.Length, "number")} was received"),
                Refusal.Text($"whole steps of {Refusal.Count(Features, "feature")}"),
                "Give the features that the scaler was fitted to.");
        for (int i = 0, feature = 0; i < values.Length; i++)
        {
            (float offset, float divisor) = Of(feature);
            values[i] = inverse ? (values[i] * divisor) + offset : (values[i] - offset) / divisor;
            if (++feature == Features) feature = 0;
        }
    }

    private float[] Map(ReadOnlySpan<float> series, bool inverse)
    {
        float[] result = series.ToArray();
        Map(result.AsSpan(), inverse);
        return result;
    }

    private SequenceDataset Map(SequenceDataset data, bool inverse)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Features != Features)
            throw Refusal.Of(
                Refusal.Text($"A data set with {Refusal.Count(data.Features, "feature")} was received"),
                Refusal.Text($"{Features}, as the scaler was fitted to"),
                "Fit a scaler to data of this kind.");
        float[] inputs = data.Inputs.ToArray();
        for (int row = 0; row < data.Count; row++) Map(inputs.AsSpan(row * data.Steps * data.Features, data.Lengths[row] * data.Features), inverse);
        var mapped = new InputData(inputs, data.Lengths.ToArray(), data.Steps, data.Features);
        mapped.CheckFinite();
        return new SequenceDataset(mapped.Values, mapped.Lengths, mapped.Steps, mapped.Features, data.Targets, data.HasWeights ? data.Weights.ToArray() : null);
    }

    private SequenceDataset MapTargets(SequenceDataset data, bool inverse)
    {
        ValueTargets targets = TargetSeries.Of(data);
        if (targets.Size != Features)
            throw Refusal.Of(
                Refusal.Text($"Targets of {Refusal.Count(targets.Size, "number")} were received"), Refusal.Text($"{Features}, as the scaler was fitted to"), "Fit a scaler to targets of this kind.");
        float[] values = targets.Values.ToArray();
        foreach ((int start, int length) in TargetSeries.Valid(data, targets)) Map(values.AsSpan(start, length), inverse);
        return new SequenceDataset(data.Inputs.ToArray(), data.Lengths.ToArray(), data.Steps, data.Features, new ValueTargets(values, targets.PerStep, targets.Size), data.HasWeights ? data.Weights.ToArray() : null);
    }
}
