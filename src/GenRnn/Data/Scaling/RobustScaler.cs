namespace GenRnn;

/// <summary>
/// Brings the median of every feature to 0 and the distance between its quartiles to 1, so that a few values far out do not
/// matter. Immutable.
/// </summary>
/// <param name="Median">Median of each feature.</param>
/// <param name="Scale">Distance between the quartiles of each feature, which are interpolated linearly; 1 where it is 0.</param>
public sealed record RobustScaler(EquatableArray<float> Median, EquatableArray<float> Scale) : FeatureScaler
{
    /// <inheritdoc/>
    public override int Features => Median.Count;

    internal override (float Offset, float Divisor) Of(int feature) => (Median[feature], Scale[feature]);

    /// <summary>The figures of a data set's inputs, over valid steps alone.</summary>
    public static RobustScaler Fit(SequenceDataset data) => Fit(TargetSeries.Inputs(data), data.Features);

    /// <summary>The figures of a series, [S, features] row-major.</summary>
    /// <exception cref="ArgumentException">No values, a length that is no multiple of <paramref name="features"/>, or a value that is not finite.</exception>
    public static RobustScaler Fit(ReadOnlySpan<float> series, int features = 1)
    {
        TargetSeries.Check(series, features);
        float[] medians = new float[features], scales = new float[features], values = new float[series.Length / features];
        for (int feature = 0; feature < features; feature++)
        {
            for (int step = 0; step < values.Length; step++) values[step] = series[(step * features) + feature];
            Array.Sort(values);
            medians[feature] = (float)Quantile(values, 0.5);
            float distance = (float)(Quantile(values, 0.75) - Quantile(values, 0.25));
            scales[feature] = distance > 0 ? distance : 1;
        }

        return new RobustScaler(medians.ToEquatableArray(), scales.ToEquatableArray());
    }

    /// <summary>The figures of a data set's targets, over valid steps alone.</summary>
    /// <exception cref="ArgumentException">The targets are classes.</exception>
    public static RobustScaler FitTargets(SequenceDataset data)
    {
        (float[] series, int size) = TargetSeries.Read(data);
        return Fit(series, size);
    }

    /// <summary>The value below which a share of sorted values lies, interpolated linearly between two of them.</summary>
    private static double Quantile(float[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place, above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * ((double)sorted[above] - sorted[below]));
    }
}
