namespace GenRnn;

/// <summary>
/// Brings every feature to mean 0 and deviation 1, with the figures of the data that it was fitted to. Immutable.
/// </summary>
/// <param name="Mean">Mean of each feature.</param>
/// <param name="Scale">Deviation of each feature (divided by n, not n - 1); 1 for a feature that never changes.</param>
public sealed record Standardizer(EquatableArray<float> Mean, EquatableArray<float> Scale) : FeatureScaler
{
    /// <inheritdoc/>
    public override int Features => Mean.Count;

    internal override (float Offset, float Divisor) Of(int feature) => (Mean[feature], Scale[feature]);

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
        TargetSeries.Check(series, features);
        var figures = new FeatureFigures(features);
        figures.AddSums(series);
        figures.AddSquares(series);
        return figures.ToStandardizer();
    }

    /// <summary>The figures of a stream's inputs, which is read twice.</summary>
    /// <exception cref="ArgumentException">No part, or parts of different features.</exception>
    public static async Task<Standardizer> FitAsync(SequenceStream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FeatureFigures? figures = null;
        await foreach (SequenceDataset part in stream.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            figures ??= new FeatureFigures(part.Features);
            TargetSeries.CheckPart(part, figures.Features);
            for (int row = 0; row < part.Count; row++) figures.AddSums(part.Sequence(row));
        }

        if (figures is null) throw Refusal.Of("A stream without any part was received", "at least one", "Give some data.");
        await foreach (SequenceDataset part in stream.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            for (int row = 0; row < part.Count; row++) figures.AddSquares(part.Sequence(row));
        }

        return figures.ToStandardizer();
    }

    /// <summary>The figures of a data set's targets, over valid steps alone.</summary>
    /// <exception cref="ArgumentException">The targets are classes.</exception>
    public static Standardizer FitTargets(SequenceDataset data)
    {
        (float[] series, int size) = TargetSeries.Read(data);
        return Fit(series, size);
    }
}
