using System.Numerics.Tensors;

namespace GenRnn.Tests;

/// <summary>Windows with the arguments and the meaning of Keras' timeseries_dataset_from_array.</summary>
public class TimeSeriesTests
{
    /// <summary>0, 1 ... 98, as in the first example of Keras' documentation.</summary>
    private static readonly Tensor<float> Ninety = Series(99);

    [Fact]
    public void Windows_take_every_other_step_and_begin_three_steps_apart()
    {
        SequenceDataset data = SequenceDataset.TimeSeries(Ninety, sequenceLength: 10, sequenceStride: 3, samplingRate: 2);

        Assert.Equal([0, 2, 4, 6, 8, 10, 12, 14, 16, 18], data.Sequence(0).ToArray());
        Assert.Equal([3, 5, 7, 9, 11, 13, 15, 17, 19, 21], data.Sequence(1).ToArray());
        Assert.Equal([78, 80, 82, 84, 86, 88, 90, 92, 94, 96], data.Sequence(data.Count - 1).ToArray());
        Assert.Equal(27, data.Count);
    }

    [Fact]
    public void Target_belongs_to_the_window_that_begins_at_its_step()
    {
        // The second example: input_data = data[:-10], targets = data[10:].
        SequenceDataset data = SequenceDataset.TimeSeries(Ninety[..89], Ninety[10..], sequenceLength: 10);

        Assert.Equal((80, 10), (data.Count, data.Steps));
        Assert.Equal(Enumerable.Range(10, 80).Select(i => (float)i), Values(data));
    }

    [Theory]
    [InlineData(1, 1, 1, null, null, 20, 20)]
    [InlineData(5, 1, 1, null, null, 20, 16)]
    [InlineData(5, 2, 1, null, null, 20, 8)]
    [InlineData(5, 1, 4, null, null, 20, 4)]
    [InlineData(5, 1, 1, 3, null, 20, 13)]
    [InlineData(5, 1, 1, null, 18, 20, 14)]
    [InlineData(5, 3, 2, 1, 15, 20, 2)]
    [InlineData(5, 1, 1, null, null, 3, 3)]
    [InlineData(5, 1, 1, 2, null, 10, 8)]
    public void Windows_are_those_that_fit_between_the_indices_and_have_a_target(int length, int stride, int rate, int? start, int? end, int targets, int count)
    {
        SequenceDataset data = SequenceDataset.TimeSeries(Series(20), Series(targets), length, stride, rate, start, end);

        Assert.Equal(count, data.Count);
        for (int window = 0; window < count; window++)
        {
            int first = (start ?? 0) + (window * stride);
            Assert.Equal(Enumerable.Range(0, length).Select(step => (float)(first + (step * rate))), data.Sequence(window).ToArray());
            Assert.Equal(first, Values(data)[window]);
        }
    }

    [Fact]
    public void Series_and_targets_may_have_several_numbers_a_step()
    {
        SequenceDataset data = SequenceDataset.TimeSeries(Tensor.Create([0f, 1, 2, 3, 4, 5], [3, 2]), Tensor.Create([10f, 11, 20, 21, 30, 31], [3, 2]), sequenceLength: 2);

        Assert.Equal([0, 1, 2, 3, 2, 3, 4, 5], data.Inputs.ToArray());
        Assert.Equal([10, 11, 20, 21], Values(data));
    }

    [Fact]
    public void Targets_may_be_classes()
    {
        SequenceDataset data = SequenceDataset.TimeSeries(Series(5), [3, 1, 2, 0, 9], sequenceLength: 2, sequenceStride: 2);

        Assert.Equal([3, 2], ((ClassTargets)data.Targets).Ids.ToArray());
    }

    [Theory]
    [InlineData(0, 1, 1, null, null, "sequenceLength of 0")]
    [InlineData(2, 0, 1, null, null, "sequenceStride of 0")]
    [InlineData(2, 1, -1, null, null, "samplingRate of -1")]
    [InlineData(2, 1, 1, 5, null, "startIndex of 5 was received; expected 0 to 4")]
    [InlineData(2, 1, 1, -1, null, "startIndex of -1")]
    [InlineData(2, 1, 1, 3, 3, "endIndex of 3 was received; expected 4 to 5")]
    [InlineData(2, 1, 1, null, 6, "endIndex of 6")]
    [InlineData(3, 1, 3, null, null, "5 steps for windows of 3, each 3 apart, were received; expected at least 7 steps")]
    public void Numbers_out_of_range_are_refused(int length, int stride, int rate, int? start, int? end, string words) => Assert.Contains(
        words, Assert.Throws<ArgumentException>(() => SequenceDataset.TimeSeries(Series(5), length, stride, rate, start, end)).Message, StringComparison.Ordinal);

    private static Tensor<float> Series(int steps) => Tensor.Create([.. Enumerable.Range(0, steps).Select(i => (float)i)], [steps]);

    private static float[] Values(SequenceDataset data) => ((ValueTargets)data.Targets).Values.ToArray();
}
