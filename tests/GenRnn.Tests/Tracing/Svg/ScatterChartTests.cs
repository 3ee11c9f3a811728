using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GenRnn.Tests.Tracing.Svg;

/// <summary>Predicted against actual, and confidence against truth.</summary>
public sealed class ScatterChartTests
{
    [Fact]
    public void Points_lie_at_their_values_and_the_diagonal_where_both_are_equal()
    {
        XElement drawing = Read(new ScatterChart { Title = "Predictions", Points = [(0, 0), (10, 10), (10, 5), (0, 10)] });
        var (points, guide) = (Dots(drawing), SvgReading.Lines(drawing.All("path", "guide").First().Attribute("d")!.Value)[0]);
        Assert.Equal(guide[0], points[0], Near);
        Assert.Equal(guide[1], points[1], Near);
        Assert.Equal((points[1].X, (points[0].Y + points[1].Y) / 2), points[2], Near);
        Assert.Equal((points[0].X, points[1].Y), points[3], Near);
    }

    [Fact]
    public void Thousands_of_points_cost_no_more_than_their_places()
    {
        var random = new Random(5);
        string svg = new ScatterChart { Title = "Predictions", Points = [.. Enumerable.Range(0, 50_000).Select(_ => (Math.Round(random.NextDouble(), 1), Math.Round(random.NextDouble(), 1)))] }.Render("x");
        Assert.Equal(121, Dots(SvgReading.Read(svg)).Length);
        Assert.Contains("50000 points", svg);
    }

    [Fact]
    public void The_description_says_how_far_predictions_are_off()
    {
        var chart = new ScatterChart { Title = "Predictions", Points = [(1, 1.5), (2, 2), (4, 3), (double.NaN, 1)], Chosen = 1 };
        Assert.Equal("3 points; actual from 1 to 4, predicted from 1.5 to 3; mean absolute difference 0.5, largest where actual is 4 and predicted 3. 1 point is not finite.", chart.Description);
        XElement drawing = Read(chart), ring = drawing.All("circle", "best").First();
        Assert.Equal(Dots(drawing)[1], (ring.Number("cx"), ring.Number("cy")), Near);
        Assert.Contains("this example", drawing.Labels());
    }

    [Fact]
    public void Bins_lie_at_confidence_and_share_with_their_counts()
    {
        var chart = new CalibrationChart { Title = "Calibration", Bins = [new(0.9, 0.8, 100), new(0.5, 0.5, 25), new(0.3, 0.2, 0)] };
        XElement drawing = SvgReading.Read(chart.Render("x"));
        XElement[] discs = [.. drawing.All("circle", "disc").SkipLast(1)];
        Assert.Equal(2, discs.Length);
        double left = Tick(drawing, "mid", "0").Number("x"), right = Tick(drawing, "mid", "1.0").Number("x"), bottom = Tick(drawing, "end", "0").Number("y") - 4.5, top = Tick(drawing, "end", "1.0").Number("y") - 4.5;
        Assert.Equal((left + (0.5 * (right - left)), bottom - (0.5 * (bottom - top))), (discs[0].Number("cx"), discs[0].Number("cy")), Near);
        Assert.Equal((left + (0.9 * (right - left)), bottom - (0.8 * (bottom - top))), (discs[1].Number("cx"), discs[1].Number("cy")), Near);
        Assert.Equal(2, discs[1].Number("r") / discs[0].Number("r"), 0.05);
        Assert.Equal(["25", "100"], drawing.All("text", "halo").Select(t => t.Value));
        Assert.Equal("125 answers in 2 bins; mean gap between confidence and share right 0.08; largest gap: confidence 0.9, share right 0.8, of 100 answers.", chart.Description);
    }

    private static XElement Tick(XElement drawing, string anchor, string text) => drawing.All("g", "tick").Where(g => g.Classes().Contains(anchor)).SelectMany(g => g.All("text")).First(t => t.Value == text);

    private static (double X, double Y)[] Dots(XElement drawing) => [.. Regex.Matches(drawing.All("path", "dots").Single().Attribute("d")!.Value, @"M(\S+) (\S+)h0")
        .Select(m => (double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)))];

    private static bool Near((double X, double Y) a, (double X, double Y) b) => Math.Abs(a.X - b.X) <= 0.6 && Math.Abs(a.Y - b.Y) <= 0.6;

    private static XElement Read(ScatterChart chart) => SvgReading.Read(chart.Render("x"));
}
