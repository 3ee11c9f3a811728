using GenRnn.Cli.Tracing;
using Spectre.Console;

namespace GenRnn.Cli.Tests.Tracing;

/// <summary>Heat maps: range, colours, shades.</summary>
public sealed class HeatTests
{
    [Theory]
    [InlineData(0.3, 0.3)]
    [InlineData(0.31, 0.5)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.51, 1)]
    [InlineData(-1, 1)]
    [InlineData(-1.2, 2)]
    [InlineData(730, 1000)]
    [InlineData(0.00021, 0.0003)]
    [InlineData(0, 1)]
    [InlineData(float.NaN, 1)]
    public void Range_is_a_round_number_that_holds_all(float value, double limit)
    {
        HeatScale scale = HeatScale.Of([0, value]);

        Assert.Equal(limit, scale.Limit, 1e-12);
        Assert.Equal(value < 0, scale.HasNegative);
    }

    [Fact]
    public void Text_of_a_cell_is_readable_on_its_ground()
    {
        for (double share = -1; share <= 1; share += 0.01)
        {
            Style style = HeatColors.Of(share, ColorSystem.TrueColor);
            double text = Luminance(style.Foreground), ground = Luminance(style.Background);
            double contrast = (Math.Max(text, ground) + 0.05) / (Math.Min(text, ground) + 0.05);
            Assert.True(contrast >= 4.5, $"{contrast} at {share}");
        }
    }

    [Fact]
    public void Cells_are_the_lighter_the_farther_from_0_on_both_sides()
    {
        foreach (int sign in (int[])[-1, 1])
        {
            double[] lightness = [.. Enumerable.Range(0, 21).Select(i => Luminance(HeatColors.Of(sign * i / 20.0, ColorSystem.TrueColor).Background))];
            Assert.Equal(lightness.Order(), lightness);
            Assert.Equal(lightness.Distinct().Count(), lightness.Length);
        }

        Assert.NotEqual(HeatColors.Of(-0.7, ColorSystem.TrueColor), HeatColors.Of(0.7, ColorSystem.TrueColor));
    }

    [Fact]
    public void Values_beyond_the_range_have_the_colour_of_its_end() => Assert.Equal(HeatColors.Of(1, ColorSystem.TrueColor), HeatColors.Of(7, ColorSystem.TrueColor));

    [Theory]
    [InlineData(0f, ' ', ' ')]
    [InlineData(0.25f, '░', '~')]
    [InlineData(-0.5f, '▒', '=')]
    [InlineData(0.75f, '▓', '#')]
    [InlineData(-1f, '█', '@')]
    [InlineData(float.NaN, '?', '?')]
    [InlineData(float.PositiveInfinity, '!', '!')]
    public void Without_colours_cells_are_the_denser_the_farther_from_0(float value, char block, char letter)
    {
        var scale = new HeatScale(1, HasNegative: true);

        Assert.Equal((block, letter), (scale.Shade(value, Shown.NoColor), scale.Shade(value, Shown.Dumb)));
    }

    [Fact]
    public void Cells_hold_numbers_where_there_is_room() => Assert.Equal(
        [
            "unit      1     2     3",
            "   1   0.00 -0.68  1.00",
            "   2   0.36 -0.90  0.96",
            "     -1         0         1",
        ],
        Map(Values, 60, Shown.TrueColor));

    [Fact]
    public void Cells_without_room_for_numbers_hold_sign_and_tenths() => Assert.Equal(
        ["unit  1   3", "   1  0-6 9", "   2  3-8 9", "     -1         0         1"], Map(Values, 16, Shown.TrueColor));

    [Fact]
    public void Without_colours_numbers_have_a_shade_behind_them() => Assert.Equal(
        [
            "unit       1      2      3",
            "   1   0.00  -0.68▓  1.00█",
            "   2   0.36░ -0.90█  0.96█",
            "     -1 ██▓▓▒▒░░0░░▒▒▓▓██ 1",
        ],
        Map(Values, 60, Shown.NoColor));

    [Fact]
    public void Steps_without_room_are_left_out_of_the_middle() => Assert.Equal(
        ["unit  1              10", "   1  ░ ░ ░ ░ … ░ ░ ░ █", "     … steps 5 to 6", "     left out", "     0  ░░▒▒▓▓██ 0.5"],
        Map(new TraceTensor(EquatableArray.Of(10, 1), Enumerable.Repeat(0.1f, 9).Append(0.5f).ToEquatableArray()), 23, Shown.NoColor));

    private static TraceTensor Values => new(EquatableArray.Of(3, 2), EquatableArray.Of(0f, 0.36f, -0.68f, -0.9f, 1f, 0.96f));

    private static IEnumerable<string> Map(TraceTensor values, int width, Look look) =>
        HeatMap.Of(values, "unit", [], width, look).Select(l => string.Concat(l.Segments.Select(s => s.Text)).TrimEnd());

    private static double Luminance(Color color)
    {
        return (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

        static double Linear(byte value) => value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : Math.Pow(((value / 255.0) + 0.055) / 1.055, 2.4);
    }
}
