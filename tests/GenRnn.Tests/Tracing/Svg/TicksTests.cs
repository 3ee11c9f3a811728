namespace GenRnn.Tests.Tracing.Svg;

/// <summary>Places on axes.</summary>
public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 1, "0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-1, 1, "\u22121.0 \u22120.5 0 0.5 1.0")]
    [InlineData(0, 0.03, "0 0.005 0.010 0.015 0.020 0.025 0.030")]
    [InlineData(3, 97, "20 40 60 80")]
    [InlineData(0, 2e30, "0 5e29 1e30 1.5e30 2e30")]
    [InlineData(0, 1e-8, "0 2e\u22129 4e\u22129 6e\u22129 8e\u22129 1e\u22128")]
    public void Ticks_are_one_two_or_five_apart(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join(" ", Ticks.Linear(low, high).Select(t => t.Text)));

    [Fact]
    public void Whole_positions_have_whole_ticks() => Assert.Equal(["1", "2", "3"], Ticks.Linear(1, 3, 8, whole: true).Select(t => t.Text));

    [Fact]
    public void Ticks_lie_in_their_range_in_order_and_differ_whatever_the_range()
    {
        var random = new Random(7);
        for (int i = 0; i < 5000; i++)
        {
            double low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 31)), high = low + (Math.Abs(low) * Math.Pow(10, random.Next(-14, 8)));
            Tick[] ticks = Ticks.Linear(low, high, random.Next(2, 12));
            double tolerance = 1e-6 * (high - low);
            Assert.InRange(ticks.Length, 1, 30);
            Assert.All(ticks, t => Assert.InRange(t.Value, low - tolerance, high + tolerance));
            Assert.All(ticks.Zip(ticks.Skip(1)), p => Assert.True(p.First.Value < p.Second.Value, $"{low:R} {high:R}"));
            Assert.True(ticks.Select(t => t.Text).Distinct().Count() == ticks.Length, $"{low:R} to {high:R}: {string.Join(" ", ticks.Select(t => t.Text))}");
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(0, 1e-320)]
    public void A_range_without_length_has_one_tick(double low, double high) => Assert.Equal(low, Assert.Single(Ticks.Linear(low, high)).Value);

    [Fact]
    public void Logarithmic_ticks_are_powers_of_ten()
    {
        Assert.Equal(["0.001", "0.01", "0.1", "1", "10"], Ticks.Logarithmic(0.0005, 30).Select(t => t.Text));
        Tick[] far = Ticks.Logarithmic(1e-30, 1e30, 6);
        Assert.InRange(far.Length, 3, 6);
        Assert.Contains(far, t => t.Text == "1e\u221230");
    }

    [Fact]
    public void An_axis_of_positive_values_over_more_than_two_magnitudes_is_logarithmic()
    {
        Assert.True(Axis.OfValues([0.001, 1]).Log);
        Assert.False(Axis.OfValues([0.02, 1]).Log);
        Assert.False(Axis.OfValues([0, 0.001, 1000]).Log);
        Assert.False(Axis.OfValues([0.001, 1], log: false).Log);
        Assert.True(Axis.OfValues([0.5, 0.9], log: true).Log);
    }

    [Theory]
    [InlineData(new[] { 0.5 }, 0, 1)]
    [InlineData(new[] { 0.0, 0.0 }, 0, 1)]
    [InlineData(new[] { -2.0 }, -4, 0)]
    [InlineData(new[] { 0.3, 0.7 }, 0, 0.7)]
    [InlineData(new[] { 95.0, 99.0 }, 95, 99)]
    [InlineData(new[] { double.NaN, double.PositiveInfinity }, 0, 1)]
    public void An_axis_has_room_for_all_values_and_begins_at_zero_where_zero_is_near(double[] values, double low, double high)
    {
        Axis axis = Axis.OfValues(values);
        Assert.Equal(low, axis.Low, 9);
        Assert.InRange(axis.High, high, high + 0.11);
    }

    [Fact]
    public void Known_ends_are_kept_unless_a_value_lies_beyond()
    {
        Axis shares = Axis.OfValues([0.4, 0.5], range: (0, 1)), beyond = Axis.OfValues([0.4, 3], range: (0, 1));
        Assert.Equal((0.0, 1.0), (shares.Low, shares.High));
        Assert.True(beyond.High >= 3);
    }
}
