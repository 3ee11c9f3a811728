namespace GenRnn.Tests.Tracing.Html;

public sealed class HtmlWriterTests
{
    [Theory]
    [InlineData("<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")]
    [InlineData("a & b \"c\"", "a &amp; b &quot;c&quot;")]
    [InlineData("two\nlines\tand a tab", "two\nlines\tand a tab")]
    [InlineData("\0\u001b[31m\u007f", "��[31m�")]
    [InlineData("abc\u202Edcba", "abc�dcba")]
    [InlineData("größer 漢字 🙂", "größer 漢字 🙂")]
    public void Text_is_escaped(string text, string expected) => Assert.Equal(expected, HtmlWriter.Escape(text));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("a�b", HtmlWriter.Escape("a\ud800b"));

    [Fact]
    public void Attributes_are_escaped_and_those_without_a_value_left_out()
    {
        var html = new HtmlWriter();
        using (html.Element("p", ("title", "\"><b>"), ("id", null), ("hidden", ""))) html.Text("1 < 2");

        Assert.Equal("<p title=\"&quot;&gt;&lt;b&gt;\" hidden>1 &lt; 2</p>\n", html.ToString());
    }

    [Theory]
    [InlineData("z = sigmoid(x Wz + bz + h Uz + b'z)", "z = sigmoid(x W<sub>z</sub> + b<sub>z</sub> + h U<sub>z</sub> + b’<sub>z</sub>)")]
    [InlineData("h' = z * h + (1 - z) * n", "h’ = z × h + (1 − z) × n")]
    [InlineData("h' = tanh(x W + b + h U)", "h’ = tanh(x W + b + h U)")]
    public void Symbols_have_subscripts(string symbols, string expected) => Assert.Equal(expected, EquationText.Symbols(symbols));

    [Fact]
    public void Places_are_filled_in() =>
        Assert.Equal("h' = −1.500 × 2.000 + (−1.500) × (−1.500) + – = 1.00e−5", EquationText.Fill("h' = {a} * {b} + {a} * {a} + {none} = {small}", name => name switch { "a" => -1.5, "b" => 2, "small" => 1e-5, _ => double.NaN }));
}
