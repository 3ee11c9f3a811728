using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace GenRnn;

/// <summary>The table that <see cref="ModelSpec.Summary"/> prints.</summary>
internal static class SpecSummary
{
    public static string Of(ModelSpec spec)
    {
        ShapeResult result = ShapeInference.Infer(spec);
        if (result.Shapes is not { } shapes)
            return spec + "\n" + string.Join("\n", result.Errors.Select(e => e.Message)) + "\n";

        ParameterLayout layout = ParameterLayout.Of(spec);
        string Parameters(string layer) => Group(layout.Blocks.Where(b => b.Layer == layer).Sum(b => b.Length));
        (string Layer, string Output, string Parameters)[] rows =
        [
            ("Layer", "Output", "Parameters"),
            spec.ReadsTokens ? ("input (Tokens)", $"[N, {Steps(spec)}]", "0") : ("input (Input)", Shape(spec, shapes.Input), "0"),
            .. shapes.Layers.Select(l => ($"{l.Layer.Name} ({Describe(l.Layer)})", Shape(spec, l.Output), Parameters(l.Layer.Name))),
        ];
        int first = rows.Max(r => r.Layer.Length), second = rows.Max(r => r.Output.Length), third = rows.Max(r => r.Parameters.Length);
        var text = new StringBuilder();
        foreach ((string layer, string output, string parameters) in rows)
        {
            text.Append($"{layer.PadRight(first)}  {output.PadRight(second)}  {parameters.PadLeft(third)}\n");
            if (layer == "Layer") text.Append(new string('-', first + second + third + 4)).Append('\n');
        }

        return text.Append($"Total: {Group(layout.Count)} parameters, {Group(layout.Count * 4L)} bytes{Storage(spec)}\n").ToString();
    }

    private static string Storage(ModelSpec spec) =>
        spec.Storage == WeightStorage.Float32 ? "" : $"; weights are {spec.Storage.ToString().ToLowerInvariant()} in prediction";

    private static string Describe(LayerSpec layer) => string.Join(", ", Titles(layer).Concat(Options(layer)));

    private static IEnumerable<string> Titles(LayerSpec layer) => layer switch
    {
        DenseSpec dense => [$"Dense {dense.Units}", SpecWords.Of(dense.Activation)],
        GruSpec gru => [$"GRU {gru.Units}", $"reset {(gru.ResetAfter ? "after" : "before")}"],
        LstmSpec lstm => [$"LSTM {lstm.Units}"],
        EmbeddingSpec embedding => [$"Embedding {embedding.Vocabulary} x {embedding.Dimension}"],
        MaskingSpec masking => [$"Masking {OptionValues.Write(masking.Value)}"],
        DropoutSpec dropout => [$"Dropout {OptionValues.Write(dropout.Rate)}"],
        LayerNormalizationSpec => ["LayerNormalization"],
        _ => [$"SimpleRNN {layer.Units}"],
    };

    /// <summary>What a layer was told beyond its oldest options, which its shape and its parameters show.</summary>
    private static IEnumerable<string> Options(LayerSpec layer) =>
        LayerOptions.Of(layer)
            .Where(option => option.Name is not ("UseBias" or "ReturnSequences" or "ResetAfter" or "UnitForgetBias") && !option.IsDefault(layer))
            .Select(option => (Words: option.Word.Replace('_', ' '), Value: option.Format(layer)))
            .Select(option => option.Value switch { "true" => option.Words, "false" => "no " + option.Words, _ => $"{option.Words} {option.Value}" });

    private static string Shape(ModelSpec spec, TensorShape shape) =>
        shape.PerStep ? $"[N, {Steps(spec)}, {shape.Features}]" : $"[N, {shape.Features}]";

    private static string Steps(ModelSpec spec) => spec.Steps?.ToString(CultureInfo.InvariantCulture) ?? "T";

    private static string Group(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
