namespace GenRnn;

/// <summary>
/// Brings the least value of every feature to <paramref name="Low"/> and the greatest to <paramref name="High"/>, with the
/// figures of the data that it was fitted to; other data may go beyond. Immutable.
/// </summary>
/// <param name="Minimum">Least value of each feature.</param>
/// <param name="Maximum">Greatest value of each feature.</param>
/// <param name="Low">What the least becomes, and all values of a feature that never changes.</param>
/// <param name="High">What the greatest becomes.</param>
public sealed record MinMaxScaler(EquatableArray<float> Minimum, EquatableArray<float> Maximum, float Low = 0, float High = 1) : FeatureScaler
{
    /// <inheritdoc/>
    public override int Features => Minimum.Count;

    internal override (float Offset, float Divisor) Of(int feature)
    {
        float divisor = (float)(((double)Maximum[feature] - Minimum[feature]) / ((double)High - Low)) is > 0 and var usable ? usable : 1;
        return ((float)(Minimum[feature] - ((double)Low * divisor)), divisor);
    }

    /// <summary>The figures of a data set's inputs, over valid steps alone.</summary>
    /// <exception cref="ArgumentException"><paramref name="high"/> is not above <paramref name="low"/>.</exception>
    public static MinMaxScaler Fit(SequenceDataset data, float low = 0, float high = 1) => Fit(TargetSeries.Inputs(data), data.Features, low, high);

    /// <summary>The figures of a series, [S, features] row-major.</summary>
    /// <exception cref="ArgumentException">No values, a length that is no multiple of <paramref name="features"/>, a value that is not finite, or <paramref name="high"/> not above <paramref name="low"/>.</exception>
    public static MinMaxScaler Fit(ReadOnlySpan<float> series, int features = 1, float low = 0, float high = 1)
    {
        TargetSeries.Check(series, features);
        if (!(low < high && float.IsFinite(high - low)))
            throw Refusal.Of(Refusal.Text($"A range from {low} to {high} was received"), "two finite numbers, the lower one first", "Correct the range.");
        float[] minimum = series[..features].ToArray(), maximum = series[..features].ToArray();
        for (int i = features; i < series.Length; i++)
        {
            minimum[i % features] = Math.Min(minimum[i % features], series[i]);
            maximum[i % features] = Math.Max(maximum[i % features], series[i]);
        }

        return new MinMaxScaler(minimum.ToEquatableArray(), maximum.ToEquatableArray(), low, high);
    }

    /// <summary>The figures of a stream's inputs, which is read once.</summary>
    /// <exception cref="ArgumentException">No part, parts of different features, or <paramref name="high"/> not above <paramref name="low"/>.</exception>
    public static async Task<MinMaxScaler> FitAsync(SequenceStream stream, float low = 0, float high = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        MinMaxScaler? all = null;
        await foreach (SequenceDataset part in stream.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            MinMaxScaler own = Fit(part, low, high);
            if (all is not null) TargetSeries.CheckPart(part, all.Features);
            all = all is null ? own : all with { Minimum = Each(all.Minimum, own.Minimum, Math.Min), Maximum = Each(all.Maximum, own.Maximum, Math.Max) };
        }

        return all ?? throw Refusal.Of("A stream without any part was received", "at least one", "Give some data.");

        static EquatableArray<float> Each(EquatableArray<float> one, EquatableArray<float> other, Func<float, float, float> of) => one.Zip(other, of).ToEquatableArray();
    }

    /// <summary>The figures of a data set's targets, over valid steps alone.</summary>
    /// <exception cref="ArgumentException">The targets are classes, or <paramref name="high"/> is not above <paramref name="low"/>.</exception>
    public static MinMaxScaler FitTargets(SequenceDataset data, float low = 0, float high = 1)
    {
        (float[] series, int size) = TargetSeries.Read(data);
        return Fit(series, size, low, high);
    }
}
