using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>The epochs with their figures and what these say. A figure that got better is marked, and one that got worse.</summary>
internal static class EpochTable
{
    /// <summary>What figures say stands beside them where there is this room at least, and below them otherwise.</summary>
    private const int Beside = 34;

    private const int Indent = 7;

    public static IEnumerable<Line> Of(EquatableArray<TraceEpoch> history, Look look)
    {
        (string Name, Func<TraceEpoch, double?> Value, bool IsLoss)[] columns =
        [
            ("loss", e => e.Loss, true),
            ("accuracy", e => e.Accuracy, false),
            ("val. loss", e => e.ValidationLoss, true),
            ("val. acc.", e => e.ValidationAccuracy, false),
        ];
        columns = [.. columns.Where(c => history.Any(e => c.Value(e) is not null))];
        var table = new FigureTable(
            [" epoch", .. columns.Select(c => c.Name + "  ")],
            [.. history.Select((e, i) => (Line[])[
                Line.Of(Whole(e.Epoch)),
                .. columns.Select(c => Figure(c.Value(e), i == 0 ? null : c.Value(history[i - 1]), c.IsLoss, look))])]);

        int room = look.Width - table.Width - FigureTable.Gap;
        bool isBeside = room >= Beside;
        int width = Math.Min(isBeside ? room : look.Width - Indent, look.Prose);
        string gap = new(' ', FigureTable.Gap);
        yield return isBeside ? table.Heading.Then(gap).Then("observation", Paint.Strong) : table.Heading;
        string[][] observations = [.. history.Select(e => Cells.Wrap(look.Clean(e.Observation), width).ToArray())];
        int longest = observations.SelectMany(o => o).Select(Cells.Width).DefaultIfEmpty(0).Max();
        int rule = isBeside ? table.Width + FigureTable.Gap + Math.Max(longest, "observation".Length) : Math.Max(table.Width, Indent + longest);
        yield return Line.Of(string.Concat(Enumerable.Repeat(look.Pick("─", "-"), rule)), Paint.Faint);
        for (int i = 0; i < history.Count; i++)
        {
            string[] lines = observations[i];
            yield return isBeside && lines.Length > 0 ? table.Row(i).Then(gap).Then(lines[0]) : table.Row(i);
            string margin = new(' ', isBeside ? table.Width + FigureTable.Gap : Indent);
            foreach (string line in lines.Skip(isBeside ? 1 : 0)) yield return Line.Of(margin).Then(line);
        }
    }

    /// <summary>A figure with a sign: down or up, in the colour of better or worse.</summary>
    private static Line Figure(double? value, double? before, bool isLoss, Look look)
    {
        if (value is not { } now) return Line.Of("-  ");
        string text = isLoss ? Numerals.Figure(now) : Percent(now);
        string last = before is { } b ? isLoss ? Numerals.Figure(b) : Percent(b) : text;
        if (text == last || before is not { } then || !double.IsFinite(now - then)) return Line.Of(text + "  ");
        string sign = now > then ? look.Pick("▲", "^") : look.Pick("▼", "v");
        return Line.Of(text + " ").Then(sign, now < then == isLoss ? Paint.Better : Paint.Worse);
    }
}
