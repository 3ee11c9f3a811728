using System.Numerics.Tensors;

namespace GenRnn;

/// <content>Windows of time series as Keras cuts them.</content>
public sealed partial class SequenceDataset
{
    /// <summary>
    /// Windows over a series, with the arguments and the meaning of <c>keras.utils.timeseries_dataset_from_array</c>: window k
    /// begins at k * <paramref name="sequenceStride"/> and takes every <paramref name="samplingRate"/>-th step;
    /// <paramref name="targets"/>[i] belongs to the window that begins at step i. Windows without a target are left out.
    /// </summary>
    /// <remarks>
    /// <see cref="Shuffle"/> and <see cref="TrainingOptions.BatchSize"/> are what Keras has as arguments here. To forecast the
    /// value after a window of n steps, targets are the series from step n on. Beside <paramref name="data"/> targets are cut to
    /// the steps from <paramref name="startIndex"/> to before <paramref name="endIndex"/>, too.
    /// </remarks>
    /// <param name="data">[S] or [S, I], in order of time.</param>
    /// <param name="targets">[S'] or [S', O].</param>
    /// <param name="sequenceLength">Steps of a window.</param>
    /// <param name="sequenceStride">Steps from the beginning of a window to that of the next.</param>
    /// <param name="samplingRate">Steps of the series from one step of a window to the next.</param>
    /// <param name="startIndex">Steps of the series before it are not used.</param>
    /// <param name="endIndex">Steps of the series from it on are not used.</param>
    /// <exception cref="ArgumentException">Numbers out of range, too short a series, or a value that is not finite; the message says where.</exception>
    public static SequenceDataset TimeSeries(
        Tensor<float> data, Tensor<float> targets, int sequenceLength, int sequenceStride = 1, int samplingRate = 1, int? startIndex = null, int? endIndex = null)
    {
        (float[] values, int size) = TimeSeriesWindows.Read(targets, "targets");
        var cut = TimeSeriesWindows.Cut(data, values.Length / size, sequenceLength, sequenceStride, samplingRate, startIndex, endIndex);
        float[] taken = new float[cut.Count * size];
        for (int window = 0; window < cut.Count; window++) values.AsSpan((cut.First + (window * sequenceStride)) * size, size).CopyTo(taken.AsSpan(window * size));
        return Of(cut.Inputs, TargetData.Values(cut.Inputs, Tensor.Create(taken, [cut.Count, size])));
    }

    /// <summary>Windows over a series with a class each: <paramref name="classIds"/>[i] belongs to the window that begins at step i.</summary>
    /// <inheritdoc cref="TimeSeries(Tensor{float}, Tensor{float}, int, int, int, int?, int?)"/>
    public static SequenceDataset TimeSeries(
        Tensor<float> data, ReadOnlySpan<int> classIds, int sequenceLength, int sequenceStride = 1, int samplingRate = 1, int? startIndex = null, int? endIndex = null)
    {
        var cut = TimeSeriesWindows.Cut(data, classIds.Length, sequenceLength, sequenceStride, samplingRate, startIndex, endIndex);
        int[] taken = new int[cut.Count];
        for (int window = 0; window < cut.Count; window++) taken[window] = classIds[cut.First + (window * sequenceStride)];
        return Of(cut.Inputs, TargetData.Classes(cut.Inputs, taken, null));
    }

    /// <summary>Windows over a series without targets, to predict with; every window then has the class 0, which means nothing.</summary>
    /// <inheritdoc cref="TimeSeries(Tensor{float}, Tensor{float}, int, int, int, int?, int?)"/>
    public static SequenceDataset TimeSeries(Tensor<float> data, int sequenceLength, int sequenceStride = 1, int samplingRate = 1, int? startIndex = null, int? endIndex = null)
    {
        var cut = TimeSeriesWindows.Cut(data, null, sequenceLength, sequenceStride, samplingRate, startIndex, endIndex);
        return Of(cut.Inputs, TargetData.Classes(cut.Inputs, new int[cut.Count].AsSpan(), null));
    }
}
