namespace GenRnn.Tests.Numerics;

public class RandomTests
{
    [Fact]
    public void Numbers_are_those_of_xoshiro256_star_star()
    {
        // The published test vector for the state 1, 2, 3, 4.
        var source = new RandomSource(new RandomState(1, 2, 3, 4));
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625, 8476171486693032832];
        Assert.Equal(expected, expected.Select(_ => source.NextUInt64()));
    }

    [Fact]
    public void A_seed_is_spread_by_split_mix() =>
        Assert.Equal(new RandomState(0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC), RandomState.FromSeed(0));

    [Fact]
    public void A_source_made_from_a_state_goes_on_with_the_same_numbers()
    {
        var first = new RandomSource(5);
        for (int i = 0; i < 10; i++) first.NextGaussian();
        var second = new RandomSource(first.State);
        Assert.Equal(Enumerable.Range(0, 20).Select(_ => first.NextUInt64()).ToArray(), Enumerable.Range(0, 20).Select(_ => second.NextUInt64()).ToArray());
    }

    [Theory]
    [InlineData(1, 2, 0, 0)]
    [InlineData(1, 1, 0, 1)]
    [InlineData(-1, 1, 0, 0)]
    [InlineData(int.MinValue, int.MaxValue, 0, 0)]
    public void Other_seeds_and_streams_have_other_states(int seed, int other, int stream, int otherStream) =>
        Assert.NotEqual(RandomState.FromSeed(seed, stream), RandomState.FromSeed(other, otherStream));

    [Fact]
    public void A_state_of_zeros_is_refused() => Assert.Contains("RandomState.FromSeed", Assert.Throws<ArgumentException>(() => new RandomSource(default(RandomState))).Message);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public void Whole_numbers_below_a_maximum_are_equally_likely(int maximum)
    {
        const int PerNumber = 1000;
        var source = new RandomSource(11);
        int[] counts = new int[maximum];
        for (int i = 0; i < maximum * PerNumber; i++) counts[source.NextInt32(maximum)]++;

        // Chi-square has maximum - 1 degrees of freedom, mean maximum - 1 and deviation sqrt(2 (maximum - 1)).
        double chiSquare = counts.Sum(c => Math.Pow(c - PerNumber, 2) / PerNumber);
        Assert.InRange(chiSquare, 0, (maximum - 1) + (4 * Math.Sqrt(2 * (maximum - 1))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_maximum_that_is_not_positive_is_refused(int maximum) => Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSource(1).NextInt32(maximum));

    [Fact]
    public void Fractions_fill_the_unit_interval_evenly()
    {
        var source = new RandomSource(3);
        double[] doubles = [.. Enumerable.Range(0, 20_000).Select(_ => source.NextDouble())];
        float[] floats = [.. Enumerable.Range(0, 20_000).Select(_ => source.NextSingle())];
        Assert.All(doubles, d => Assert.InRange(d, 0, 1 - 1e-17));
        Assert.All(floats, f => Assert.True(f is >= 0 and < 1));
        Assert.Equal(0.5, doubles.Average(), 0.01);
        Assert.Equal(0.5, floats.Average(), 0.01);
        Assert.Equal(1 / 12.0, doubles.Average(d => (d - 0.5) * (d - 0.5)), 0.003);
    }

    [Fact]
    public void Gaussian_numbers_have_the_moments_of_the_normal_distribution()
    {
        var source = new RandomSource(4);
        double[] numbers = [.. Enumerable.Range(0, 50_000).Select(_ => source.NextGaussian())];
        Assert.Equal(0, numbers.Average(), 0.02);
        Assert.Equal(1, numbers.Average(x => x * x), 0.03);
        Assert.Equal(0, numbers.Average(x => x * x * x), 0.08);
        Assert.Equal(3, numbers.Average(x => x * x * x * x), 0.2);
    }

    [Fact]
    public void Every_order_of_three_is_equally_likely()
    {
        var source = new RandomSource(6);
        var counts = new Dictionary<(int, int, int), int>();
        for (int i = 0; i < 6000; i++)
        {
            int[] items = [0, 1, 2];
            source.Shuffle(items.AsSpan());
            (int, int, int) order = (items[0], items[1], items[2]);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 880, 1120));
    }
}
