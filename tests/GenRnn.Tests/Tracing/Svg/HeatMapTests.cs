using System.Text;
using System.Xml.Linq;

namespace GenRnn.Tests.Tracing.Svg;

/// <summary>Numbers over steps as colours.</summary>
public sealed class HeatMapTests
{
    public static TheoryData<int, int> Sizes => new() { { 1, 1 }, { 1, 30 }, { 30, 1 }, { 10, 20 }, { 8, 12 }, { 64, 256 }, { 70, 70 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_cell_has_the_level_of_its_value(int rows, int columns)
    {
        var random = new Random(rows + columns);
        HeatMap map = SampleCharts.Map(rows, columns, (_, _) => random.Next(20) == 0 ? float.NaN : (float)((2 * random.NextDouble()) - 1)) with { Range = (-1, 1) };
        int[,] cells = Read(map).Cells();
        // The levels of one sign. A level's middle is half a level away; of fewer levels, the ends are drawn out to the ends of all.
        int levels = map.Values.Count > 8192 ? 4 : map.Values.Count > 4096 ? 6 : 12;
        double farthest = (1.0 / levels) - (1.0 / 24) + 1e-6;
        Assert.Equal((rows, columns), (cells.GetLength(0), cells.GetLength(1)));
        for (int i = 0; i < map.Values.Count; i++)
        {
            float v = map.Values[i];
            int level = cells[i / columns, i % columns];
            if (float.IsNaN(v)) Assert.Equal(-1, level);
            else
            {
                Assert.Equal(v < 0, level < 12);
                Assert.InRange(((level - 11.5) / 12) - v, -farthest, farthest);
            }
        }
    }

    [Fact]
    public void Levels_of_shares_run_from_none_to_all()
    {
        HeatMap map = SampleCharts.Map(1, 25, (_, c) => c == 24 ? 1 : (c + 0.5f) / 24) with { Range = (0, 1) };
        int[,] cells = Read(map).Cells();
        Assert.Equal([.. Enumerable.Range(0, 24), 23], Enumerable.Range(0, 25).Select(c => cells[0, c]));
        Assert.All(Read(map).All("path").Where(p => p.Parent!.Classes().Contains("cells")).SelectMany(p => p.Classes()), c => Assert.Matches("^(s[0-9]+|gap)$", c));
    }

    [Fact]
    public void Zero_is_the_palest_level_and_signs_never_share_one()
    {
        var scale = new HeatScale(-2, 2, true);
        Assert.Equal(12, scale.Level(0));
        Assert.Equal(12, scale.Level(-0.0));
        Assert.Equal(12, scale.Level(1e-300));
        Assert.Equal(11, scale.Level(-1e-300));
        Assert.Equal((0, 23, 0, 23), (scale.Level(-2), scale.Level(2), scale.Level(-50), scale.Level(50)));
    }

    [Fact]
    public void The_scale_fits_the_values_and_known_ends_are_kept()
    {
        Assert.Equal(new HeatScale(-3, 3, true), HeatScale.Of([1, -3, 2], null));
        Assert.Equal(new HeatScale(0, 3, false), HeatScale.Of([1, 3, 2], null));
        Assert.Equal(new HeatScale(95, 99, false), HeatScale.Of([95, 99], null));
        Assert.Equal(new HeatScale(0, 1, false), HeatScale.Of([0.4f], (0, 1)));
        Assert.Equal(new HeatScale(0, 5, false), HeatScale.Of([5, 5], null));
        Assert.Equal(new HeatScale(0, 1, false), HeatScale.Of([0, 0], null));
        Assert.Equal(new HeatScale(0, 1, false), HeatScale.Of([float.NaN], null));
        Assert.Equal(new HeatScale(-float.MaxValue, float.MaxValue, true), HeatScale.Of([float.MinValue, float.PositiveInfinity], null));
    }

    [Fact]
    public void Cells_lie_under_their_columns_and_beside_their_rows()
    {
        HeatMap map = SampleCharts.Map(6, 20, (r, c) => r - c);
        XElement drawing = Read(map);
        var (x, y, width, height) = drawing.All("g", "cells").First().Place();
        Assert.Equal((map.Grid.Left, map.Grid.ColumnWidth), (x, width));
        Assert.Equal(Math.Floor(width), width);
        foreach (XElement label in drawing.All("g", "tick").First(g => g.Classes().Contains("mid")).All("text"))
            Assert.Equal(x + ((int.Parse(label.Value) - 0.5) * width), label.Number("x"), 0.06);
        foreach (XElement label in drawing.All("g", "tick").First(g => g.Classes().Contains("end")).All("text"))
            Assert.InRange(label.Number("y"), y + ((int.Parse(label.Value) - 1) * height) + (height / 2), y + (int.Parse(label.Value) * height));
        Assert.InRange(drawing.Number("width"), x + (20 * width), 360);
    }

    [Fact]
    public void Negative_cells_are_hatched_and_no_others()
    {
        XElement drawing = Read(SampleCharts.Map(10, 20, (r, c) => (r + c) % 3 - 1));
        XElement negative = drawing.All("g").Single(g => (string?)g.Attribute("id") == "x-n");
        Assert.All(negative.Elements(), p => Assert.InRange(int.Parse(p.Classes().Single()[1..]), 0, 11));
        Assert.All(negative.Parent!.Elements(SvgReading.Namespace + "path").Where(p => p.Classes()[0] != "gap"), p => Assert.InRange(int.Parse(p.Classes().Single()[1..]), 12, 23));
        XElement mask = drawing.All("mask").Single();
        Assert.Equal("#x-n", mask.All("use").Single().Attribute("href")!.Value);
        Assert.Equal(negative.Parent!.Attribute("transform")!.Value, mask.All("g").Single().Attribute("transform")!.Value);
        XElement hatched = drawing.All("rect").First(r => r.Attribute("mask") is not null);
        Assert.Equal("url(#x-h)", hatched.Attribute("fill")!.Value);
        Assert.Single(drawing.All("pattern"));
    }

    [Fact]
    public void A_map_without_negative_values_has_no_hatch()
    {
        XElement drawing = Read(SampleCharts.Map(10, 20, (r, c) => r + c));
        Assert.Empty(drawing.All("mask"));
        Assert.Empty(drawing.All("pattern"));
    }

    [Fact]
    public void Few_cells_show_their_numbers_in_place_with_the_text_that_can_be_read()
    {
        HeatMap map = SampleCharts.Map(4, 6, (r, c) => (((r * 6) + c) / 11.5f) - 1);
        XElement drawing = Read(map);
        int[,] levels = drawing.Cells();
        var (x, y, width, height) = drawing.All("g", "cells").First().Place();
        XElement[] numbers = [.. drawing.All("g", "small").SelectMany(g => g.All("text"))];
        Assert.Equal(24, numbers.Length);
        foreach (XElement number in numbers)
        {
            int row = (int)((number.Number("y") - y) / height), column = (int)((number.Number("x") - x) / width);
            Assert.Equal(SvgNumber.Short(map.Values[(row * 6) + column]), number.Value);
            Assert.Equal(Palette.IsInner(true, levels[row, column]) ? "in" : "out", number.Parent!.Classes()[^1]);
            Assert.True(SvgText.Width(number.Value, 12.25) <= width);
        }

        Assert.Equal(24, numbers.Select(n => (n.Number("x"), n.Number("y"))).Distinct().Count());
        Assert.Empty(drawing.All("mask"));
    }

    [Fact]
    public void Ten_steps_of_signed_numbers_fit_a_phone() =>
        Assert.Equal(SvgFrame.Fitting, Read(SampleCharts.Map(8, 10, (r, c) => MathF.Sin((r * 3) + c))).Number("width"));

    [Theory]
    [InlineData(24, 12, true)]
    [InlineData(25, 12, false)]
    [InlineData(24, 13, false)]
    public void Numbers_are_shown_up_to_twelve_columns_and_twenty_four_rows(int rows, int columns, bool expected)
    {
        HeatMap map = SampleCharts.Map(rows, columns, (r, c) => r);
        Assert.Equal(expected, map.ShowsNumbers);
        Assert.Equal(expected, Read(map).All("g", "small").Any());
    }

    [Fact]
    public void Cells_without_a_number_are_crossed_and_explained()
    {
        HeatMap map = SampleCharts.Map(5, 20, (r, c) => (r, c) is (1, 3) ? float.NaN : (r, c) is (4, 19) ? float.NegativeInfinity : c);
        XElement drawing = Read(map);
        int[,] cells = drawing.Cells();
        Assert.Equal((-1, -1), (cells[1, 3], cells[4, 19]));
        Assert.Equal(2, cells.Cast<int>().Count(l => l < 0));
        Assert.Contains("no number", drawing.Labels());
        Assert.EndsWith("2 cells are without a finite value.", drawing.Description());
    }

    [Fact]
    public void The_frame_of_the_chosen_column_says_how_to_move_it()
    {
        HeatMap map = SampleCharts.Map(5, 20, (r, c) => c) with { Chosen = 7 };
        XElement drawing = Read(map), cursor = drawing.All("rect", "cursor").Single();
        var (x, _, width, height) = drawing.All("g", "cells").First().Place();
        Assert.Equal((x, width, 20.0, 7.0), (cursor.Number("data-x0"), cursor.Number("data-width"), cursor.Number("data-columns"), cursor.Number("data-column")));
        Assert.Equal(x + (7 * width), cursor.Number("x"));
        Assert.Equal(width, cursor.Number("width"));
        Assert.InRange(cursor.Number("height"), 5 * height, (5 * height) + 4);
        Assert.Empty(Read(map with { Chosen = null }).All("rect", "cursor"));
        Assert.Empty(Read(map with { Chosen = 20 }).All("rect", "cursor"));
    }

    [Fact]
    public void The_legend_has_every_level_in_order_with_numbers()
    {
        XElement drawing = Read(SampleCharts.Map(5, 20, (r, c) => c - 4));
        XElement scale = drawing.All("g", "cells").Last();
        Assert.Equal(Enumerable.Range(0, 24).Select(l => $"d{l}"), scale.Elements().Select(p => p.Classes().Single()));
        Assert.Equal(Enumerable.Range(0, 24).Select(l => $"M{l} .5h1"), scale.Elements().Select(p => p.Attribute("d")!.Value));
        Assert.Equal(["\u221215", "0", "15"], drawing.Labels()[^3..]);
    }

    [Theory]
    [InlineData(10, 20, 5_500, 6_500)]
    [InlineData(64, 256, 75_000, 100_000)]
    public void Maps_are_small(int rows, int columns, int smooth, int noise)
    {
        var random = new Random(3);
        Assert.InRange(Size(SampleCharts.Map(rows, columns, (r, c) => MathF.Tanh(1.5f * MathF.Sin((c * 0.3f * (1 + (r % 5 * 0.3f))) + r)))), 1, smooth);
        Assert.InRange(Size(SampleCharts.Map(rows, columns, (_, _) => (float)((2 * random.NextDouble()) - 1))), 1, noise);

        static int Size(HeatMap map) => Encoding.UTF8.GetByteCount(map.Render("x"));
    }

    [Fact]
    public void The_description_says_how_large_where()
    {
        HeatMap map = SampleCharts.Map(3, 20, (r, c) => (r, c) is (2, 6) ? 0.87f : (r, c) is (0, 1) ? -0.91f : 0);
        Assert.Equal("3 units by 20 steps, from \u22120.91 at unit 1, step 2 to 0.87 at unit 3, step 7.", map.Description);
        Assert.Equal("3 units by 20 steps, from \u22120.91 at unit \u200Eשלום\u200E, step 2 to 0.87 at unit h3, step 7.", (map with { RowLabels = ["שלום", "h2", "h3"] }).Description);
        Assert.Equal("1 unit by 1 step, 0.5.", SampleCharts.Map(1, 1, (_, _) => 0.5f).Description);
        Assert.Equal("1 unit by 2 steps, all 0.5.", SampleCharts.Map(1, 2, (_, _) => 0.5f).Description);
        Assert.Equal("1 unit by 2 steps, without a finite value.", SampleCharts.Map(1, 2, (_, _) => float.NaN).Description);
        Assert.EndsWith(" 1 cell is beyond the scale of 0 to 1.", (SampleCharts.Map(1, 3, (_, c) => c) with { Range = (0, 1) }).Description);
    }

    [Fact]
    public void Values_that_are_not_one_a_cell_are_refused() =>
        Assert.Contains("got 5 values; expected one a cell", Assert.Throws<ArgumentException>(() => (SampleCharts.Map(1, 5, (_, c) => c) with { Rows = 2 }).Render("x")).Message);

    [Fact]
    public void Bars_and_a_map_of_the_same_steps_align()
    {
        HeatMap map = SampleCharts.Map(4, 20, (r, c) => c) with { Gutter = 60 };
        var bars = new StepBars { Title = "Influence", Values = [.. Enumerable.Range(0, 20).Select(i => (float)i)], Gutter = 60 };
        Assert.Equal(map.Grid, bars.Grid);
    }

    private static XElement Read(HeatMap map) => SvgReading.Read(map.Render("x"));
}
