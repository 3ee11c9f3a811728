using System.Globalization;
using System.Xml.Linq;

namespace GenRnn.Tests.Tracing.Svg;

/// <summary>Lines over epochs.</summary>
public sealed class LineChartTests
{
    [Fact]
    public void Points_lie_where_their_values_are()
    {
        XElement drawing = Read(new LineChart { Title = "Loss", Series = [new("loss", [1, 0.5, 0.25, 0])] });
        var line = SvgReading.Lines(Line(drawing).Attribute("d")!.Value).Single();
        Assert.Equal(4, line.Count);
        // Positions are equally far apart, and halves are half as high.
        Assert.Equal(line[1].X - line[0].X, line[3].X - line[2].X, 0.11);
        double high = line[3].Y - line[0].Y;
        Assert.Equal(high / 2, line[3].Y - line[1].Y, 0.11);
        Assert.Equal(high / 4, line[3].Y - line[2].Y, 0.11);
        // The ticks of 0 and 1 stand beside them.
        Assert.Equal(line[3].Y, Y(drawing, "0") - 4.5, 0.11);
        Assert.Equal(line[0].Y, Y(drawing, "1.0") - 4.5, 0.11);
    }

    [Fact]
    public void Lines_differ_in_dash_and_mark_and_colour()
    {
        XElement drawing = Read(new LineChart { Title = "Loss", Series = [.. Enumerable.Range(0, 4).Select(i => new LineSeries($"line {i}", [i, i + 1.0]))] });
        XElement[] lines = [.. drawing.All("path", "line").Where(p => p.Attribute("d")!.Value.Contains('L'))];
        Assert.Equal(["line", "line dash1", "line dash2", "line dash3"], lines.Select(l => l.Attribute("class")!.Value));
        Assert.Equal(["c0", "c1", "c2", "c3"], lines.Select(l => l.Parent!.Attribute("class")!.Value));
        // The legend shows the same dash, mark and colour before each name.
        XElement[] samples = [.. drawing.All("path", "line").Where(p => p.Attribute("d")!.Value.EndsWith("h22", StringComparison.Ordinal))];
        Assert.Equal(lines.Select(l => l.Attribute("class")!.Value), samples.Select(l => l.Attribute("class")!.Value));
        string[] shapes = [.. drawing.All("path", "mark").Select(m => string.Concat(m.Attribute("d")!.Value.Split('M')[1].SkipWhile(c => !char.IsLetter(c))))];
        Assert.Equal(shapes[..4], shapes[4..]);
        Assert.Equal(4, shapes.Distinct().Count());
    }

    [Fact]
    public void Values_that_are_not_finite_are_gaps_and_counted()
    {
        XElement drawing = Read(new LineChart { Title = "Loss", Series = [new("loss", [3, 2, double.NaN, 5, double.PositiveInfinity, 1, 2])] });
        var runs = SvgReading.Lines(Line(drawing).Attribute("d")!.Value);
        Assert.Equal([2, 1, 2], runs.Select(r => r.Count));
        Assert.Contains("2 values are not finite: gaps.", drawing.Labels());
        Assert.Contains("2 values are not finite", drawing.Description());
        // The lone value between two gaps has no line, but a mark.
        string marks = drawing.All("path", "mark").Last().Attribute("d")!.Value;
        Assert.Contains(FormattableString.Invariant($"M{runs[1][0].X - 3:0.#} {runs[1][0].Y:0.#}a3"), marks);
    }

    [Fact]
    public void One_point_is_a_mark()
    {
        XElement drawing = Read(new LineChart { Title = "Loss", Series = [new("loss", [0.5])] });
        Assert.Equal(2, drawing.All("path", "mark").Count());
        Assert.Equal("loss: one value, 0.5 at epoch 1.", drawing.Description());
    }

    [Fact]
    public void Thousands_of_points_are_thinned_and_keep_every_peak()
    {
        double[] values = [.. Enumerable.Range(0, 20_000).Select(i => i == 7777 ? 9.5 : i == 12_345 ? -4.0 : Math.Sin(i / 500.0))];
        string svg = new LineChart { Title = "Loss", Series = [new("loss", values)] }.Render("x");
        XElement drawing = SvgReading.Read(svg);
        var line = SvgReading.Lines(Line(drawing).Attribute("d")!.Value).Single();
        Assert.InRange(line.Count, 160, 800);
        Assert.InRange(svg.Length, 1000, 12_000);
        double unit = (Y(drawing, "0") - Y(drawing, "4")) / 4;
        Assert.Equal(13.5, (line.Max(p => p.Y) - line.Min(p => p.Y)) / unit, 0.1);
        Assert.Equal(line.OrderBy(p => p.X), line);
        Assert.Contains("lowest \u22124 at epoch 12346, highest 9.5 at epoch 7778", drawing.Description());
    }

