using GenRnn.Cli.Progress;
using GenRnn.Cli.Tracing;
using Spectre.Console;

namespace GenRnn.Cli.Tests.Tracing;

/// <summary>Texts by cells, bars and lines.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("one two three", 7, 0, "one two", "three")]
    [InlineData("one two three", 8, 2, "one two", "  three")]
    [InlineData("abcdefghij", 4, 0, "abcd", "efgh", "ij")]
    [InlineData("ab cdefghij", 5, 1, "ab", " cdef", " ghij")]
    [InlineData("名前名前 x", 4, 0, "名前", "名前", "x")]
    [InlineData("", 4, 0)]
    public void Text_wraps_by_cells(string text, int width, int indent, params string[] lines) => Assert.Equal(lines, Cells.Wrap(text, width, indent));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("名前名前", 6, "名前…")]
    [InlineData("abc", 0, "")]
    public void Text_that_is_cut_ends_with_a_mark(string text, int width, string cut) => Assert.Equal(cut, Cells.Cut(text, width, "…"));

    [Theory]
    [InlineData("class number 1", 8, "clas…r 1")]
    [InlineData("class 1", 8, "class 1")]
    [InlineData("名前名前名前", 7, "名…前")]
    public void Names_are_cut_in_the_middle(string text, int width, string cut) => Assert.Equal(cut, Cells.CutMiddle(text, width, "…"));

    [Theory]
    [InlineData("a\tb\r\nc", "a b  c")]
    [InlineData("\u001b[31m", "\uFFFD[31m")]
    [InlineData("\u009b31m\u007f\u0000", "\uFFFD31m\uFFFD\uFFFD")]
    [InlineData("a\u202eb\u200bc\u2066", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("é 名前 😀 [red]", "é 名前 😀 [red]")]
    [InlineData("a\u2028b", "a b")]
    public void What_would_move_or_turn_anything_becomes_a_mark(string text, string clean)
    {
        Assert.Equal(clean, Clean.Text(text, isUnicode: true));
        Assert.All(Clean.Text(text, isUnicode: false), c => Assert.InRange(c, ' ', '~'));
    }

    [Fact]
    public void Half_a_letter_becomes_a_mark() => Assert.Equal("\uFFFDx", Clean.Text("\ud800x", isUnicode: true));

    [Theory]
    [InlineData(0, "    ")]
    [InlineData(1e-9, "▏   ")]
    [InlineData(0.5, "██  ")]
    [InlineData(0.59375, "██▍ ")]
    [InlineData(1, "████")]
    [InlineData(7, "████")]
    [InlineData(double.NaN, "    ")]
    public void Bars_are_as_long_as_their_share(double share, string bar) => Assert.Equal(bar, Bars.Of(share, 4, Shown.TrueColor));

    [Theory]
    [InlineData(-2, "████│    ")]
    [InlineData(-0.75, "  ▐█│    ")]
    [InlineData(1, "    │██  ")]
    [InlineData(0, "    │    ")]
    public void Bars_below_0_go_to_the_left(double value, string bar) =>
        Assert.Equal(bar, string.Concat(Bars.Signed(value, 2, 4, Shown.TrueColor, Style.Plain, Style.Plain).Segments.Select(s => s.Text)));

    [Fact]
    public void Sparkline_goes_from_the_lowest_to_the_highest()
    {
        Assert.Equal("▁▁▁▅▅▅███   !!!", Sparkline.Of([0, 0.5, 1, null, double.NaN], 60, Shown.TrueColor));
        Assert.Equal("_.-:=+*#", Sparkline.Of([0, 1, 2, 3, 4, 5, 6, 7], 8, Shown.Dumb));
        Assert.Equal(10, Sparkline.Of([.. Enumerable.Range(0, 1000).Select(i => (double?)i)], 10, Shown.TrueColor).Length);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(50)]
    [InlineData(20)]
    public void Progress_is_rewritten_on_one_line(int width)
    {
        using var writer = new StringWriter();
        using (var progress = new ProgressLine(writer, "Training rnn-sequence-tagging", width)) progress.Report(new TrainingProgress(3, 3, 9, 9, 0.5, 0.9));

        Assert.All(writer.ToString().Split('\r'), line => Assert.True(line.Length < width, line));
        Assert.Contains("Training rnn-sequen", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_is_cut_where_the_console_ends()
    {
        Line line = Line.Of("abc").Then("defgh", Paint.Strong).Then("ij");

        Assert.Equal("abcdef…", string.Concat(line.Cut(7, "…").Segments.Select(s => s.Text)));
        Assert.Same(line, line.Cut(10, "…"));
    }
}
