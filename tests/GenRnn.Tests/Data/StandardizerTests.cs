using System.Numerics.Tensors;

namespace GenRnn.Tests;

public class StandardizerTests
{
    // Feature 0 is 1, 3, 5 with mean 3 and variance (4 + 0 + 4) / 3; feature 1 is constant; one step of padding.
    private static readonly SequenceDataset Data = SequenceDataset.FromSequences(
        [new float[,] { { 1, 0.1f } }, new float[,] { { 3, 0.1f }, { 5, 0.1f } }], [0, 1]);

    [Fact]
    public void Figures_are_those_of_the_valid_steps()
    {
        Standardizer figures = Standardizer.Fit(Data);
        Assert.Equal(EquatableArray.Of(3f, 0.1f), figures.Mean);
        Assert.Equal(EquatableArray.Of((float)Math.Sqrt(8.0 / 3), 1f), figures.Scale);
    }

    [Fact]
    public void Applied_to_its_own_data_it_gives_mean_0_and_deviation_1_and_leaves_padding_zero()
    {
        SequenceDataset applied = Standardizer.Fit(Data).Apply(Data);
        float unit = 2 / (float)Math.Sqrt(8.0 / 3);
        Assert.Equal([-unit, 0, 0, 0, 0, 0, unit, 0], applied.Inputs.ToArray());
        Assert.Equal(Data.Lengths.ToArray(), applied.Lengths.ToArray());
        Assert.Same(Data.Targets, applied.Targets);
    }

    [Fact]
    public void The_figures_of_one_data_set_apply_to_another()
    {
        SequenceDataset other = SequenceDataset.Create(Tensor.Create([7f, 1.1f], [1, 1, 2]), [0]);
        Assert.Equal([(float)(4 / (float)Math.Sqrt(8.0 / 3)), 1f], Standardizer.Fit(Data).Apply(other).Inputs.ToArray());
    }

    [Fact]
    public void Inverse_transform_gives_the_data_back()
    {
        Standardizer figures = Standardizer.Fit(Data);
        float[] back = figures.InverseTransform(figures.Apply(Data)).Inputs.ToArray();
        for (int i = 0; i < back.Length; i++) Assert.Equal(Data.Inputs[i], back[i], 1e-6f);
    }

    [Fact]
    public void A_series_has_figures_too()
    {
        Standardizer figures = Standardizer.Fit([1f, 10, 3, 10, 5, 10], features: 2);
        Assert.Equal(EquatableArray.Of(3f, 10f), figures.Mean);
        float[] applied = figures.Apply([1f, 11]);
        Assert.Equal([(float)(-2 / (float)Math.Sqrt(8.0 / 3)), 1], applied);
        Assert.Equal([1f, 11], figures.InverseTransform(applied).Select(v => MathF.Round(v, 5)));
    }

    [Fact]
    public void A_large_mean_does_not_drown_a_small_deviation()
    {
        Standardizer figures = Standardizer.Fit([1e6f, 1e6f + 1, 1e6f + 2]);
        Assert.Equal(Math.Sqrt(2.0 / 3), figures.Scale[0], 1e-6);
    }

    [Fact]
    public void Equal_figures_are_equal() => Assert.Equal(Standardizer.Fit(Data), Standardizer.Fit(Data));
}
