using System.Runtime.InteropServices;

namespace GenRnn;

/// <summary>A CSV file with a row a step of one time series, cut into windows.</summary>
internal static class CsvSeries
{
    /// <summary>The windows of all rows.</summary>
    public static SequenceDataset Read(CsvTable table, CsvRows rows, CsvOptions options, bool perStep)
    {
        List<float> series = [], targets = [];
        int features = rows.Features.Length;
        while (rows.Read())
        {
            rows.ReadValues(CollectionsMarshal.AsSpan(series)[Math.Max(series.Count - features, 0)..], targets.Count > 0 ? targets[^1] : 0);
            series.AddRange(rows.Features);
            if (rows.Targets is not null) targets.Add(rows.Target);
        }

        rows.CheckConstants();
        int steps = series.Count / features, length = options.Window!.Value, horizon = rows.Targets is null ? 0 : options.Horizon;
        if ((long)length + horizon > steps)
            throw table.Refuse(
                Refusal.Text($"The file has {Refusal.Count(steps, "row")} for windows of {length}{(horizon > 0 ? Refusal.Text($" and a horizon of {horizon}") : "")}"),
                Refusal.Text($"at least {(long)length + horizon}"), "Use a longer series, or shorter windows.");
        int count = ((steps - length - horizon) / options.Stride) + 1;
        rows.CheckCeiling((long)count * length * features, "numbers");

        int answers = perStep ? length : 1;
        float[] inputs = new float[count * length * features], read = new float[rows.Targets is null ? 0 : count * answers];
        ReadOnlySpan<float> all = CollectionsMarshal.AsSpan(series), answered = CollectionsMarshal.AsSpan(targets);
        for (int window = 0; window < count; window++)
        {
            int start = window * options.Stride;
            all.Slice(start * features, length * features).CopyTo(inputs.AsSpan(window * length * features));
            if (rows.Targets is not null) answered.Slice(start + length - answers + horizon, answers).CopyTo(read.AsSpan(window * answers));
        }

        int[] lengths = [.. Enumerable.Repeat(length, count)];
        return new SequenceDataset(inputs, lengths, length, features, rows.Targets?.ToTargets(read, perStep ? lengths : null) ?? CsvSequences.NoTargets(count));
    }
}
