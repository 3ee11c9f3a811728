namespace GenRnn;

/// <summary>
/// Brings every feature to mean 0 and deviation 1, with the figures of the data that it was fitted to. Immutable.
/// </summary>
/// <param name="Mean">Mean of each feature.</param>
/// <param name="Scale">Deviation of each feature (divided by n, not n - 1); 1 for a feature that never changes.</param>
public sealed record Standardizer(EquatableArray<float> Mean, EquatableArray<float> Scale)
{
    /// <summary>The figures of a data set's inputs, over valid steps alone.</summary>
    public static Standardizer Fit(SequenceDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var figures = new FeatureFigures(data.Features);
        for (int row = 0; row < data.Count; row++) figures.AddSums(data.Sequence(row));
        for (int row = 0; row < data.Count; row++) figures.AddSquares(data.Sequence(row));
        return figures.ToStandardizer();
    }

    /// <summary>The figures of a series, [S, features] row-major.</summary>
    /// <exception cref="ArgumentException">No values, a length that is no multiple of <paramref name="features"/>, or a value that is not finite.</exception>
    public static Standardizer Fit(ReadOnlySpan<float> series, int features = 1)
    {
        if (features < 1 || series.IsEmpty || series.Length % features != 0)
            throw Refusal.Of(
                Refusal.Text($"A series of {Refusal.Count(series.Length, "number")} with {Refusal.Count(features, "feature")} a step was received"),
                "at least one whole step",
                "Correct the number of features, or give some data.");
        SeriesWindows.CheckFinite(series, features);
        var figures = new FeatureFigures(features);
        figures.AddSums(series);
        figures.AddSquares(series);
        return figures.ToStandardizer();
    }

    /// <summary>The data set with standardised inputs; padding stays zero, targets stay as they are.</summary>
    /// <exception cref="ArgumentException">The data set has another number of features, or a number becomes infinite.</exception>
    public SequenceDataset Apply(SequenceDataset data) => Map(data, (value, mean, scale) => (value - mean) / scale);

    /// <summary>Standardised values of a series, [S, features] row-major.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of the features.</exception>
    public float[] Apply(ReadOnlySpan<float> series) => Map(series, (value, mean, scale) => (value - mean) / scale);

    /// <summary>The inverse of <see cref="Apply(SequenceDataset)"/>, but for rounding.</summary>
    /// <exception cref="ArgumentException">The data set has another number of features, or a number becomes infinite.</exception>
    public SequenceDataset InverseTransform(SequenceDataset data) => Map(data, (value, mean, scale) => (value * scale) + mean);

    /// <summary>The inverse of <see cref="Apply(ReadOnlySpan{float})"/>, but for rounding.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of the features.</exception>
    public float[] InverseTransform(ReadOnlySpan<float> series) => Map(series, (value, mean, scale) => (value * scale) + mean);

    private SequenceDataset Map(SequenceDataset data, Func<float, float, float, float> map)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Features != Mean.Count)
            throw Refusal.Of(
                Refusal.Text($"A data set with {Refusal.Count(data.Features, "feature")} was received"),
                Refusal.Text($"{Mean.Count}, as the standardizer was fitted to"),
                "Fit a standardizer to data of this kind.");
        float[] inputs = new float[data.Inputs.Length];
        for (int row = 0; row < data.Count; row++) Map(data.Sequence(row), map).CopyTo(inputs, row * data.Steps * data.Features);
        var mapped = new InputData(inputs, data.Lengths.ToArray(), data.Steps, data.Features);
        mapped.CheckFinite();
        return new SequenceDataset(mapped.Values, mapped.Lengths, mapped.Steps, mapped.Features, data.Targets, data.HasWeights ? data.Weights.ToArray() : null);
    }

    private float[] Map(ReadOnlySpan<float> series, Func<float, float, float, float> map)
    {
        if (series.Length % Mean.Count != 0)
            throw Refusal.Of(
                Refusal.Text($"A series of {Refusal.Count(series.Length, "number")} was received"),
                Refusal.Text($"whole steps of {Refusal.Count(Mean.Count, "feature")}"),
                "Give the features that the standardizer was fitted to.");
        float[] result = new float[series.Length];
        for (int i = 0; i < result.Length; i++) result[i] = map(series[i], Mean[i % Mean.Count], Scale[i % Mean.Count]);
        return result;
    }
}
