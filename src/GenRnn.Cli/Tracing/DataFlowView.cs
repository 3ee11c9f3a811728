using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>The stages of the data flow, one below the other, with shapes and what one example is after each.</summary>
internal static class DataFlowView
{
    private const int Gutter = 3;

    public static IEnumerable<Line> Of(ModelTrace trace, Look look)
    {
        int count = trace.DataFlow.Count;
        for (int i = 0; i < count; i++)
        {
            bool isLast = i == count - 1;
            Line rail = Line.Of(isLast ? "   " : look.Pick(" │ ", " | "), Paint.Accent);
            foreach (Line line in Title(trace.DataFlow[i], i, rail, look)) yield return line;
            foreach (string line in Cells.Wrap(look.Clean(trace.DataFlow[i].Description), look.Prose - Gutter)) yield return rail.Then(line);
            if (Cost(trace.DataFlow[i], look) is { Length: > 0 } cost) yield return rail.Then(cost, Paint.Accent);
            if (i == 0 || trace.DataFlow[i].Sample != trace.DataFlow[i - 1].Sample)
                foreach (Line line in Sample(trace.DataFlow[i].Sample, look)) yield return rail.Then(line);
            if (!isLast) yield return Line.Of(look.Pick(" ▼ ", " v "), Paint.Accent);
        }
    }

    /// <summary>Number, name and shapes; the shapes below the name where that is long.</summary>
    private static IEnumerable<Line> Title(TraceStage stage, int index, Line rail, Look look)
    {
        string shape = stage.InputShape == stage.OutputShape ? Shape(stage.OutputShape) : $"{Shape(stage.InputShape)} {look.Pick("→", "->")} {Shape(stage.OutputShape)}";
        string name = $"{Whole(index + 1)}. {look.Clean(stage.Name)}";
        if (Cells.Width(name) + 1 + Cells.Width(shape) <= look.Prose) return [Line.Of(name, Paint.Strong).Right(Line.Of(shape, Paint.Accent), look.Prose)];
        return [.. Cells.Wrap(name, look.Prose, Gutter).Select(l => Line.Of(l, Paint.Strong)), rail.Then(shape, Paint.Accent)];
    }

    /// <summary>What a stage holds and does; nothing where it has no parameters.</summary>
    private static string Cost(TraceStage stage, Look look)
    {
        if (stage.Parameters == 0 && stage.MultiplyAdds == 0) return "";
        return $"{Grouped(stage.Parameters, "parameter")} {look.Pick("·", "-")} {Grouped(stage.MultiplyAdds, "multiply-add")} a sequence";
    }

    /// <summary>The first and the last step of the example, as many numbers as fit.</summary>
    private static IEnumerable<Line> Sample(TraceTensor sample, Look look)
    {
        int rows = sample.Rows;
        bool isOne = sample.Shape.Count < 2;
        for (int row = 0; row < rows; row++)
        {
            if (row is > 0 && row < rows - 1)
            {
                if (row == 1) yield return Line.Of(look.Pick("⋮", ":").PadLeft(5), Paint.Faint).Then(rows > 3 ? $"  {Count(rows - 2, "step")} more" : "  1 step more", Paint.Faint);
                continue;
            }

            string label = isOne ? "example " : $"step {Whole(row + 1),-3}";
            yield return Line.Of(label + "  ", Paint.Faint).Then(Row(sample, row, look, look.Prose - Gutter - label.Length - 2));
        }
    }

    private static string Row(TraceTensor sample, int row, Look look, int width)
    {
        string[] numbers = [.. sample.Row(row).Select(v => Short(v))];
        for (int shown = numbers.Length; shown > 0; shown--)
        {
            string text = string.Join("  ", numbers[..shown]) + (shown < numbers.Length ? $"  {look.Mark} {Whole(numbers.Length - shown)} more" : "");
            if (Cells.Width(text) <= width) return text;
        }

        return look.Mark;
    }
}
