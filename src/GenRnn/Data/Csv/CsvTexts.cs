namespace GenRnn;

/// <summary>A CSV file with a row a text, each a sequence of tokens with a label.</summary>
internal static class CsvTexts
{
    /// <summary>The texts of a column, as they are.</summary>
    public static IEnumerable<string> Read(string path, CsvOptions options, CancellationToken cancellationToken)
    {
        using CsvTable table = CsvTable.Open(path, options, cancellationToken);
        int column = table.Find(options.Text!);
        while (table.Read()) yield return table.Text(column);
    }

    /// <summary>The token ids of all rows.</summary>
    public static SequenceDataset Read(CsvTable table, CsvColumns columns, CsvOptions options, ModelSpec? model) =>
        Read(table, columns, options, columns.Target is null ? null : new CsvTargets(table, options, columns, model), int.MaxValue)
        ?? throw table.Refuse("The file has no complete rows", "rows with a text and a label", "Fill in values.");

    /// <summary>The token ids of so many rows at most, or <see langword="null"/> where there are no more.</summary>
    public static SequenceDataset? Read(CsvTable table, CsvColumns columns, CsvOptions options, CsvTargets? targets, int maximumRows)
    {
        int column = table.Find(options.Text!), steps = 0;
        long ceiling = Math.Min(MemoryCeiling.Of(options.MaximumBytes), (long)Array.MaxLength * sizeof(float));
        List<int[]> texts = [];
        List<float> labels = [];
        while (texts.Count < maximumRows && table.Read())
        {
            int[] ids = options.Tokenizer!.Encode(table.Text(column));
            bool hasLabel = columns.Target is not { } target || !table.IsMissing(target);
            if (options.Missing == MissingValues.Drop && (ids.Length == 0 || !hasLabel)) continue;
            if (ids.Length == 0) throw table.Refuse($"{table.Place(column)} holds no token", "a text", "Fill it in, or choose to drop such rows.");
            if (!hasLabel) throw table.RefuseMissing(columns.Target!.Value);
            texts.Add(ids);
            if (targets is not null) labels.Add(targets.Read());
            steps = Math.Max(steps, ids.Length);
            if ((long)texts.Count * steps * sizeof(float) > ceiling)
                throw table.Refuse($"{table.Row} is one more than fits into {MemoryCeiling.Text(ceiling)}, the ceiling of memory, with all texts padded to one length", "a file that does", "Cut long texts, or the file.");
        }

        if (texts.Count == 0) return null;
        float[] inputs = new float[texts.Count * steps];
        for (int row = 0; row < texts.Count; row++)
        {
            for (int step = 0; step < texts[row].Length; step++) inputs[(row * steps) + step] = texts[row][step];
        }

        return new SequenceDataset(inputs, [.. texts.Select(t => t.Length)], steps, 1, targets?.ToTargets([.. labels], null) ?? CsvSequences.NoTargets(texts.Count));
    }
}
