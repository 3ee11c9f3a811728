using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>
/// Numbers over time: a column a step, a row a unit. Cells carry their numbers where there is room, and otherwise sign and
/// tenths of the range, or a shade. What has no room is left out, and it says so.
/// </summary>
internal static class HeatMap
{
    private const int MostRows = 12, WidestName = 16;

    /// <param name="values">[steps, units].</param>
    /// <param name="row">What a row is: unit, feature.</param>
    /// <param name="names">Names of rows; numbers where there are none.</param>
    /// <param name="width">Cells of a line.</param>
    /// <param name="look">The console.</param>
    public static IEnumerable<Line> Of(TraceTensor values, string row, IReadOnlyList<string> names, int width, Look look)
    {
        int steps = values.Rows, rows = values.Width > MostRows + 1 ? MostRows : values.Width;
        var scale = HeatScale.Of(values.Values);
        string[] labels = [.. Enumerable.Range(0, rows).Select(r => r < names.Count ? Cells.CutMiddle(look.Clean(names[r]), WidestName, look.Mark) : Whole(r + 1))];
        int label = labels.Append(row).Max(Cells.Width) + 1;
        HeatCell cell = HeatCell.Fitting(values, scale, width - label, look);
        int[] shown = [.. Shown(steps, (width - label) / cell.Width)];

        yield return Line.Of(row.PadRight(label), Paint.Faint).Then(Numbers(shown, cell.Width, look), Paint.Faint);
        for (int r = 0; r < rows; r++)
        {
            Line line = Line.Of(Cells.PadLeft(labels[r], label - 1) + " ", Paint.Faint);
            foreach (int step in shown)
                line = step < 0 ? line.Then(look.Pick("…", ".").PadLeft(cell.Width), Paint.Faint) : line.Then(cell.Of(values.Values[(step * values.Width) + r]));
            yield return line;
        }

        string more = string.Join("; ", Omitted(shown, values.Width - rows, row));
        if (more.Length > 0)
            foreach (string line in Cells.Wrap($"{look.Mark} {more}", width - label)) yield return Line.Of(new string(' ', label)).Then(line, Paint.Faint);
        yield return Line.Of(new string(' ', label)).Then(scale.Legend(look)).Then(cell.Explanation(width - label - scale.Legend(look).Width), Paint.Faint);
    }

    /// <summary>Steps in order; where not all have room the middle ones are -1, which stands for all that are left out.</summary>
    private static IEnumerable<int> Shown(int steps, int room)
    {
        if (steps <= room) return Enumerable.Range(0, steps);
        int first = Math.Max(room / 2, 1), last = Math.Max(room - first - 1, 0);
        return [.. Enumerable.Range(0, first), -1, .. Enumerable.Range(steps - last, last)];
    }

    private static IEnumerable<string> Omitted(int[] shown, int rows, string row)
    {
        int gap = Array.IndexOf(shown, -1);
        if (gap > 0 && gap + 1 < shown.Length) yield return $"steps {Whole(shown[gap - 1] + 2)} to {Whole(shown[gap + 1])} left out";
        else if (gap > 0) yield return $"steps from {Whole(shown[gap - 1] + 2)} left out";
        if (rows > 0) yield return $"{Count(rows, row)} more";
    }

    /// <summary>Numbers of steps above their columns, as many as have room.</summary>
    private static string Numbers(int[] shown, int cell, Look look)
    {
        string line = "";
        for (int c = 0; c < shown.Length; c++)
        {
            string number = shown[c] < 0 ? "" : Whole(shown[c] + 1);
            int end = (c + 1) * cell;
            bool isNamed = cell > 3 || c == 0 || c == shown.Length - 1 || (shown[c] + 1) % 5 == 0;
            bool isRoom = c == shown.Length - 1 || end + 1 + Whole(shown[^1] + 1).Length <= shown.Length * cell;
            if (number.Length > 0 && isNamed && isRoom && end - number.Length >= line.Length + (line.Length > 0 ? 1 : 0)) line = line.PadRight(end - number.Length) + number;
        }

        return line;
    }
}
