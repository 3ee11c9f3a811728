using System.Runtime.InteropServices;

namespace GenRnn;

/// <summary>A CSV file with a row a step of many sequences, each with a label.</summary>
internal static class CsvSequences
{
    /// <summary>The sequences in the order in which they begin.</summary>
    public static SequenceDataset Read(CsvTable table, CsvColumns columns, CsvRows rows, CsvOptions options, bool perStep)
    {
        var sequences = new OrderedDictionary<string, Part>(StringComparer.Ordinal);
        int features = rows.Features.Length;
        while (rows.Read())
        {
            if (table.IsMissing(columns.Sequence!.Value)) throw table.RefuseMissing(columns.Sequence.Value);
            string key = table.Text(columns.Sequence.Value);
            if (!sequences.TryGetValue(key, out Part? part)) sequences.Add(key, part = new Part([], []));
            rows.ReadValues(CollectionsMarshal.AsSpan(part.Values)[Math.Max(part.Values.Count - features, 0)..], part.Labels.Count > 0 ? part.Labels[^1] : 0);
            part.Values.AddRange(rows.Features);
            if (rows.Targets is null) continue;
            if (!perStep && part.Labels.Count > 0 && part.Labels[0] != rows.Target)
                throw table.Refuse(
                    $"{table.Place(columns.Target!.Value)} is '{table.Text(columns.Target.Value)}' in the sequence '{key}', whose rows before have another label",
                    "one label for all rows of a sequence", "Correct the label, or let the model answer at every step (return_sequences).");
            if (perStep || part.Labels.Count == 0) part.Labels.Add(rows.Target);
        }

        rows.CheckConstants();
        int steps = sequences.Values.Max(part => part.Values.Count) / features;
        rows.CheckCeiling((long)sequences.Count * steps * features, "numbers");
        float[] inputs = new float[sequences.Count * steps * features];
        int row = 0;
        int[] lengths = new int[sequences.Count];
        foreach (Part part in sequences.Values)
        {
            part.Values.CopyTo(inputs, row * steps * features);
            lengths[row++] = part.Values.Count / features;
        }

        return new SequenceDataset(inputs, lengths, steps, features, rows.Targets?.ToTargets([.. sequences.Values.SelectMany(part => part.Labels)], perStep ? lengths : null) ?? NoTargets(sequences.Count));
    }

    /// <summary>Targets where only inputs are wanted.</summary>
    public static ClassTargets NoTargets(int count) => new(new int[count], perStep: false, 1, default);

    private sealed record Part(List<float> Values, List<float> Labels);
}
