using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>One example on its way through the model: heat maps over time, and bars where there is one vector.</summary>
internal static class PredictionView
{
    private const int Indent = 2;

    /// <summary>Two blocks of this width have room beside each other on 60 cells.</summary>
    private const int Narrowest = 28;

    public static IEnumerable<Line> Of(ModelTrace trace, TraceExample example, Look look) =>
    [
        .. example.Layers.SelectMany((layer, i) => (IEnumerable<Line>)[.. Heading(layer, i, look), .. Values(trace, layer, look), Line.Empty]),
        .. Headings.Labelled(look, "Answer: ", example.Answer, Paint.Strong),
    ];

    private static IEnumerable<Line> Heading(TraceLayer layer, int index, Look look)
    {
        Line heading = Line.Of($"{Whole(index + 1)}. ", Paint.Strong)
            .Then(Cells.Cut(look.Clean(layer.Layer), Math.Max(look.Prose / 2, 8), look.Mark), Paint.Strong)
            .Then($" {Shape(layer.Values.Shape)}", Paint.Accent);
        string description = look.Clean(layer.Description);
        bool isBeside = heading.Width + 2 + Cells.Width(description) <= look.Prose;
        return isBeside ? [heading.Then("  ").Then(description)] : [heading, .. Headings.Prose(look, layer.Description, Indent)];
    }

    private static IEnumerable<Line> Values(ModelTrace trace, TraceLayer layer, Look look)
    {
        bool isInput = layer.Layer == "input" && layer.Gates.Count == 0, isRecurrent = layer.Equations.Count > 0 || layer.Gates.Count > 0;
        if (isInput && trace.Model.ReadsTokens) return Tokens(trace, layer.Values, look);
        string[] classes = trace.Assessment.Confusion is { } confusion && confusion.ClassNames.Count == layer.Values.Width && !isRecurrent && !isInput ? [.. confusion.ClassNames] : [];
        if (layer.Values.Shape.Count < 2) return Vector.Of(layer.Values, classes, look);

        string row = isInput ? "feature" : isRecurrent ? "unit" : classes.Length > 0 ? "class" : "number";
        string[] names = isInput ? [.. trace.FeatureNames] : classes;
        IReadOnlyList<Line> own = Block(isRecurrent ? "h" : "", "hidden state", layer.Values, row, names, look);
        return
        [
            .. Flow.Of([own, .. layer.Gates.Select(g => Block(g.Name, g.Description, g.Values, row, [], look))], look.Width),
            .. EquationView.Of(layer, look),
        ];
    }

    /// <summary>A heat map below its name.</summary>
    private static IReadOnlyList<Line> Block(string name, string description, TraceTensor values, string row, string[] names, Look look)
    {
        Line[] map = [.. HeatMap.Of(values, row, names, look.Width - Indent, look).Select(l => Line.Of("  ").Then(l))];
        if (name.Length == 0) return map;
        int width = Math.Min(Math.Max(map.Max(l => l.Width), Narrowest), look.Width) - Indent;
        string title = $"{look.Clean(name)} {look.Pick("·", "-")} {look.Clean(description)}";
        return [Line.Empty, .. Cells.Wrap(title, width, Indent).Select((l, i) => Line.Of("  ").Then(l, i == 0 ? Paint.Heading : Paint.Accent)), .. map];
    }

    /// <summary>Ids of tokens, with what they stand for where that is known.</summary>
    private static IEnumerable<Line> Tokens(ModelTrace trace, TraceTensor ids, Look look)
    {
        string[] words = [.. ids.Values.Select(id => (int)id is var i && i >= 0 && i < trace.Vocabulary.Count ? $"'{trace.Vocabulary[i]}' {Whole(i)}" : Whole(i))];
        return Headings.Prose(look, string.Join(", ", words), Indent);
    }
}
