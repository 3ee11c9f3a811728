using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GenRnn.Tests.Tracing.Svg;

/// <summary>Bars of answers and bars over steps.</summary>
public sealed class BarChartTests
{
    [Fact]
    public void Bars_are_as_long_as_their_values()
    {
        XElement drawing = Read(new BarChart { Title = "Answers", Range = (0, 1), Bars = [new("a", 0.5), new("b", 0.25), new("c", 0)] });
        XElement[] bars = [.. drawing.All("rect")];
        Assert.Equal(2, bars.Length);
        Assert.Equal(2, bars[0].Number("width") / bars[1].Number("width"), 0.02);
        Assert.Equal(bars[0].Number("x"), bars[1].Number("x"));
        Assert.Equal(["0.50", "0.25", "0.00"], drawing.All("text", "end").Select(t => t.Value));
    }

    [Fact]
    public void Negative_bars_go_left_from_zero()
    {
        XElement[] bars = [.. Read(new BarChart { Title = "Scores", Bars = [new("a", 3), new("b", -1)] }).All("rect")];
        Assert.Equal(bars[0].Number("x"), bars[1].Number("x") + bars[1].Number("width"), 0.11);
        Assert.Equal(3, bars[0].Number("width") / bars[1].Number("width"), 0.05);
        Assert.Equal(["c0", "c1"], bars.Select(b => b.Parent!.Classes().Single()));
    }

    [Fact]
    public void The_right_answer_and_the_models_answer_have_marks_of_their_own_beside_their_bars()
    {
        XElement drawing = Read(new BarChart { Title = "Answers", Bars = [new("cat", 0.6, IsAnswer: true), new("dog", 0.4, IsRight: true)] });
        Assert.Equal(["the model's answer", "right answer"], drawing.Labels()[^2..]);
        XElement ticked = drawing.All("path", "tickmark").First(), arrow = drawing.All("path", "solid").First();
        Assert.InRange(StartY(arrow), 0, 26);
        Assert.InRange(StartY(ticked), 26, 52);
        Assert.Equal("cat: 0.6, the model's answer. dog: 0.4, the right answer.", drawing.Description());
    }

    [Fact]
    public void A_value_that_is_not_finite_has_no_bar() =>
        Assert.Single(Read(new BarChart { Title = "Scores", Bars = [new("a", double.NaN), new("b", 1)] }).All("rect"));

    [Fact]
    public void Many_bars_are_described_by_the_first_the_longest_and_the_right_one()
    {
        var chart = new BarChart { Title = "Scores", Bars = [.. Enumerable.Range(0, 40).Select(i => new Bar($"class {i}", i == 30 ? 9 : i / 10.0, IsRight: i == 20))] };
        Assert.EndsWith("class 11: 1.1. 40 bars in all. The longest is class 30: 9. class 20: 2, the right answer.", chart.Description);
    }

    [Fact]
    public void Bars_over_steps_go_up_and_down_in_their_columns()
    {
        var chart = new StepBars { Title = "Influence", Values = [1, -0.5f, 0, float.NaN, 0.5f], Chosen = 2 };
        XElement drawing = SvgReading.Read(chart.Render("x"));
        var up = Bars(drawing, "c0");
        var (x, height) = Assert.Single(Bars(drawing, "c1"));
        Assert.Equal([1.0, 0.5, -0.5], new[] { up[0].Height, up[1].Height, height }.Select(h => Math.Round(h / up[0].Height, 2)));
        Assert.Equal([chart.Grid.Middle(0), chart.Grid.Middle(4), chart.Grid.Middle(1)], new[] { up[0].X, up[1].X, x }, (a, b) => Math.Abs(a - b) < 0.2);
        XElement cursor = drawing.All("rect", "cursor").Single();
        Assert.Equal(chart.Grid.Left + (2 * chart.Grid.ColumnWidth), cursor.Number("x"), 0.06);
        Assert.Equal("5 steps; largest 1 at step 1, smallest \u22120.5 at step 2. 1 value is not finite.", drawing.Description());
    }

    private static List<(double X, double Height)> Bars(XElement drawing, string colour) =>
        [.. Regex.Matches(drawing.All("path", colour).Single().Attribute("d")!.Value, @"M(\S+) ([\d.]+)V([\d.]+)h([\d.]+)V")
            .Select(m => (N(m, 1) + (N(m, 4) / 2), N(m, 2) - N(m, 3)))];

    private static double N(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static double StartY(XElement path) => N(Regex.Match(path.Attribute("d")!.Value, @"^M\S+ ([\d.]+)"), 1);

    private static XElement Read(BarChart chart) => SvgReading.Read(chart.Render("x"));
}
