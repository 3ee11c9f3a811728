using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>The emitted code of a step: what was decided about each layer's kernel and why, and how the code begins.</summary>
internal static class CodeView
{
    private const int MostLines = 40, Indent = 2, BitsOfLane = 32;

    public static IEnumerable<Line> Of(TraceCode? code, Look look)
    {
        if (code is null) return [];
        if (code.Missing is { } missing) return Headings.Prose(look, missing);
        return
        [
            .. Headings.Prose(look, $"{code.File}: {Count(code.Lines, "line")}, vectors of {Whole(code.Width * BitsOfLane)} bits"),
            Line.Empty,
            .. code.Plan.SelectMany(layer => Plan(layer, look)),
            .. Code(code, look),
        ];
    }

    private static IEnumerable<Line> Plan(TraceLayerPlan plan, Look look)
    {
        yield return Line.Of(Cells.Cut(look.Clean(plan.Layer), look.Prose, look.Mark), Paint.Heading);
        // Several short equations share a line, three blanks apart.
        foreach (string equation in plan.Equations.SelectMany(e => e.Split("   ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            foreach (Line line in Headings.Prose(look, equation, Indent, Paint.Second)) yield return line;
        foreach (string reason in plan.Reasons)
            foreach (Line line in Headings.Labelled(look, look.Pick("  · ", "  - "), reason)) yield return line;
        yield return Line.Empty;
    }

    /// <summary>
    /// Lines as they are, those that are longer than the console cut; comments are faint. Documentation is left out: it says
    /// what the plan says.
    /// </summary>
    private static IEnumerable<Line> Code(TraceCode code, Look look)
    {
        string[] lines = [.. code.Step.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Where(l => !Begins(l, "///"))];
        foreach (string line in lines.Take(MostLines))
            yield return Line.Of("  ").Then(Cells.Cut(look.Clean(line), look.Width - Indent, look.Mark), Begins(line, "//") ? Paint.Faint : Style.Plain);
        if (lines.Length > MostLines) yield return Line.Of($"  {look.Mark} {Count(lines.Length - MostLines, "line")} more; --html shows all of them", Paint.Faint);
    }

    private static bool Begins(string line, string mark) => line.TrimStart().StartsWith(mark, StringComparison.Ordinal);
}
