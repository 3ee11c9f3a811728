using System.Globalization;

namespace GenRnn.Tests.Tracing.Comparison;

/// <summary>A comparison as plain text.</summary>
public sealed class ComparisonTextTests
{
    [Theory]
    [MemberData(nameof(ComparisonCases.All), MemberType = typeof(ComparisonCases))]
    public void Text_has_every_section_figure_and_sentence_and_no_line_over_100_characters(string id)
    {
        TraceComparison comparison = ComparisonCases.Of(id);
        string text = Text(comparison), words = Words(text);
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');

        Assert.All(["Figures", "Observations", "What each remembers - sequence 0", "Key insight"], heading => Assert.Contains(heading, lines));
        Assert.All(comparison.Table, row => Assert.Contains(lines, l => l.StartsWith(row.Name, StringComparison.Ordinal) && row.Cells.All(c => l.Contains(c, StringComparison.Ordinal))));
        Assert.All(comparison.Observations.Append(comparison.KeyInsight), sentence => Assert.Contains(Words(sentence), words, StringComparison.Ordinal));
        Assert.All(lines, l => Assert.True(l.Length <= 100, l));
    }

    [Fact]
    public void Models_that_have_no_room_stand_in_a_further_block()
    {
        ModelTrace[] traces = [.. Enumerable.Range(0, 6).Select(i => MadeTraces.Accuracies($"a model with a name that does not end, {i}", 90 - i, 100))];
        string[] lines = Text(TraceComparison.Create(traces)).ReplaceLineEndings("\n").Split('\n');

        Assert.Equal(3, lines.Count(l => l.StartsWith("parameters ", StringComparison.Ordinal)));
        Assert.All(lines, l => Assert.True(l.Length <= 100, l));
    }

    [Fact]
    public void Text_and_sentences_do_not_depend_on_the_culture()
    {
        TraceComparison comparison = ComparisonCases.Of(ComparisonCases.Classes);
        string expected = Text(comparison);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Assert.Equal(comparison, ComparisonCases.Of(ComparisonCases.Classes));
            Assert.Equal(expected, Text(comparison));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Control_characters_of_names_are_not_written()
    {
        string text = Text(TraceComparison.Create([MadeTraces.Accuracies("a\u001b[31m", 90, 100), MadeTraces.Accuracies("b\u0007", 80, 100)]));

        Assert.DoesNotContain(text, c => char.IsControl(c) && c is not ('\r' or '\n'));
    }

    private static string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Text(TraceComparison comparison)
    {
        using var writer = new StringWriter();
        TraceText.Write(comparison, writer);
        return writer.ToString();
    }
}
