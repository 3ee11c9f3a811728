using System.Numerics.Tensors;

namespace GenRnn.Tests;

public class WindowsTests
{
    private static readonly float[] Ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Fact]
    public void Target_is_the_value_that_follows()
    {
        SequenceDataset data = SequenceDataset.Windows(Ten, length: 3);
        Assert.Equal((7, 3, 1), (data.Count, data.Steps, data.Features));
        Assert.Equal([2, 3, 4], data.Sequence(2).ToArray());
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], ((ValueTargets)data.Targets).Values.ToArray());
    }

    [Theory]
    [InlineData(1, 1, 1, new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 })]
    [InlineData(3, 2, 1, new float[] { 4, 5, 6, 7, 8, 9 })]
    [InlineData(3, 5, 1, new float[] { 7, 8, 9 })]
    [InlineData(3, 1, 2, new float[] { 3, 5, 7, 9 })]
    [InlineData(3, 2, 4, new float[] { 4, 8 })]
    [InlineData(9, 1, 3, new float[] { 9 })]
    public void Targets_lie_a_horizon_after_windows_a_stride_apart(int length, int horizon, int stride, float[] targets)
    {
        SequenceDataset data = SequenceDataset.Windows(Ten, length, horizon, stride);
        Assert.Equal(targets, ((ValueTargets)data.Targets).Values.ToArray());
        for (int i = 0; i < data.Count; i++) Assert.Equal(targets[i] - horizon, data.Sequence(i)[^1]);
    }

    [Fact]
    public void A_series_of_several_features_forecasts_all_or_one()
    {
        Tensor<float> series = Tensor.Create(Ten, [5, 2]);
        SequenceDataset all = SequenceDataset.Windows(series, length: 2);
        Assert.Equal([2, 3, 4, 5], all.Sequence(1).ToArray());
        Assert.Equal([4, 5, 6, 7, 8, 9], ((ValueTargets)all.Targets).Values.ToArray());
        Assert.Equal(2, ((ValueTargets)all.Targets).Size);
        SequenceDataset second = SequenceDataset.Windows(series, length: 2, targetFeature: 1);
        Assert.Equal([5, 7, 9], ((ValueTargets)second.Targets).Values.ToArray());
        Assert.Equal(1, ((ValueTargets)second.Targets).Size);
    }
}
