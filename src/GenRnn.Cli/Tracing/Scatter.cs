using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>Answers against what was right: points, in eight dots of a cell where the console has them, around the line where both are equal.</summary>
internal static class Scatter
{
    private const int Height = 14, Widest = 56;

    public static IEnumerable<Line> Of(EquatableArray<TracePoint> points, Look look)
    {
        TracePoint[] finite = [.. points.Where(p => double.IsFinite(p.Actual) && double.IsFinite(p.Predicted))];
        yield return Line.Of("Answers against what was right", Paint.Strong);
        if (finite.Length == 0)
        {
            yield return Line.Of("No answer is a finite number.");
            yield break;
        }

        double low = finite.Min(p => Math.Min(p.Actual, p.Predicted)), high = finite.Max(p => Math.Max(p.Actual, p.Predicted));
        if (high <= low) (low, high) = (low - 0.5, high + 0.5);
        int axis = Math.Max(Figure(low).Length, Figure(high).Length) + 2, width = Math.Clamp(look.Prose - axis, 1, Widest), across = look.IsUnicode ? 2 : 1, down = look.IsUnicode ? 4 : 1;
        var dots = new HashSet<(int X, int Y)>();
        foreach (TracePoint point in finite) dots.Add((Place(point.Actual, width * across), Place(point.Predicted, Height * down)));

        for (int row = Height - 1; row >= 0; row--)
        {
            string label = row == Height - 1 ? Figure(high) : row == 0 ? Figure(low) : row == Height / 2 ? "answer" : "";
            Line line = Line.Of((label.Length > axis - 2 ? "" : label).PadLeft(axis - 2) + look.Pick(" │", " |"), Paint.Faint);
            for (int column = 0; column < width; column++)
            {
                string cell = Cell(dots, column, row, look);
                bool isDiagonal = (int)((row + 0.5) * width / Height) == column;
                line = cell != " " ? line.Then(cell, Paint.Second) : line.Then(isDiagonal ? look.Pick("·", ".") : " ", Paint.Faint);
            }

            yield return line;
        }

        yield return Line.Of(new string(' ', axis - 1) + look.Pick("└", "+") + string.Concat(Enumerable.Repeat(look.Pick("─", "-"), width)), Paint.Faint);
        string from = Figure(low), to = Figure(high);
        string between = "right";
        int room = width - from.Length - to.Length;
        yield return Line.Of(new string(' ', axis) + from + (room > between.Length + 2 ? between.PadLeft((room + between.Length) / 2).PadRight(room) : new string(' ', Math.Max(room, 1))) + to, Paint.Faint);

        int Place(double value, int places) => Math.Clamp((int)((value - low) / (high - low) * places), 0, places - 1);
    }

    /// <summary>The points in a cell.</summary>
    private static string Cell(HashSet<(int X, int Y)> dots, int column, int row, Look look)
    {
        if (!look.IsUnicode) return dots.Contains((column, row)) ? "o" : " ";
        int pattern = 0;
        // Braille counts the dots of its left column 1 2 3 7 from above, of its right one 4 5 6 8.
        ReadOnlySpan<int> left = [0x40, 0x04, 0x02, 0x01], right = [0x80, 0x20, 0x10, 0x08];
        for (int y = 0; y < 4; y++)
        {
            if (dots.Contains((column * 2, (row * 4) + y))) pattern |= left[y];
            if (dots.Contains(((column * 2) + 1, (row * 4) + y))) pattern |= right[y];
        }

        return pattern == 0 ? " " : ((char)(0x2800 + pattern)).ToString();
    }
}
