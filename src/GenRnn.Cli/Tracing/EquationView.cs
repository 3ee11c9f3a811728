using System.Text.RegularExpressions;
using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>The equations of a recurrent layer's step, filled in with the numbers of one unit at the last step that the layer took.</summary>
internal static partial class EquationView
{
    private const int Indent = 2, Unit = 0;

    public static IEnumerable<Line> Of(TraceLayer layer, Look look)
    {
        int step = Step(layer);
        if (layer.Equations.Count == 0 || step < 0) yield break;
        yield return Line.Empty;
        yield return Line.Of($"  step {Whole(step + 1)} in numbers, unit {Whole(Unit + 1)}", Paint.Heading);
        foreach (TraceEquation equation in layer.Equations)
        {
            foreach (Line line in Headings.Prose(look, equation.Symbols, Indent)) yield return line;
            foreach (Line line in Headings.Prose(look, Fill(layer, equation.Form, step), Indent + 2, Paint.Second)) yield return line;
        }
    }

    /// <summary>The last step that was not masked, in the layer's own order.</summary>
    private static int Step(TraceLayer layer)
    {
        int[] steps = [.. Enumerable.Range(0, layer.Values.Rows).Where(t => layer.Terms.Concat(layer.Gates).All(g => !float.IsNaN(At(g.Values, t))))];
        return steps.Length == 0 ? -1 : layer.IsBackward ? steps[0] : steps[^1];
    }

    /// <summary>A form with its numbers. One below zero stands in brackets behind an operator, so that signs do not meet.</summary>
    private static string Fill(TraceLayer layer, string form, int step) => Place().Replace(form, match =>
    {
        string number = Number(layer, match.Groups[1].Value, step);
        bool isBehind = match.Index > 1 && form[match.Index - 1] == ' ' && form[match.Index - 2] is '+' or '-' or '*';
        return isBehind && number.StartsWith('-') ? $"({number})" : number;
    });

    /// <summary>The number that a place in an equation stands for.</summary>
    private static string Number(TraceLayer layer, string place, int step)
    {
        string[] parts = place.Split(':');
        int row = parts.Length > 1 ? layer.IsBackward ? step + 1 : step - 1 : step;
        TraceTensor? values = parts[0] == "h" ? layer.Values : layer.Gates.Concat(layer.Terms).FirstOrDefault(g => g.Name == parts[0])?.Values;
        if (values is null) return parts[0];
        return row < 0 || row >= values.Rows ? "0" : Figure(At(values, row));
    }

    private static float At(TraceTensor values, int row) => values.Values[(row * values.Width) + Unit];

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Place();
}
