using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>The questions with lettered options, and the answers below all of them.</summary>
internal static class QuizView
{
    public static IEnumerable<Line> Of(ModelTrace trace, Look look) =>
    [
        .. trace.Quiz.SelectMany((question, i) => Question(question, i, look)),
        Line.Of("Answers: ").Then(string.Join(", ", trace.Quiz.Select((q, i) => $"{Whole(i + 1)} {Letter(q.Answer)}")), Paint.Strong),
        .. trace.Quiz.SelectMany((question, i) => question.Reason.Length == 0 ? [] : Headings.Labelled(look, $"  {Whole(i + 1)} {Letter(question.Answer)}  ", question.Reason)),
    ];

    private static IEnumerable<Line> Question(QuizQuestion question, int index, Look look)
    {
        foreach (string line in Cells.Wrap($"{Whole(index + 1)}. {look.Clean(question.Question)}", look.Prose, 3)) yield return Line.Of(line, Paint.Strong);
        for (int i = 0; i < question.Options.Count; i++)
        {
            string[] lines = [.. Cells.Wrap(look.Clean(question.Options[i]), look.Prose - 6)];
            for (int l = 0; l < lines.Length; l++) yield return (l == 0 ? Line.Of($"   {Letter(i)}  ", Paint.Heading) : Line.Of("      ")).Then(lines[l]);
        }

        yield return Line.Empty;
    }

    /// <summary>The letter of an option.</summary>
    public static char Letter(int option) => (char)('A' + option);
}
