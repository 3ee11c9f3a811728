using System.Numerics.Tensors;

namespace GenRnn.Tests;

/// <summary>Ranges and quartiles, and scalers in general; <see cref="StandardizerTests"/> has means and deviations.</summary>
public class ScalerTests
{
    // Feature 0 is 1, 3, 5, 9; feature 1 is constant; one step of padding.
    private static readonly SequenceDataset Data = SequenceDataset.FromSequences(
        [new float[,] { { 1, 7 } }, new float[,] { { 9, 7 }, { 3, 7 }, { 5, 7 } }], new float[][] { [10, 1], [30, 2] });

    [Fact]
    public void Least_value_becomes_0_and_greatest_1_and_a_constant_0_and_padding_stays()
    {
        MinMaxScaler scaler = MinMaxScaler.Fit(Data);

        Assert.Equal(new MinMaxScaler(EquatableArray.Of(1f, 7f), EquatableArray.Of(9f, 7f)), scaler);
        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 0, 0.25f, 0, 0.5f, 0], scaler.Apply(Data).Inputs.ToArray());
    }

    [Fact]
    public void Another_range_is_followed() =>
        Assert.Equal([-1, -1, 1, -1, -0.5f, -1, 0, -1], MinMaxScaler.Fit(Data, low: -1, high: 1).Apply([1f, 7, 9, 7, 3, 7, 5, 7]));

    [Fact]
    public void Median_becomes_0_and_the_distance_of_quartiles_1()
    {
        // Sorted 1 3 5 9: the median is 4, the quartiles 2.5 and 6.
        RobustScaler scaler = RobustScaler.Fit(Data);

        Assert.Equal(new RobustScaler(EquatableArray.Of(4f, 7f), EquatableArray.Of(3.5f, 1f)), scaler);
        Assert.Equal([(1 - 4) / 3.5f, 0, (9 - 4) / 3.5f, 0], scaler.Apply([1f, 7, 9, 7]));
    }

    [Fact]
    public void Value_far_out_moves_no_quartile()
    {
        float[] series = [.. Enumerable.Range(0, 101).Select(i => (float)i)], outlier = [.. series[..100], 1e9f];

        Assert.Equal(RobustScaler.Fit(series), RobustScaler.Fit(outlier));
        Assert.Equal(50, RobustScaler.Fit(series).Scale[0]);
    }

    public static TheoryData<FeatureScaler> Scalers => [Standardizer.Fit(Data), MinMaxScaler.Fit(Data, -2, 3), RobustScaler.Fit(Data)];

    [Theory]
    [MemberData(nameof(Scalers))]
    public void Inverse_gives_the_data_back(FeatureScaler scaler)
    {
        float[] back = scaler.InverseTransform(scaler.Apply(Data)).Inputs.ToArray();

        Assert.All(back.Zip(Data.Inputs.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
    }

    [Fact]
    public void Targets_have_scalers_of_their_own()
    {
        foreach (FeatureScaler scaler in (FeatureScaler[])[Standardizer.FitTargets(Data), MinMaxScaler.FitTargets(Data), RobustScaler.FitTargets(Data)])
        {
            SequenceDataset scaled = scaler.ApplyToTargets(Data);
            Assert.Equal(Data.Inputs.ToArray(), scaled.Inputs.ToArray());
            Assert.NotEqual(Data.Targets, scaled.Targets);
            Assert.Equal(Data.Targets, scaler.InverseTransformTargets(scaled).Targets);
        }

        Assert.Equal([0, 0, 1, 1], ((ValueTargets)MinMaxScaler.FitTargets(Data).ApplyToTargets(Data).Targets).Values.ToArray());
    }

    [Fact]
    public void Targets_at_every_step_count_up_to_the_length_of_their_sequence()
    {
        SequenceDataset data = SequenceDataset.FromSequences([new float[1, 1], new float[2, 1]], new float[][,] { new float[,] { { 4 } }, new float[,] { { 6 }, { 8 } } });
        MinMaxScaler scaler = MinMaxScaler.FitTargets(data);

        Assert.Equal(4, scaler.Minimum[0]);
        Assert.Equal([0, 0, 0.5f, 1], ((ValueTargets)scaler.ApplyToTargets(data).Targets).Values.ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        SequenceDataset classes = SequenceDataset.Create(Tensor.Create([1f, 2], [2, 1, 1]), [0, 1]);

        Assert.Contains("classes as targets", Assert.Throws<ArgumentException>(() => Standardizer.FitTargets(classes)).Message, StringComparison.Ordinal);
        Assert.Contains("Targets of 2 numbers", Assert.Throws<ArgumentException>(() => MinMaxScaler.Fit([1f, 2]).ApplyToTargets(Data)).Message, StringComparison.Ordinal);
        Assert.Contains("1 feature was received; expected 2", Assert.Throws<ArgumentException>(() => RobustScaler.Fit(Data).Apply(classes)).Message, StringComparison.Ordinal);
        Assert.Contains("range from 1 to 1", Assert.Throws<ArgumentException>(() => MinMaxScaler.Fit(Data, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("step 1, feature 0", Assert.Throws<ArgumentException>(() => RobustScaler.Fit([1f, float.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("3 numbers with 2 features", Assert.Throws<ArgumentException>(() => MinMaxScaler.Fit([1f, 2, 3], features: 2)).Message, StringComparison.Ordinal);
    }
}
