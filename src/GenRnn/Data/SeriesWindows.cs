namespace GenRnn;

/// <summary>Cuts a time series into windows with their targets.</summary>
internal static class SeriesWindows
{
    /// <summary>See <see cref="SequenceDataset.Windows(ReadOnlySpan{float}, int, int, int)"/>.</summary>
    /// <param name="series">[S, features] row-major.</param>
    /// <param name="features">Numbers a step.</param>
    /// <param name="length">Steps of a window.</param>
    /// <param name="horizon">Steps from the last of a window to its target.</param>
    /// <param name="stride">Steps from window to window.</param>
    /// <param name="targetFeature">The feature to forecast, or all.</param>
    public static SequenceDataset Cut(ReadOnlySpan<float> series, int features, int length, int horizon, int stride, int? targetFeature)
    {
        CheckPositive("length", length);
        CheckPositive("horizon", horizon);
        CheckPositive("stride", stride);
        if (targetFeature is { } feature && (feature < 0 || feature >= features))
            throw Refusal.Of(Refusal.Text($"A target feature of {feature} was received"), Refusal.Text($"0 to {features - 1}"), "Give the position of a feature.");
        int steps = series.Length / features;
        if ((long)length + horizon > steps)
            throw Refusal.Of(
                Refusal.Text($"A series of {Refusal.Count(steps, "step")} with windows of {length} and a horizon of {horizon} was received"),
                Refusal.Text($"at least {(long)length + horizon} steps, a window and its target"),
                "Give a longer series, or shorter windows.");
        CheckFinite(series, features);

        int count = ((steps - length - horizon) / stride) + 1, size = targetFeature is null ? features : 1;
        int numbers = Refusal.Length((Int128)count * length * features, Refusal.Text($"{count} windows of {Refusal.Count(length, "step")}"), "Set a larger stride, or give shorter windows.");
        float[] inputs = new float[numbers], targets = new float[count * size];
        for (int window = 0; window < count; window++)
        {
            int start = window * stride, target = (start + length + horizon - 1) * features;
            series.Slice(start * features, length * features).CopyTo(inputs.AsSpan(window * length * features));
            series.Slice(target + (targetFeature ?? 0), size).CopyTo(targets.AsSpan(window * size));
        }

        return new SequenceDataset(inputs, [.. Enumerable.Repeat(length, count)], length, features, new ValueTargets(targets, perStep: false, size));
    }

    /// <summary>Refuses what is not finite, with its place.</summary>
    public static void CheckFinite(ReadOnlySpan<float> series, int features)
    {
        for (int i = 0; i < series.Length; i++)
        {
            if (!float.IsFinite(series[i]))
                throw Refusal.Of(Refusal.Text($"The value at step {i / features}, feature {i % features} of the series is {series[i]}"), "finite numbers", "Fill in the value.");
        }
    }

    /// <summary>Refuses what is below 1.</summary>
    public static void CheckPositive(string name, int value)
    {
        if (value < 1) throw Refusal.Of(Refusal.Text($"A {name} of {value} was received"), "at least 1", $"Correct the {name}.");
    }
}
