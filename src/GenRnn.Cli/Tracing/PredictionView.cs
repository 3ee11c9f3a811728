using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>One example on its way through the model: heat maps over time, and bars where there is one vector.</summary>
internal static class PredictionView
{
    private const int Indent = 2, MostBars = 24;

    /// <summary>Two blocks of this width have room beside each other on 60 cells.</summary>
    private const int Narrowest = 28;

    public static IEnumerable<Line> Of(ModelTrace trace, Look look) =>
    [
        .. trace.Prediction.SelectMany((layer, i) => Layer(layer, i, Row(trace.Model, layer), look)),
        .. Answer(trace.Answer, look),
    ];

    private static IEnumerable<Line> Layer(TraceLayer layer, int index, string row, Look look)
    {
        Line heading = Line.Of($"{Whole(index + 1)}. ", Paint.Strong)
            .Then(Cells.Cut(look.Clean(layer.Layer), Math.Max(look.Prose / 2, 8), look.Pick("…", "...")), Paint.Strong)
            .Then($" {Shape(layer.Values.Shape)}", Paint.Accent);
        string[] words = [.. Cells.Wrap(look.Clean(layer.Description), Math.Max(look.Prose - heading.Width - 2, 12))];
        bool isBeside = words.Length == 1 && heading.Width + 2 + Cells.Width(words[0]) <= look.Prose;
        yield return isBeside ? heading.Then("  ").Then(words[0]) : heading;
        if (!isBeside)
            foreach (Line line in Headings.Prose(look, layer.Description, Indent)) yield return line;

        if (layer.Values.Shape.Count < 2)
        {
            foreach (Line line in Vector(layer.Values, look)) yield return line;
        }
        else
        {
            bool hasGates = layer.Gates.Count > 0;
            IEnumerable<IReadOnlyList<Line>> maps = [Block(hasGates ? "h" : "", hasGates ? "hidden state" : "", layer.Values), .. layer.Gates.Select(g => Block(g.Name, g.Description, g.Values))];
            foreach (Line line in Flow.Of(maps, look.Width)) yield return line;

            IReadOnlyList<Line> Block(string name, string description, TraceTensor values)
            {
                Line[] map = [.. HeatMap.Of(values, row, look.Width - Indent, look).Select(l => Line.Of("  ").Then(l))];
                if (name.Length == 0) return map;
                int width = Math.Min(Math.Max(map.Max(l => l.Width), Narrowest), look.Width) - Indent;
                return [Line.Empty, .. Cells.Wrap($"{look.Clean(name)} {look.Pick("·", "-")} {look.Clean(description)}", width, Indent).Select((l, i) => Line.Of("  ").Then(l, i == 0 ? Paint.Heading : Paint.Accent)), .. map];
            }
        }

        yield return Line.Empty;
    }

    /// <summary>What a row of numbers over time belongs to.</summary>
    private static string Row(ModelSpec model, TraceLayer layer)
    {
        if (layer.Layer == "input") return "feature";
        return layer.Gates.Count > 0 || model.Layers.Any(l => l is RecurrentSpec && l.Name == layer.Layer) ? "unit" : "number";
    }

    /// <summary>Numbers with a bar each, from a line in the middle where some are below zero.</summary>
    private static IEnumerable<Line> Vector(TraceTensor values, Look look)
    {
        float[] numbers = [.. values.Values];
        var scale = HeatScale.Of(numbers);
        int shown = numbers.Length > MostBars + 1 ? MostBars : numbers.Length, label = Whole(numbers.Length).Length, figure = numbers.Select(v => Short(v).Length).DefaultIfEmpty(0).Max();
        int bar = Math.Clamp(look.Prose - Indent - label - figure - 6, 4, 50);
        for (int i = 0; i < shown; i++)
        {
            Line line = Line.Of($"  {Whole(i + 1).PadLeft(label)}  ", Paint.Faint).Then(Short(numbers[i]).PadLeft(figure) + "  ");
            yield return scale.HasNegative
                ? line.Then(Bars.Signed(numbers[i], scale.Limit, (bar - 1) / 2, look, Paint.Second, Paint.Accent))
                : line.Then(Bars.Of(scale.Share(numbers[i]), bar, look), Paint.Second);
        }

        if (shown < numbers.Length) yield return Line.Of($"  {look.Pick("…", "...")} {Whole(numbers.Length - shown)} more", Paint.Faint);
        string range = scale.HasNegative ? $"bars from -{scale.End} to {scale.End}" : $"bars from 0 to {scale.End}";
        yield return Line.Of("  " + range, Paint.Faint);
    }

    private static IEnumerable<Line> Answer(string answer, Look look)
    {
        Line[] lines = [.. Cells.Wrap(look.Clean(answer), look.Prose - 8).Select(l => Line.Of(l, Paint.Strong))];
        for (int i = 0; i < lines.Length; i++) yield return Line.Of(i == 0 ? "Answer: " : "        ").Then(lines[i]);
    }
}
