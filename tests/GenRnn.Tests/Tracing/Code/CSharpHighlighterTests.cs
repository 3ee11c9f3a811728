using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using GenRnn.Testing;
using Kind = GenRnn.CSharpTokenKind;

namespace GenRnn.Tests.Tracing.Code;

/// <summary>Highlighting changes no character, escapes all of them, and can be read on light and dark pages.</summary>
public partial class CSharpHighlighterTests
{
    private static readonly string[] Pieces =
    [
        "\"", "\"\"", "\"\"\"", "\"\"\"\"", "$", "@", "'", "\\", "{", "{{", "}", "//", "///", "////", "/*", "*/", "/**", "#if", "\n", "\r\n", " ", "[", "](", "0x1F", "1.5e-3f", ".5",
        "0..5", "_", "public", "@class", "V512.Create(", "<c>&</c>", "é", "\uD83D", "\U0001F600", "\0", "<script>", "&amp;", "name", "Type<", "\t",
    ];

    [Theory]
    [MemberData(nameof(EmittedModels.Names), MemberType = typeof(EmittedModels))]
    public void Pieces_of_emitted_files_make_the_files(string model) =>
        Assert.All(EmittedModels.Files(EmittedModels.Named(model)), file => AssertWhole(file.Text));

    [Fact]
    public void Pieces_of_any_text_make_the_text() => Law.Check(
        Gen.OneOf(Gen.Elements(Pieces), ArbMap.Default.GeneratorFor<char>().Select(c => c.ToString())).ListOf().Select(string.Concat).ToArbitrary(), AssertWhole, runs: 3000);

