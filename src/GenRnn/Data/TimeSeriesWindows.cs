using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>Windows with the arguments of Keras' timeseries_dataset_from_array.</summary>
/// <param name="Inputs">The windows.</param>
/// <param name="First">The step of the series at which the first begins.</param>
internal sealed record TimeSeriesWindows(InputData Inputs, int First)
{
    /// <summary>How many there are.</summary>
    public int Count => Inputs.Count;

    /// <summary>A series of one or more features, [S] or [S, I].</summary>
    public static (float[] Values, int Features) Read(Tensor<float> series, string name)
    {
        ArgumentNullException.ThrowIfNull(series, name);
        if (series.Rank is not (1 or 2) || series.FlattenedLength == 0)
            throw Refusal.Of($"The {name} have the shape {InputData.Shape(series.Lengths)}", "[steps] or [steps, numbers], with at least one step", "Reshape them.");
        float[] values = new float[checked((int)series.FlattenedLength)];
        series.FlattenTo(values);
        return (values, series.Rank == 1 ? 1 : (int)series.Lengths[1]);
    }

    /// <summary>Cuts the windows that have all their steps and, where there are targets, a target.</summary>
    public static TimeSeriesWindows Cut(Tensor<float> data, int? targets, int length, int stride, int rate, int? startIndex, int? endIndex)
    {
        (float[] series, int features) = Read(data, "data");
        int steps = series.Length / features, start = startIndex ?? 0, end = endIndex ?? steps;
        SeriesWindows.CheckPositive("sequenceLength", length);
        SeriesWindows.CheckPositive("sequenceStride", stride);
        SeriesWindows.CheckPositive("samplingRate", rate);
        if (start < 0 || start >= steps) throw Refusal.Of(Refusal.Text($"A startIndex of {start} was received"), Refusal.Text($"0 to {steps - 1}, the steps of the data"), "Correct it.");
        if (end <= start || end > steps) throw Refusal.Of(Refusal.Text($"An endIndex of {end} was received"), Refusal.Text($"{start + 1} to {steps}, after the startIndex"), "Correct it.");
        SeriesWindows.CheckFinite(series, features);

        long places = end - start - ((long)(length - 1) * rate);
        if (targets is { } answered) places = Math.Min(places, Math.Min(answered, end) - start);
        if (places < 1)
            throw Refusal.Of(
                Refusal.Text($"{Refusal.Count(end - start, "step")}{(targets is { } t ? Refusal.Text($" with {Refusal.Count(t, "target")}") : "")} for windows of {length}, each {rate} apart, were received"),
                Refusal.Text($"at least {((long)(length - 1) * rate) + 1} steps{(targets is null ? "" : ", and a target for the first")}"), "Give a longer series, or shorter windows.");
        int count = (int)((places - 1) / stride) + 1;
        float[] inputs = new float[Refusal.Length((Int128)count * length * features, Refusal.Text($"{count} windows of {Refusal.Count(length, "step")}"), "Set a larger stride, or give shorter windows.")];
        for (int window = 0; window < count; window++)
        {
            for (int step = 0; step < length; step++)
                series.AsSpan((start + (window * stride) + (step * rate)) * features, features).CopyTo(inputs.AsSpan(((window * length) + step) * features));
        }

        return new TimeSeriesWindows(new InputData(inputs, [.. Enumerable.Repeat(length, count)], length, features), start);
    }
}
