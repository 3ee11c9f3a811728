using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>Asks the questions one after the other; arrows choose, and what was right, and why, follows at once.</summary>
internal static class QuizPrompt
{
    /// <returns>How many answers were right.</returns>
    public static int Ask(IAnsiConsole console, ModelTrace trace, Look look, CancellationToken cancellation)
    {
        int right = 0;
        for (int i = 0; i < trace.Quiz.Count; i++)
        {
            QuizQuestion question = trace.Quiz[i];
            int answer = Choose(console, question, i, look, cancellation);
            if (answer == question.Answer) right++;
            console.Write(look.Draw(Feedback(question, i, answer, look)));
        }

        console.Write(look.Draw([Line.Of($"{Whole(right)} of {Whole(trace.Quiz.Count)} right.", Paint.Strong)]));
        return right;
    }

    private static int Choose(IAnsiConsole console, QuizQuestion question, int index, Look look, CancellationToken cancellation)
    {
        SelectionPrompt<int> prompt = new SelectionPrompt<int>()
            .Title(Markup.Escape($"{Whole(index + 1)}. {look.Clean(question.Question)}"))
            .AddChoices(Enumerable.Range(0, question.Options.Count))
            .UseConverter(option => Markup.Escape($"{QuizView.Letter(option)}  {look.Clean(question.Options[option])}"))
            .HighlightStyle(Paint.Heading)
            .PageSize(Math.Max(question.Options.Count, 3));
        try
        {
            return prompt.ShowAsync(console, cancellation).GetAwaiter().GetResult();
        }
        catch
        {
            // A prompt that is left hides the cursor for good.
            console.Cursor.Show();
            throw;
        }
    }

    /// <summary>The question as it was, with the answer that was given: the prompt wipes itself.</summary>
    private static IEnumerable<Line> Feedback(QuizQuestion question, int index, int answer, Look look)
    {
        bool isRight = answer == question.Answer;
        Style style = isRight ? Paint.Better : Paint.Worse;
        string verdict = isRight ? "Right." : $"Right is {QuizView.Letter(question.Answer)}, {question.Options[question.Answer]}.";
        return
        [
            .. Cells.Wrap($"{Whole(index + 1)}. {look.Clean(question.Question)}", look.Prose, 3).Select(l => Line.Of(l, Paint.Strong)),
            .. Headings.Labelled(look, $"   {QuizView.Letter(answer)}  ", question.Options[answer]),
            .. Headings.Labelled(look, $"   {(isRight ? look.Pick("✓", "+") : look.Pick("✗", "x"))}  ", verdict, style),
            .. Headings.Labelled(look, "      ", question.Reason),
            Line.Empty,
        ];
    }
}
