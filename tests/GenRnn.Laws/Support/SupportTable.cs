using System.Reflection;
using System.Text;

namespace GenRnn.Laws.Support;

/// <summary>The text of SUPPORT.md.</summary>
internal static class SupportTable
{
    private const string Introduction =
        """
        # What is supported

        Every layer and every option, and what knows it: attributes on a class; records and the text form; the reference, which
        runs any model by its equations; and generated code, for single steps (streaming), for whole sequences and batches, and
        for training. Generated code knows a model as a whole or not at all: what is missing in one of its columns is the
        compile-time error GRNN021. A dash stands for streaming of models that look ahead, which take no single steps.

        What is not listed is no option. Options written out with their default value are always fine; combinations that are
        not supported, and options that would change nothing, are compile-time errors (GRNN016, GRNN017).

        Weights narrower than float32 (`Storage`) are for models that run step by step through all layers: they go with SimpleRnn,
        Gru, Lstm, Dense and Dropout, but not with layers that look ahead, nor with layer-normalised cells (GRNN021).

        This file is written by a test, from the tables that the compiler itself refuses by, and each row is tried out.

        """;

    /// <summary>The whole file.</summary>
    public static string Write()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (IGrouping<string, SupportRow> layer in SupportRow.All.GroupBy(row => row.Kind))
        {
            text.Append($"\n## {ClassOf(layer.Key)}\n\n");
            text.Append("| option | attribute | record, text | reference | streaming | sequences, batches | training |\n|---|---|---|---|---|---|---|\n");
            foreach (SupportRow row in layer) text.Append(Line(row));
        }

        return text.ToString();
    }

    private static string Line(SupportRow row)
    {
        string[] cells =
        [
            row.Option is null ? "the layer" : Describe(row),
            Mark(IsInAttribute(row)),
            Mark(IsInRecord(row)),
            Mark(Has(RunModes.Reference)),
            row.LooksAhead ? "–" : Mark(Has(RunModes.Streaming)),
            Mark(Has(RunModes.Batch)),
            Mark(Has(RunModes.Training)),
        ];
        return $"| {string.Join(" | ", cells)} |\n";

        bool Has(RunModes mode) => row.Modes.HasFlag(mode);
    }

    private static string Describe(SupportRow row) =>
        char.IsUpper(row.Values[0][0]) ? $"`{row.Option}`: {string.Join(", ", row.Values)}"
        : row.Values[0] is "true" or "false" ? $"`{row.Option} = {row.Values[0]}`"
        : $"`{row.Option}`";

    private static string Mark(bool isSupported) => isSupported ? "yes" : "no";

    private static bool IsInAttribute(SupportRow row) =>
        typeof(LayerAttribute).Assembly.GetType($"GenRnn.{ClassOf(row.Kind)}Attribute") is { } attribute && (row.Option is null || attribute.GetProperty(row.Option) is not null);

    /// <summary>Each value can be said in a record, and its text reads back.</summary>
    private static bool IsInRecord(SupportRow row)
    {
        PropertyInfo[] properties = row.Samples[0].Layers.Single(l => l.Kind == row.Kind && (row.Kind != "gru" || l is GruSpec)).GetType().GetProperties();
        return row.Samples.All(sample => ModelSpec.Parse(sample.ToString()) == sample)
            && (row.Option is null || properties.Any(p => p.CanWrite && (p.Name == row.Option || p.Name == row.Option.Replace("Constant", "Initializer").Replace("Scale", "Initializer"))));
    }

    /// <summary>simple_rnn is SimpleRnn.</summary>
    private static string ClassOf(string kind) => string.Concat(kind.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
