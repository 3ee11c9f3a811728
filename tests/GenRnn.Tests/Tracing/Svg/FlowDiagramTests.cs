using System.Xml.Linq;

namespace GenRnn.Tests.Tracing.Svg;

/// <summary>Stages of a model as boxes.</summary>
public sealed class FlowDiagramTests
{
    private static readonly FlowDiagram Flow = new()
    {
        Title = "Model",
        Stages =
        [
            new("Input", "10 steps", "[10, 8]", "[10, 8]"), new("GRU", "16 units", "[10, 8]", "[16]", 1248, 12480),
            new("Dropout", "", "[16]", "[16]", 0, 0), new("Dense", "softmax", "[16]", "[3]", 51, 48),
        ],
    };

    [Fact]
    public void The_description_says_what_flows_where_and_what_it_costs() => Assert.Equal(
        "1. Input (10 steps): [10, 8] to [10, 8]. 2. GRU (16 units): [10, 8] to [16], 1248 parameters, 12,480 multiply-adds. "
        + "3. Dropout: [16] to [16], no parameters. 4. Dense (softmax): [16] to [3], 51 parameters, 48 multiply-adds.", Flow.Description);

    [Fact]
    public void Boxes_lie_below_each_other_with_their_texts_inside()
    {
        XElement drawing = SvgReading.Read(Flow.Render("x"));
        XElement[] boxes = [.. drawing.All("rect", "panel")];
        Assert.Equal(4, boxes.Length);
        Assert.All(boxes.Zip(boxes.Skip(1)), b => Assert.True(b.First.Number("y") + b.First.Number("height") < b.Second.Number("y")));
        Assert.Equal(["Input", "GRU", "Dropout", "Dense"], Inside(drawing, boxes, ["Input", "GRU", "Dropout", "Dense"]));
        Assert.Equal(["[10, 8]", "[10, 8]", "[16]", "[16]", "[3]"], drawing.Labels().Where(t => t.StartsWith('[')));
        Assert.Equal(5, drawing.All("path", "flow").Count());
    }

    [Fact]
    public void Boxes_lie_beside_each_other_where_there_is_room()
    {
        XElement[] boxes = [.. SvgReading.Read(Flow.RenderWide("x", 1100)).All("rect", "panel")];
        Assert.Single(boxes.Select(b => b.Number("y")).Distinct());
        Assert.All(boxes.Zip(boxes.Skip(1)), b => Assert.True(b.First.Number("x") + b.First.Number("width") < b.Second.Number("x")));
    }

    [Theory]
    [InlineData(5, 1100, 3)]
    [InlineData(4, 1100, 4)]
    [InlineData(9, 1100, 3)]
    [InlineData(3, 100, 1)]
    public void Rows_are_about_equally_long(int stages, double width, int inFirstRow)
    {
        XElement[] boxes = [.. SvgReading.Read(SampleCharts.Flow("GRU", stages).RenderWide("x", width)).All("rect", "panel")];
        Assert.Equal(stages, boxes.Length);
        Assert.Equal(inFirstRow, boxes.Count(b => b.Number("y") == boxes[0].Number("y")));
        Assert.Equal(stages, boxes.Select(b => (b.Number("x"), b.Number("y"))).Distinct().Count());
    }

    private static string[] Inside(XElement drawing, XElement[] boxes, string[] names) => [.. boxes.Select(box =>
        drawing.All("text").Single(t => names.Contains(t.Value) && t.Number("y") > box.Number("y") && t.Number("y") < box.Number("y") + box.Number("height")).Value)];
}
