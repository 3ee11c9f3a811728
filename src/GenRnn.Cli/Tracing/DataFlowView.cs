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
            yield return Title(trace.DataFlow[i], i, look);
            foreach (string line in Cells.Wrap(look.Clean(trace.DataFlow[i].Description), look.Prose - Gutter)) yield return rail.Then(line);
            if (i == 0 || trace.DataFlow[i].Sample != trace.DataFlow[i - 1].Sample)
                foreach (Line line in Sample(trace.DataFlow[i].Sample, look)) yield return rail.Then(line);
            if (!isLast) yield return Line.Of(look.Pick(" ▼ ", " v "), Paint.Accent);
        }
    }

    private static Line Title(TraceStage stage, int index, Look look)
    {
        string mark = look.Pick("…", "...");
        string shape = stage.InputShape == stage.OutputShape ? Shape(stage.OutputShape) : $"{Shape(stage.InputShape)} {look.Pick("→", "->")} {Shape(stage.OutputShape)}";
        string name = Cells.Cut($"{Whole(index + 1)}. {look.Clean(stage.Name)}", Math.Max(look.Prose - Cells.Width(shape) - 2, 10), mark);
        return Line.Of(name, Paint.Strong).Right(Line.Of(shape, Paint.Accent), look.Prose);
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
            string text = string.Join("  ", numbers[..shown]) + (shown < numbers.Length ? $"  {look.Pick("…", "...")} {Whole(numbers.Length - shown)} more" : "");
            if (Cells.Width(text) <= width) return text;
        }

        return look.Pick("…", "...");
    }
}