    [Fact]
    public void Html_of_any_text_is_escaped() => Law.Check(
        Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            string html = CSharpHighlighter.ToHtml(text);
            string bare = Span().Replace(html, "");
            Assert.DoesNotContain('<', bare);
            Assert.DoesNotContain('>', bare);
            Assert.DoesNotContain('"', bare);
            
            // Control characters, which HTML forbids, are replaced.
            Assert.Equal(ControlCharacter().Replace(WebUtility.HtmlDecode(WebUtility.HtmlEncode(text)), "\ufffd"), WebUtility.HtmlDecode(bare));
        },
        runs: 1000);

    [Theory]
    [InlineData("public", nameof(Kind.Keyword))]
    [InlineData("@class", nameof(Kind.Plain))]
    [InlineData("1.5e-3f", nameof(Kind.Number))]
    [InlineData("0x1F_FFul", nameof(Kind.Number))]
    [InlineData("12_000", nameof(Kind.Number))]
    [InlineData("\"a \\\" b\"", nameof(Kind.String))]
    [InlineData("@\"a \"\" \\\"", nameof(Kind.String))]
    [InlineData("$\"a {b(\"c\")} {{\"", nameof(Kind.String))]
    [InlineData("$@\"a {b} \"\" c\"", nameof(Kind.String))]
    [InlineData("\"\"\"a \" \"\" b\"\"\"", nameof(Kind.String))]
    [InlineData("$$\"\"\"\"\n a \"\"\" b\n \"\"\"\"", nameof(Kind.String))]
    [InlineData("'\\u0041'", nameof(Kind.String))]
    [InlineData("'\"'", nameof(Kind.String))]
    [InlineData("// \"no string\"", nameof(Kind.Comment))]
    [InlineData("//// no documentation", nameof(Kind.Comment))]
    [InlineData("/* two\nlines */", nameof(Kind.Comment))]
    [InlineData("/// <summary>a</summary>", nameof(Kind.Documentation))]
    [InlineData("    #nullable enable", nameof(Kind.Directive))]
    [InlineData("name", nameof(Kind.Plain))]
    public void Whole_text_is_of_one_kind(string text, string kind) =>
        Assert.Equal([kind], CSharpHighlighter.Tokens(text).Where(t => !string.IsNullOrWhiteSpace(t.Text)).Select(t => t.Kind.ToString()));

    [Theory]
    [InlineData("[RnnMethod(RnnOptions.AggressiveOptimization)]", "RnnMethod", nameof(Kind.Attribute))]
    [InlineData("var r = V256.LoadUnsafe(ref wt, 8);", "V256", nameof(Kind.Type))]
    [InlineData("var r = V256.LoadUnsafe(ref wt, 8);", "LoadUnsafe", nameof(Kind.Method))]
    [InlineData("var r = V256.LoadUnsafe(ref wt, 8);", "8", nameof(Kind.Number))]
    [InlineData("public static F256 Sigmoid(F256 x)", "F256", nameof(Kind.Type))]
    [InlineData("var t_0 = x0[1];", "t_0", nameof(Kind.Plain))]
    [InlineData("a[\"b\"] // c", "// c", nameof(Kind.Comment))]
    public void Pieces_have_a_kind(string text, string piece, string kind)
    {
        if (kind == nameof(Kind.Plain)) Assert.Contains(CSharpHighlighter.Tokens(text), t => t.Kind == Kind.Plain && t.Text.Contains(piece, StringComparison.Ordinal));
        else Assert.Contains(new CSharpToken(piece, Enum.Parse<Kind>(kind)), CSharpHighlighter.Tokens(text));
    }

    [Fact]
    public void Html_has_classes_and_nothing_else() => Assert.Equal(
        "<span class=\"tk\">var</span> a = <span class=\"tt\">B</span>.<span class=\"tm\">C</span>(<span class=\"ts\">&quot;&lt;&quot;</span>, <span class=\"tn\">1f</span>); <span class=\"tc\">// &amp;</span>",
        CSharpHighlighter.ToHtml("var a = B.C(\"<\", 1f); // &"));

    [Fact]
    public void Long_text_without_an_end_of_anything_is_read_in_no_time_of_its_square()
    {
        // Ends at all: each of these would take years if the length of what is tried again grew with the text.
        foreach (string piece in Pieces.Append("$\"{").Append("$\"{\"").Append("$@\"{\"")) AssertWhole(string.Concat(Enumerable.Repeat(piece, 3000)));
    }

    [Fact]
    public void Every_kind_has_a_colour_and_a_rule()
    {
        Assert.Equal(Enum.GetValues<Kind>().Where(kind => kind != Kind.Plain), CSharpColours.All.Select(c => c.Kind));
        Assert.All(CSharpColours.All, c => Assert.Contains($".{CSharpHighlighter.ClassOf(c.Kind)}{{color:var(--{CSharpHighlighter.ClassOf(c.Kind)})", CSharpColours.Css));
    }

    [Fact]
    public void Colours_stand_out_from_light_and_dark_pages()
    {
        foreach ((Kind kind, string light, string dark) in CSharpColours.All)
        {
            foreach (string page in new[] { "#ffffff", "#f6f7f9" }) Assert.True(Contrast(light, page) >= 4.5, $"{kind} {light} on {page}: {Contrast(light, page)}");
            foreach (string page in new[] { "#14171c", "#1b1f26" }) Assert.True(Contrast(dark, page) >= 4.5, $"{kind} {dark} on {page}: {Contrast(dark, page)}");
        }
    }

    [Fact]
    public void Contrast_of_black_and_white_is_that_of_the_guidelines() => Assert.Equal(21, Contrast("#000000", "#ffffff"), 9);

    private static void AssertWhole(string text)
    {
        IReadOnlyList<CSharpToken> tokens = CSharpHighlighter.Tokens(text);
        Assert.Equal(text, string.Concat(tokens.Select(t => t.Text)));
        Assert.DoesNotContain(tokens, t => t.Text.Length == 0);
    }

    /// <summary>The contrast ratio of the Web Content Accessibility Guidelines.</summary>
    private static double Contrast(string one, string other)
    {
        double a = Luminance(one), b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int index)
        {
            double value = int.Parse(colour.AsSpan(1 + (2 * index), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(0)) + (0.7152 * Channel(1)) + (0.0722 * Channel(2));
    }

    [GeneratedRegex("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]")]
    private static partial Regex ControlCharacter();

    [GeneratedRegex("<span class=\"t[ktmnscdpa]\">|</span>")]
    private static partial Regex Span();
}
