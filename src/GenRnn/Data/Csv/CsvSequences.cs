using System.Runtime.InteropServices;

namespace GenRnn;

/// <summary>A CSV file with a row a step of many sequences, each with a label; the sequences are in the order in which they begin.</summary>
internal sealed class CsvSequences(CsvTable table, CsvColumns columns, CsvRows rows, bool perStep)
{
    private readonly OrderedDictionary<string, Part> _parts = new(StringComparer.Ordinal);

    /// <summary>How many sequences there are.</summary>
    public int Count => _parts.Count;

    /// <summary>How many rows they have together.</summary>
    public long Rows { get; private set; }

    /// <summary>All sequences of a file.</summary>
    public static SequenceDataset Read(CsvTable table, CsvColumns columns, CsvRows rows, bool perStep)
    {
        var sequences = new CsvSequences(table, columns, rows, perStep);
        while (rows.Read())
        {
            sequences.Add(sequences.Key());
            rows.CheckCeiling(sequences.Rows, isWhole: true);
        }

        rows.CheckConstants();
        return sequences.ToDataset();
    }

    /// <summary>Targets where only inputs are wanted.</summary>
    public static ClassTargets NoTargets(int count) => new(new int[count], perStep: false, 1, default);

    /// <summary>What the present row's sequence is called.</summary>
    public string Key()
    {
        int column = columns.Sequence!.Value;
        return table.IsMissing(column) ? throw table.RefuseMissing(column) : table.Text(column);
    }

    /// <summary>Adds the present row to a sequence.</summary>
    public void Add(string key)
    {
        if (!_parts.TryGetValue(key, out Part? part)) _parts.Add(key, part = new Part([], []));
        rows.ReadValues(CollectionsMarshal.AsSpan(part.Values)[Math.Max(part.Values.Count - rows.Features.Length, 0)..], part.Labels.Count > 0 ? part.Labels[^1] : 0);
        part.Values.AddRange(rows.Features);
        Rows++;
        if (rows.Targets is null) return;
        if (!perStep && part.Labels.Count > 0 && part.Labels[0] != rows.Target)
            throw table.Refuse(
                $"{table.Place(columns.Target!.Value)} is '{table.Text(columns.Target.Value)}' in the sequence '{key}', whose rows before have another label",
                "one label for all rows of a sequence", "Correct the label, or let the model answer at every step (return_sequences).");
        if (perStep || part.Labels.Count == 0) part.Labels.Add(rows.Target);
    }

    /// <summary>The sequences, padded to one length.</summary>
    public SequenceDataset ToDataset()
    {
        int features = rows.Features.Length, steps = _parts.Values.Max(part => part.Values.Count) / features, row = 0;
        rows.CheckCeilingOfNumbers((long)_parts.Count * steps * features);
        float[] inputs = new float[_parts.Count * steps * features];
        int[] lengths = new int[_parts.Count];
        foreach (Part part in _parts.Values)
        {
            part.Values.CopyTo(inputs, row * steps * features);
            lengths[row++] = part.Values.Count / features;
        }

        SequenceTargets targets = rows.Targets?.ToTargets([.. _parts.Values.SelectMany(part => part.Labels)], perStep ? lengths : null) ?? NoTargets(_parts.Count);
        return new SequenceDataset(inputs, lengths, steps, features, targets);
    }

    private sealed record Part(List<float> Values, List<float> Labels);
}
