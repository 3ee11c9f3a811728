using Spectre.Console;
using Spectre.Console.Rendering;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>A comparison on a console: the figures as a table, curves and influence as small columns, what they say.</summary>
internal static class ComparisonView
{
    private const int WidestName = 20, WidestSpark = 40;

    /// <summary>Writes a comparison in the look of the terminal, or as plain text where it goes to a file or a pipe.</summary>
    public static void Write(TraceComparison comparison, Terminal terminal)
    {
        if (terminal.Look is not { } look)
        {
            TraceText.Write(comparison, terminal.Output);
            return;
        }

        IAnsiConsole console = look.Console(terminal.Output);
        foreach (IRenderable part in Of(comparison, look)) console.Write(part);
        terminal.Output.Flush();
    }

    /// <summary>The sections in order.</summary>
    public static IEnumerable<IRenderable> Of(TraceComparison comparison, Look look) =>
    [
        Headings.Section(look, $"{comparison.Title} - comparison"),
        look.Draw([
            .. comparison.Task.Length == 0 ? [] : Headings.Prose(look, comparison.Task),
            .. Headings.Prose(look, $"The same data, order and number of epochs for all; {(comparison.Seeds.Count == 1 ? "seed" : $"medians of {Count(comparison.Seeds.Count, "seed")}:")} {string.Join(", ", comparison.Seeds.Select(s => Whole(s)))}."),
            .. comparison.Models.SelectMany(m => Headings.Prose(look, $"{m.Label}: {m.Trace.Model}", 0, Paint.Faint))]),
        look.Draw([Line.Empty]), Headings.Section(look, "Figures", Count(comparison.Models.Count, "model")), look.Draw(Figures(comparison, look)),
        look.Draw([Line.Empty]), Headings.Section(look, "Learning", "epoch by epoch"), look.Draw(Curves(comparison, look)),
        look.Draw([Line.Empty]), Headings.Section(look, "What each remembers", $"sequence {Whole(comparison.Examples[0])} of the test data"), look.Draw(Memories(comparison, look)),
        look.Draw([Line.Empty]), Headings.Section(look, "Observations"), look.Draw(comparison.Observations.SelectMany(o => Headings.Labelled(look, look.Pick("• ", "- "), o))),
        look.Draw([Line.Empty]),
        new Panel(new Text(look.Clean(comparison.KeyInsight)))
        {
            Header = new PanelHeader(" Key insight "),
            Border = look.Box,
            BorderStyle = Paint.Accent,
            Padding = new Padding(2, 0),
            Width = look.Prose,
        },
    ];

    /// <summary>A row a figure, a column a model; where not all have room, models in groups.</summary>
    private static IEnumerable<Line> Figures(TraceComparison comparison, Look look)
    {
        string star = look.Pick(" ★", " *");
        int names = Math.Min(comparison.Table.Max(r => Cells.Width(r.Name)), Math.Max(look.Width / 2, 12));
        int[] widths = [.. comparison.Models.Select((m, i) => Math.Max(Cells.Width(Name(m, look)) + 2, comparison.Table.Max(r => Cells.Width(r.Cells[i]) + 2)))];
        for (int first = 0; first < widths.Length;)
        {
            int width = names, count = 0;
            while (first + count < widths.Length && (count == 0 || width + FigureTable.Gap + widths[first + count] <= look.Width)) width += FigureTable.Gap + widths[first + count++];
            if (first > 0) yield return Line.Empty;
            Line heading = Line.Of(new string(' ', names));
            for (int i = first; i < first + count; i++) heading = heading.Then(Cells.PadLeft(Name(comparison.Models[i], look) + "  ", FigureTable.Gap + widths[i]), Paint.Strong);
            yield return heading;
            yield return Line.Of(string.Concat(Enumerable.Repeat(look.Pick("─", "-"), Math.Min(width, look.Width))), Paint.Faint);
            foreach (ComparisonRow row in comparison.Table)
            {
                string[] label = [.. Cells.Wrap(row.Name, names)];
                for (int l = 0; l < label.Length - 1; l++) yield return Line.Of(label[l]);
                Line line = Line.Of(Cells.PadRight(label[^1], names));
                for (int i = first; i < first + count; i++)
                {
                    bool isBest = row.Best.Contains(i);
                    line = line.Then(Cells.PadLeft(row.Cells[i] + (isBest ? star : "  "), FigureTable.Gap + widths[i]), isBest ? Paint.Better : null);
                }

                yield return line.TrimEnd();
            }

            first += count;
        }

        foreach (Line line in Headings.Prose(look, $"{star.Trim()} the best of a row; of accuracies on unseen data all that may be the best, chance considered", 0, Paint.Faint)) yield return line;
    }

