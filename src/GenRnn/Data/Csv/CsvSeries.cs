namespace GenRnn;

/// <summary>A CSV file with a row a step of one time series, cut into windows.</summary>
internal static class CsvSeries
{
    /// <summary>The windows of all rows.</summary>
    public static SequenceDataset Read(CsvTable table, CsvRows rows, CsvOptions options, bool perStep)
    {
        var series = new CsvSteps(rows.Features.Length);
        while (rows.Read())
        {
            series.Add(rows);
            rows.CheckCeiling(series.Count, isWhole: true);
        }

        rows.CheckConstants();
        return Cut(table, rows, series, options, perStep);
    }

    /// <summary>The windows of some steps.</summary>
    public static SequenceDataset Cut(CsvTable table, CsvRows rows, CsvSteps series, CsvOptions options, bool perStep)
    {
        int features = rows.Features.Length, steps = series.Count, length = options.Window!.Value, horizon = rows.Targets is null ? 0 : options.Horizon;
        if ((long)length + horizon > steps)
            throw table.Refuse(
                Refusal.Text($"The file has {Refusal.Count(steps, "row")} for windows of {length}{(horizon > 0 ? Refusal.Text($" and a horizon of {horizon}") : "")}"),
                Refusal.Text($"at least {(long)length + horizon}"), "Use a longer series, or shorter windows.");
        int count = ((steps - length - horizon) / options.Stride) + 1;
        rows.CheckCeilingOfNumbers((long)count * length * features);

        int answers = perStep ? length : 1;
        float[] inputs = new float[count * length * features], read = new float[rows.Targets is null ? 0 : count * answers];
        for (int window = 0; window < count; window++)
        {
            int start = window * options.Stride;
            series.Values.Slice(start * features, length * features).CopyTo(inputs.AsSpan(window * length * features));
            if (rows.Targets is not null) series.Targets.Slice(start + length - answers + horizon, answers).CopyTo(read.AsSpan(window * answers));
        }

        int[] lengths = [.. Enumerable.Repeat(length, count)];
        return new SequenceDataset(inputs, lengths, length, features, rows.Targets?.ToTargets(read, perStep ? lengths : null) ?? CsvSequences.NoTargets(count));
    }
}
