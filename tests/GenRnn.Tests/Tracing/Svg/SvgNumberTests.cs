namespace GenRnn.Tests.Tracing.Svg;

/// <summary>Figures as a reader sees them.</summary>
public sealed class SvgNumberTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(0.0714, "0.071")]
    [InlineData(-0.5, "\u22120.5")]
    [InlineData(0.99951, "1")]
    [InlineData(12.345, "12.35")]
    [InlineData(123.456, "123.5")]
    [InlineData(12345.6, "12346")]
    [InlineData(1e30, "1e30")]
    [InlineData(-1.5e-7, "\u22121.5e\u22127")]
    [InlineData(double.NaN, "not a number")]
    [InlineData(double.NegativeInfinity, "\u2212infinite")]
    public void Figures_have_about_three_digits(double value, string expected) => Assert.Equal(expected, SvgNumber.Figure(value));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(0.42, ".42")]
    [InlineData(-0.071, "\u2212.07")]
    [InlineData(0.994, ".99")]
    [InlineData(0.996, "1.0")]
    [InlineData(-9.94, "\u22129.9")]
    [InlineData(9.96, "10")]
    [InlineData(999.4, "999")]
    [InlineData(12345.0, "1e4")]
    [InlineData(-0.001, "\u2212.00")]
    [InlineData(double.NaN, "")]
    public void Cells_have_three_characters_and_a_sign(double value, string expected) => Assert.Equal(expected, SvgNumber.Short(value));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1.0, "100")]
    [InlineData(0.001, "<1")]
    [InlineData(0.999, ">99")]
    [InlineData(0.405, "41")]
    public void Percents_say_nothing_and_all_only_where_it_is_so(double share, string expected) => Assert.Equal(expected + "\u202F%", SvgNumber.Percent(share));

    [Fact]
    public void Figures_below_each_other_have_the_same_decimals()
    {
        Assert.Equal(["0.62", "0.30", "\u22121.00", "not a number"], SvgNumber.Figures([0.62, 0.3, -1, double.NaN]));
        Assert.Equal(["3", "40"], SvgNumber.Figures([3, 40]));
        Assert.Equal(["0.3", "1e30"], SvgNumber.Figures([0.3, 1e30]));
    }

    [Fact]
    public void Large_counts_are_grouped() => Assert.Equal(["9999", "10,000", "\u22121,234,567"], new[] { 9999L, 10000, -1234567 }.Select(SvgNumber.Grouped));
}