    /// <summary>The validation or training figure of each model over the epochs, on one scale.</summary>
    private static IEnumerable<Line> Curves(TraceComparison comparison, Look look)
    {
        int names = comparison.Models.Max(m => Cells.Width(Name(m, look)));
        bool isValidation = comparison.Models.All(m => m.History.All(e => e.ValidationLoss is not null)), isFirst = true;
        foreach (bool isAccuracy in (bool[])[false, true])
        {
            double?[][] curves = [.. comparison.Models.Select(m => m.History.Select(e => (isAccuracy, isValidation) switch
            {
                (true, true) => e.ValidationAccuracy,
                (true, false) => e.Accuracy,
                (false, true) => e.ValidationLoss,
                _ => e.Loss,
            }).ToArray())];
            if (curves.All(c => c.All(v => v is null))) continue;
            if (!isFirst) yield return Line.Empty;
            isFirst = false;
            yield return Line.Of($"{(isValidation ? "Validation" : "Training")} {(isAccuracy ? "accuracy" : "loss")}{(comparison.Seeds.Count > 1 ? ", medians" : "")}", Paint.Strong);
            string Text(double? value) => value is { } v ? isAccuracy ? Percent(v) : Figure(v) : "-";
            int figures = curves.SelectMany(c => (string[])[Text(c.FirstOrDefault()), Text(c.LastOrDefault())]).Max(t => t.Length);
            for (int i = 0; i < curves.Length; i++)
            {
                int room = Math.Clamp(look.Prose - names - (2 * figures) - 8, 1, WidestSpark);
                yield return Line.Of("  " + Cells.PadRight(Name(comparison.Models[i], look), names) + "  ").Then(Text(curves[i].FirstOrDefault()).PadLeft(figures) + "  ")
                    .Then(Sparkline.Of(curves[i], curves.SelectMany(c => c), room, look), Paint.Accent).Then("  " + Text(curves[i].LastOrDefault()), Paint.Strong);
            }
        }
    }

    /// <summary>The share of each step in the influence on the last answer, on one scale.</summary>
    private static IEnumerable<Line> Memories(TraceComparison comparison, Look look)
    {
        int names = comparison.Models.Max(m => Cells.Width(Name(m, look)));
        TraceExample[] examples = [.. comparison.Models.Select(m => m.Trace.Examples.First(e => e.Index == comparison.Examples[0]))];
        int steps = examples[0].Influence.Strength.Width, room = Math.Max(look.Prose - names - 4, 1), shown = Math.Min(steps, room), cell = Math.Clamp(room / shown, 1, 3);
        float[][] shares = [.. examples.Select(e => Shares(e.Influence).TakeLast(shown).ToArray())];
        double largest = shares.SelectMany(s => s).Where(float.IsFinite).DefaultIfEmpty(0).Max();
        foreach (Line line in Headings.Prose(look, $"Share of each step in the influence on the last answer{(shown < steps ? $", the last {Whole(shown)} steps" : "")}, from 0 to {Percent(largest)}:")) yield return line;
        for (int i = 0; i < examples.Length; i++)
        {
            string spark = Sparkline.From(shares[i], largest, look);
            yield return Line.Of("  " + Cells.PadRight(Name(comparison.Models[i], look), names) + "  ").Then(string.Concat(spark.Select(c => new string(c, cell))), Paint.Accent);
        }

        yield return Line.Of(new string(' ', names + 4)).Then(Whole(steps - shown + 1) + Whole(steps).PadLeft(Math.Max((shown * cell) - Whole(steps - shown + 1).Length, 0)), Paint.Faint);
        for (int i = 0; i < examples.Length; i++)
            foreach (Line line in Headings.Labelled(look, $"  {Cells.PadRight(Name(comparison.Models[i], look), names)}  answers ", examples[i].Answer)) yield return line;
    }

    private static IEnumerable<float> Shares(TraceInfluence influence)
    {
        float[] last = [.. influence.Strength.Row(influence.Answers.Count - 1)];
        float sum = last.Sum();
        return last.Select(s => sum > 0 ? s / sum : 0);
    }

    private static string Name(ComparedModel model, Look look) => Cells.CutMiddle(look.Clean(model.Label), WidestName, look.Mark);
}
