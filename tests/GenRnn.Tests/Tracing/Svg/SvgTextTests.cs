using System.Text;
using System.Xml.Linq;

namespace GenRnn.Tests.Tracing.Svg;

/// <summary>Texts in drawings: escaped, cut and isolated.</summary>
public sealed class SvgTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a]]>b&amp;\"'`=")]
    [InlineData("\" onload=\"x")]
    [InlineData("שלום עולם")]
    [InlineData("\U0001F600 and e\u0301")]
    public void Data_is_itself_in_an_element_and_in_an_attribute(string text)
    {
        string markup = new SvgWriter().Add($"<a b=\"{text}\">{text}</a>").ToString();
        XElement read = XElement.Parse(markup);
        Assert.Equal(text, read.Value);
        Assert.Equal(text, read.Attribute("b")!.Value);
        Assert.Single(read.Attributes());
        Assert.Empty(read.Elements());
    }

    [Theory]
    [InlineData("a\0b\u0007c", "a\uFFFDb\uFFFDc")]
    [InlineData("a\uFFFEb\uFFFF", "a\uFFFDb\uFFFD")]
    [InlineData("a\u0085b\u007F", "a\uFFFDb\uFFFD")]
    [InlineData("a\tb\r\nc", "a b  c")]
    public void What_a_document_cannot_hold_is_replaced(string text, string expected) =>
        Assert.Equal(expected, XElement.Parse(new SvgWriter().Add($"<a>{text}</a>").ToString()).Value);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced()
    {
        string half = "\U0001F600"[..1];
        Assert.Equal("a\uFFFDb", XElement.Parse(new SvgWriter().Add($"<a>{"a" + half + "b"}</a>").ToString()).Value);
    }

    [Fact]
    public void Coordinates_are_short_and_never_negative_zero()
    {
        Assert.Equal("1.5 -2 0 0 1000000 .5", new SvgWriter().Add($"{1.49999} {-2.0} {-0.001} {-0.0} {1e6} .5").ToString());
    }

    [Fact]
    public void A_text_that_fits_stays_whole() => Assert.Equal("validation loss", SvgText.Fit("validation loss", SvgText.Width("validation loss")));

    [Fact]
    public void A_cut_text_is_a_beginning_with_an_ellipsis_and_fits()
    {
        const string name = "a name that is longer than the place for it";
        string cut = SvgText.Fit(name, 100);
        Assert.EndsWith("\u2026", cut);
        Assert.StartsWith(cut[..^1], name);
        Assert.InRange(SvgText.Width(cut), 50, 100);
    }

    [Fact]
    public void No_character_is_cut_in_half()
    {
        string family = string.Concat(Enumerable.Repeat("\U0001F468\u200D\U0001F469\u200D\U0001F467", 40)), accents = string.Concat(Enumerable.Repeat("e\u0301", 60));
        for (double width = 10; width < 200; width += 7)
        {
            Assert.Equal(0, SvgText.Fit(family, width).TrimEnd('\u2026').Length % 8);
            Assert.Equal(0, SvgText.Fit(accents, width).TrimEnd('\u2026').Length % 2);
        }
    }

    [Fact]
    public void A_name_without_end_is_cut_even_when_its_characters_have_no_width()
    {
        Assert.InRange(SvgText.Whole(new string('\u0301', 1_000_000)).Length, 0, 401);
        Assert.InRange(SvgText.Whole("x" + string.Concat(Enumerable.Repeat("\U0001F600", 100_000))).EnumerateRunes().Count(), 2, 401);
        Assert.DoesNotContain(Rune.ReplacementChar, SvgText.Whole("x" + string.Concat(Enumerable.Repeat("\U0001F600", 100_000))).EnumerateRunes());
    }

    [Fact]
    public void A_name_from_right_to_left_does_not_turn_the_sentence_around_it()
    {
        Assert.Equal("\u200Eשלום\u200E", SvgText.Name("שלום"));
        Assert.Equal("training", SvgText.Name("training"));

        var markup = new StringBuilder();
        MarkupText.Escape(SvgText.Name("שלום"), markup, keepsLines: false);
        Assert.Equal(SvgText.Name("שלום"), markup.ToString());
    }
}