    [Fact]
    public void A_thinned_line_keeps_its_gaps()
    {
        double[] values = [.. Enumerable.Range(0, 20_000).Select(i => i is > 5000 and < 6000 ? double.NaN : i % 7.0)];
        Assert.Equal(2, SvgReading.Lines(Line(Read(new LineChart { Title = "Loss", Series = [new("loss", values)] })).Attribute("d")!.Value).Count);
    }

    [Fact]
    public void Equal_ratios_are_equally_far_on_a_logarithmic_axis()
    {
        XElement drawing = Read(new LineChart { Title = "Loss", YName = "loss", Series = [new("loss", [1, 0.1, 0.01, 0.001])] });
        var line = SvgReading.Lines(Line(drawing).Attribute("d")!.Value).Single();
        Assert.Equal(line[1].Y - line[0].Y, line[3].Y - line[2].Y, 0.21);
        Assert.Contains("loss (logarithmic)", drawing.Labels());
        Assert.EndsWith("The vertical axis is logarithmic.", drawing.Description());
        Assert.All(["0.001", "0.01", "0.1", "1"], tick => Assert.Contains(tick, drawing.Labels()));
    }

    [Fact]
    public void The_best_value_is_ringed_and_named()
    {
        var chart = new LineChart { Title = "Loss", Best = BestValue.Lowest, Series = [new("validation loss", [5, 6, 7], [0.9, 0.123, 0.5])] };
        XElement drawing = Read(chart), ring = drawing.All("circle", "best").Single();
        var line = SvgReading.Lines(Line(drawing).Attribute("d")!.Value).Single();
        Assert.Equal(line[1], (ring.Number("cx"), ring.Number("cy")));
        Assert.Contains("validation loss lowest 0.123", drawing.Labels());
        Assert.Equal("validation loss: 3 values, from 0.9 at epoch 5 to 0.5 at epoch 7; lowest 0.123 at epoch 6.", chart.Description);
        Assert.Equal(chart.Description, drawing.Description());
        Assert.Contains("highest 0.9 at epoch 5", (chart with { Best = BestValue.Highest }).Description);
    }

    [Fact]
    public void A_guide_lies_at_its_value()
    {
        XElement drawing = Read(new LineChart { Title = "Accuracy", Range = (0, 1), Guides = [("without memory", 0.6)], Series = [new("accuracy", [0.5, 0.9])] });
        string y = drawing.All("path", "guide").Select(g => g.Attribute("d")!.Value).Single(d => !d.EndsWith("h22", StringComparison.Ordinal)).Split(' ')[1].Split('H')[0];
        Assert.Equal(Y(drawing, "0.6") - 4.5, double.Parse(y, CultureInfo.InvariantCulture), 0.11);
        Assert.Contains("without memory: 0.6.", drawing.Description());
    }

    [Fact]
    public void A_name_that_has_no_room_is_cut_and_whole_in_its_title()
    {
        string name = string.Join(" ", Enumerable.Repeat("long", 20));
        XElement text = Read(new LineChart { Title = "Loss", Series = [new(name, [1, 2])] }).All("text").First();
        Assert.Equal(name, text.Element(SvgReading.Namespace + "title")!.Value);
        Assert.EndsWith("\u2026", text.Nodes().OfType<XText>().Single().Value);
    }

    private static XElement Read(LineChart chart) => SvgReading.Read(chart.Render("x"));

    /// <summary>The line of the first series, behind those of the legend.</summary>
    private static XElement Line(XElement drawing) => drawing.All("path", "line").First(p => !p.Attribute("d")!.Value.EndsWith("h22", StringComparison.Ordinal));

    private static double Y(XElement drawing, string tick) => drawing.All("text").First(t => t.Value == tick && t.Parent!.Classes().Contains("end")).Number("y");
}
