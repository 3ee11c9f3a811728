using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>Training: the loss as a chart, every figure as a sparkline, the epochs as a table, and what was reached.</summary>
internal static class TrainingView
{
    public static IEnumerable<Line> Of(ModelTrace trace, Look look)
    {
        if (trace.History.Count == 0) return [Line.Of("No epoch was trained."), Line.Empty, .. Scores(trace, look)];
        return
        [
            .. LossBlocks.Of(trace.History, look),
            Line.Empty,
            .. Curves(trace.History, look),
            Line.Empty,
            .. EpochTable.Of(trace.History, look),
            Line.Empty,
            .. Scores(trace, look),
        ];
    }

    /// <summary>A line a figure: from where, by which way, to where.</summary>
    private static IEnumerable<Line> Curves(EquatableArray<TraceEpoch> history, Look look)
    {
        (string Name, double?[] Values, Func<double, string> Text)[] curves =
        [
            ("loss", [.. history.Select(e => (double?)e.Loss)], Figure),
            ("accuracy", [.. history.Select(e => e.Accuracy)], Percent),
            ("validation loss", [.. history.Select(e => e.ValidationLoss)], Figure),
            ("validation accuracy", [.. history.Select(e => e.ValidationAccuracy)], Percent),
        ];
        curves = [.. curves.Where(c => c.Values.Any(v => v is not null))];
        int names = curves.Max(c => c.Name.Length), figures = curves.Max(c => Math.Max(Text(c.Values[0]).Length, Text(c.Values[^1]).Length));
        foreach ((string name, double?[] values, Func<double, string> text) in curves)
        {
            string line = Sparkline.Of(values, Math.Max(look.Prose - names - (2 * figures) - 6, 1), look);
            string Written(double? value) => value is { } v ? text(v) : "-";
            yield return Line.Of(name.PadRight(names) + "  ").Then(Written(values[0]).PadLeft(figures) + "  ").Then(line, Paint.Accent).Then("  " + Written(values[^1]), Paint.Strong);
        }

        string Text(double? value) => value is { } v ? (Math.Abs(v) > 1 ? Figure(v) : Percent(v)) : "-";
    }

    private static IEnumerable<Line> Scores(ModelTrace trace, Look look)
    {
        string accuracy = trace.Test.Accuracy is { } share ? $", accuracy {Percent(share)}" : "";
        foreach (Line line in Headings.Prose(look, $"On data that the model was not trained on: loss {Figure(trace.Test.Loss)}{accuracy}.")) yield return line;
        if (trace.Baseline is not { } baseline || trace.Test.Accuracy is not { } reached)
        {
            if (trace.Baseline is { } alone)
                foreach (Line line in Headings.Prose(look, $"Without memory, {alone.Name}: accuracy {Percent(alone.Accuracy)}.")) yield return line;
            yield break;
        }

        const int Bar = 30;
        yield return Line.Of("  with memory     ").Then(Bars.Of(reached, Bar, look), Paint.Better).Then("  " + Percent(reached), Paint.Strong);
        yield return Line.Of("  without memory  ").Then(Bars.Of(baseline.Accuracy, Bar, look), Paint.Second).Then("  " + Percent(baseline.Accuracy), Paint.Strong);
        foreach (Line line in Headings.Prose(look, $"Without memory: {baseline.Name}.", 2, Paint.Faint)) yield return line;
    }
}
