using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>Numbers below each other with a bar each, from a line in the middle where some are below zero.</summary>
internal static class Vector
{
    private const int Indent = 2, MostBars = 24, WidestBar = 50, WidestName = 20;

    /// <param name="values">[numbers].</param>
    /// <param name="names">Names of the numbers; counted where there are none.</param>
    /// <param name="look">The console.</param>
    public static IEnumerable<Line> Of(TraceTensor values, IReadOnlyList<string> names, Look look)
    {
        float[] numbers = [.. values.Values];
        var scale = HeatScale.Of(numbers);
        int shown = numbers.Length > MostBars + 1 ? MostBars : numbers.Length, figure = numbers.Select(v => Short(v).Length).DefaultIfEmpty(0).Max();
        string[] labels = [.. Enumerable.Range(0, shown).Select(i => i < names.Count ? Cells.CutMiddle(look.Clean(names[i]), WidestName, look.Mark) : Whole(i + 1))];
        int label = labels.Select(Cells.Width).DefaultIfEmpty(0).Max(), bar = Math.Clamp(look.Prose - Indent - label - figure - 6, 5, WidestBar);
        for (int i = 0; i < shown; i++)
        {
            Line line = Line.Of($"  {Cells.PadLeft(labels[i], label)}  ", Paint.Faint).Then(Short(numbers[i]).PadLeft(figure) + "  ");
            yield return scale.HasNegative
                ? line.Then(Bars.Signed(numbers[i], scale.Limit, (bar - 1) / 2, look, Paint.Second, Paint.Accent))
                : line.Then(Bars.Of(scale.Share(numbers[i]), bar, look), Paint.Second);
        }

        if (shown < numbers.Length) yield return Line.Of($"  {look.Mark} {Whole(numbers.Length - shown)} more", Paint.Faint);
        yield return Line.Of(scale.HasNegative ? $"  bars from -{scale.End} to {scale.End}" : $"  bars from 0 to {scale.End}", Paint.Faint);
    }
}
