using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GenRnn.Tests.Tracing.Svg;

/// <summary>What holds for every drawing: safe to stand in a page, named, described, within its frame, the same everywhere.</summary>
public sealed class EveryChartTests
{
    private static readonly HashSet<string> Known = ["svg", "title", "desc", "g", "path", "rect", "circle", "text", "tspan", "pattern", "mask", "use"];

    private static readonly HashSet<string> Allowed =
    [
        "class", "role", "aria-labelledby", "width", "height", "viewBox", "id", "d", "x", "y", "rx", "cx", "cy", "r", "transform",
        "patternUnits", "patternTransform", "fill", "mask", "href", "data-rows", "data-columns", "data-x0", "data-width", "data-column",
    ];

    public static TheoryData<string> Charts => SampleCharts.All;

    [Theory]
    [MemberData(nameof(Charts))]
    public void Nothing_stands_in_a_drawing_that_a_page_would_run_or_refuse(string name)
    {
        XElement drawing = SvgReading.Read(SampleCharts.Render(name));
        Assert.All(drawing.DescendantsAndSelf(), e => Assert.Contains(e.Name.LocalName, Known));
        Assert.All(drawing.DescendantsAndSelf(), e => Assert.Equal(SvgReading.Namespace, e.Name.Namespace));
        Assert.All(drawing.DescendantsAndSelf().Attributes().Where(a => !a.IsNamespaceDeclaration), a => Assert.Contains(a.Name.LocalName, Allowed));
        Assert.All(drawing.DescendantsAndSelf().Attributes("fill").Concat(drawing.DescendantsAndSelf().Attributes("mask")), a => Assert.Matches(@"^url\(#x-1-[a-z]\)$", a.Value));
        Assert.All(drawing.DescendantsAndSelf().Attributes("href"), a => Assert.Matches("^#x-1-[a-z]$", a.Value));
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Ids_begin_with_the_prefix_are_unique_and_are_there_when_referred_to(string name)
    {
        string text = SampleCharts.Render(name, "my-chart");
        string[] ids = [.. SvgReading.Read(text).DescendantsAndSelf().Attributes("id").Select(a => a.Value)];
        Assert.All(ids, id => Assert.StartsWith("my-chart-", id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(Regex.Matches(text, @"#(my-chart-[a-z]+)"), m => Assert.Contains(m.Groups[1].Value, ids));
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void A_drawing_is_an_image_with_a_name_and_a_description(string name)
    {
        XElement drawing = SvgReading.Read(SampleCharts.Render(name));
        Assert.Equal("img", drawing.Attribute("role")!.Value);
        Assert.Equal("x-1-t x-1-d", drawing.Attribute("aria-labelledby")!.Value);
        Assert.Equal("x-1-t", drawing.Elements().ElementAt(0).Attribute("id")!.Value);
        Assert.Equal("x-1-d", drawing.Elements().ElementAt(1).Attribute("id")!.Value);
        Assert.NotEmpty(drawing.Title().Trim());
        Assert.EndsWith(".", drawing.Description());
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Every_class_is_styled(string name)
    {
        string[] plain = ["chart", "cells", "start", "mid", "end"];
        string[] used = [.. SvgReading.Read(SampleCharts.Render(name)).DescendantsAndSelf().SelectMany(e => e.Classes()).Distinct().Where(c => !c.StartsWith("chart-", StringComparison.Ordinal))];
        Assert.All(used.Concat(plain), c => Assert.Matches($@"\.{c}[\s,{{.]", SvgStyle.Css));
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Coordinates_are_finite_and_lie_within_the_frame(string name)
    {
        string text = SampleCharts.Render(name);
        XElement drawing = SvgReading.Read(text);
        double width = drawing.Number("width"), height = drawing.Number("height");
        Assert.Equal(FormattableString.Invariant($"0 0 {width} {height}"), drawing.Attribute("viewBox")!.Value);
        Assert.Equal(width > SvgFrame.Fitting, drawing.Classes().Contains("chart-wide"));
        Assert.InRange(width, SvgFrame.Fitting, 5000);
        foreach (XElement e in drawing.Descendants().Where(e => e.Attribute("x") is not null && e.Ancestors().All(a => a.Attribute("transform") is null)))
        {
            Assert.InRange(e.Number("x"), -1, width + 0.5);
            Assert.InRange(e.Number("y"), -1, height);
        }

        foreach (XElement path in drawing.All("path").Where(p => p.Ancestors().All(a => a.Attribute("transform") is null && a.Name.LocalName != "pattern")))
        {
            string d = path.Attribute("d")!.Value;
            Assert.DoesNotContain("NaN", d);
            Assert.DoesNotContain("\u221E", d);
            Assert.All(Regex.Matches(d, @"M(-?[\d.]+) (-?[\d.]+)"), m =>
            {
                Assert.InRange(double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), -1, width + 1);
                Assert.InRange(double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture), -1, height + 1);
            });
        }
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Texts_have_room_in_the_frame(string name)
    {
        XElement drawing = SvgReading.Read(SampleCharts.Render(name));
        foreach (XElement text in drawing.All("text").Where(t => t.Ancestors().All(a => a.Attribute("transform") is null)))
        {
            double width = SvgText.Width(string.Concat(text.Nodes().OfType<XText>().Select(t => t.Value))), x = text.Number("x");
            string[] anchors = [.. text.AncestorsAndSelf().SelectMany(e => e.Classes())];
            double begin = anchors.FirstOrDefault(a => a is "start" or "mid" or "end") switch { "mid" => x - (width / 2), "end" => x - width, _ => x };
            Assert.True(begin >= -1.5 && begin + width <= drawing.Number("width") + 1.5, $"'{text.Value}' from {begin:0.0} over {width:0.0}");
        }
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void A_drawing_is_the_same_under_any_culture(string name)
    {
        string expected = SampleCharts.Render(name);
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("tr-TR").Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = ";";
        culture.NumberFormat.NumberGroupSeparator = "_";
        culture.NumberFormat.NaNSymbol = "nix";
        try
        {
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(expected, SampleCharts.Render(name));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a\"b")]
    [InlineData("ä")]
    public void An_id_that_cannot_stand_in_a_reference_is_refused(string id) =>
        Assert.Contains("expected a letter", Assert.Throws<ArgumentException>(() => SampleCharts.Render("line", id)).Message);

    [Fact]
    public void Both_drawings_of_a_diagram_have_ids_of_their_own()
    {
        FlowDiagram flow = SampleCharts.Flow("GRU", 3);
        XElement both = XElement.Parse($"<div>{SvgResponsive.Both("f", "Stages", flow.Render, id => flow.RenderWide(id))}</div>");
        string[] ids = [.. both.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(["f-t", "f-d", "f-w-t", "f-w-d"], ids);
        Assert.Equal(["only-narrow", "only-wide chart-scroll"], both.Elements().Select(e => e.Attribute("class")!.Value));
    }
}
