using System.Globalization;
using GenRnn.Cli.Tracing;
using Spectre.Console;

namespace GenRnn.Cli.Tests.Tracing;

/// <summary>A comparison on consoles of many looks and widths.</summary>
public sealed class ComparisonViewTests
{
    private const string Hostile = "[red]x[/][/] [[ \u001b[31mred\u001b[0m \u009b31m \u202egnp \r\n\t\b\0 \ud800 <script> {0} 名前 é";

    public static TheoryData<string, string> IdsAndLooks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string id in Comparisons.Ids)
                foreach (string look in Shown.Looks.Keys) data.Add(id, look);
            return data;
        }
    }

    public static TheoryData<string> Ids => [.. Comparisons.Ids];

    [Theory]
    [MemberData(nameof(IdsAndLooks))]
    public void No_line_is_wider_than_the_console(string id, string look) => Assert.All(
        [.. Shown.Widths, 20, 40],
        width => Assert.All(Lines(Comparisons.Of(id), Shown.Looks[look] with { Width = width }), line => Assert.True(line.GetCellWidth() <= width, $"{line.GetCellWidth()} of {width}: {line}")));

    [Theory]
    [MemberData(nameof(IdsAndLooks))]
    public void Lines_fit_without_being_cut(string id, string look) => Assert.All(
        Shown.Widths,
        width => Assert.All(
            ComparisonView.Of(Comparisons.Of(id), Shown.Looks[look] with { Width = width }).OfType<Drawing>().SelectMany(d => d.Lines),
            line => Assert.True(line.Width <= width, $"{line.Width} of {width}: {string.Concat(line.Segments.Select(s => s.Text))}")));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_section_figure_and_sentence_is_there_at_every_width(string id)
    {
        TraceComparison comparison = Comparisons.Of(id);
        Assert.All(Shown.Widths, width =>
        {
            string words = Words(Lines(comparison, Shown.TrueColor with { Width = width }));
            Assert.All(["Figures", "Learning", "What each remembers", "Observations", "Key insight", .. comparison.Observations], text => Assert.Contains(Words(text), words, StringComparison.Ordinal));
            Assert.All(comparison.Table.SelectMany(r => r.Cells), cell => Assert.Contains(Words(cell), words, StringComparison.Ordinal));
            if (width >= 80) Assert.Contains(Words(comparison.KeyInsight), words, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Best_of_a_row_has_a_star()
    {
        TraceComparison comparison = Comparisons.Of(Comparisons.Two);
        string line = Lines(comparison, Shown.TrueColor).Single(l => l.StartsWith("loss on unseen data", StringComparison.Ordinal));

        Assert.Contains($"{Numerals.Figure(comparison.Models[0].Figures.Test.Loss)} ★", line, StringComparison.Ordinal);
        Assert.Equal(1, line.Count(c => c == '★'));
    }

    [Fact]
    public void Curves_have_a_line_for_each_model()
    {
        string[] lines = Lines(Comparisons.Of(Comparisons.Two), Shown.TrueColor);

        // One of the loss and one of the accuracy, and the model's line of influence.
        Assert.Equal(3, lines.Count(l => l.StartsWith("  gru ", StringComparison.Ordinal) && l.Any("▁▂▃▄▅▆▇█".Contains)));
        Assert.Contains("Validation loss", lines);
        Assert.Contains("Validation accuracy", lines);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Output_in_a_pipe_is_the_plain_text(string id)
    {
        using var plain = new StringWriter();
        TraceText.Write(Comparisons.Of(id), plain);

        Assert.Equal(plain.ToString().ReplaceLineEndings("\n"), Shown.Raw(Comparisons.Of(id), look: null));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Console_without_Unicode_gets_ASCII(string id) =>
        Assert.All(Shown.Raw(Comparisons.Of(id), Shown.Dumb), c => Assert.True(c is '\n' or (>= ' ' and <= '~'), $"U+{(int)c:X4}"));

    [Fact]
    public void Without_colours_there_is_no_sequence_for_one() => Assert.All(
        Shown.Escapes().Matches(Shown.Raw(Comparisons.Of(Comparisons.Two), Shown.NoColor)), match => Assert.Contains(match.Value, (string[])["\u001b[0m", "\u001b[1m", "\u001b[2m"]));

    [Fact]
    public void Names_from_outside_neither_colour_nor_move_anything()
    {
        TraceComparison comparison = Comparisons.Of(Comparisons.Two);
        comparison = comparison with
        {
            Title = Hostile,
            Task = Hostile,
            KeyInsight = Hostile,
            Observations = EquatableArray.Of(Hostile),
            Models = comparison.Models.Select(m => m with { Label = Hostile, Trace = m.Trace with { Examples = m.Trace.Examples.Select(e => e with { Answer = Hostile }).ToEquatableArray() } }).ToEquatableArray(),
        };
        Assert.All(Shown.Looks.Values, look => Assert.All(Shown.Widths, width =>
        {
            string rest = Shown.Escapes().Replace(Shown.Raw(comparison, look with { Width = width }), "");
            Assert.DoesNotContain(rest, c => c is not '\n' && (char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format || char.IsSurrogate(c)));
            Assert.All(rest.Split('\n'), line => Assert.True(line.GetCellWidth() <= width, line));
        }));
        Assert.DoesNotContain("\u001b[31m", Shown.Raw(comparison, Shown.TrueColor), StringComparison.Ordinal);
    }

    private static string[] Lines(TraceComparison comparison, Look look) => Shown.Escapes().Replace(Shown.Raw(comparison, look), "").TrimEnd('\n').Split('\n');

    private static string Words(IEnumerable<string> lines) => Shown.Words(string.Concat(lines));

    private static string Words(string text) => Shown.Words(text);
}
