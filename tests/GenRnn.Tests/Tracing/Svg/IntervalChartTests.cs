using System.Xml.Linq;

namespace GenRnn.Tests.Tracing.Svg;

/// <summary>Values with what they may as well have been.</summary>
public sealed class IntervalChartTests
{
    [Fact]
    public void Intervals_lie_on_one_axis()
    {
        XElement drawing = SvgReading.Read(new IntervalChart { Title = "Accuracy", Rows = [new("a", 0.5, 0.4, 0.6, []), new("b", 0.7, 0.6, 0.8, [])], ValueName = "accuracy" }.Render("x"));
        double[][] lines = [.. drawing.All("path", "line").Select(p => Ends(p.Attribute("d")!.Value))];

        Assert.Equal(2, lines.Length);
        Assert.Equal(lines[0][1], lines[1][0], 0.6);
        Assert.Equal(lines[0][1] - lines[0][0], lines[1][1] - lines[1][0], 0.6);
        Assert.Equal(["a 0.5", "b 0.7"], drawing.Labels().Where(l => l.StartsWith("a ", StringComparison.Ordinal) || l.StartsWith("b ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_run_is_a_dot()
    {
        XElement drawing = SvgReading.Read(new IntervalChart { Title = "Accuracy", Rows = [new("a", 0.5, 0.4, 0.6, [0.4, 0.5, 0.6])] }.Render("x"));

        Assert.Equal(3, drawing.All("path", "dots").Single().Attribute("d")!.Value.Count(c => c == 'M'));
    }

    [Fact]
    public void The_description_has_every_value_and_its_interval() => Assert.Equal(
        "a: 0.5, from 0.4 to 0.6. b: 0.7. c: no value.",
        new IntervalChart { Title = "Accuracy", Rows = [new("a", 0.5, 0.4, 0.6, []), new("b", 0.7, 0.7, 0.7, []), new("c", double.NaN, 0, 1, [])] }.Description);

    /// <summary>Both ends of M{low} {y}v8m0-4H{high}m0-4v8.</summary>
    private static double[] Ends(string path) =>
    [
        double.Parse(path[1..path.IndexOf(' ', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture),
        double.Parse(path[(path.IndexOf('H', StringComparison.Ordinal) + 1)..path.LastIndexOf('m')], System.Globalization.CultureInfo.InvariantCulture),
    ];
}
