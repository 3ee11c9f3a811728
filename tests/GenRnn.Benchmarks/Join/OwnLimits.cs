using GenRnn.Cli.Bench;
using GenRnn.Cli.Compilation;

namespace GenRnn.Benchmarks.Join;

/// <summary>Section L: the limits of the machine, measured in the same run as the figures that they bound.</summary>
internal static class OwnLimits
{
    /// <summary>Measures them and writes a line for each.</summary>
    public static void Write(TextWriter output)
    {
        MachineLimits limits = MachineLimits.Measure(ModelAssembly.Lanes, Effort.Standard, CancellationToken.None);
        Line("vector bits", limits.VectorBits);
        Line("GFLOP/s", limits.GigaFlops);
        Line("multiply-add", limits.MultiplyAdd);
        Line("addition", limits.Addition);
        Line("handover", limits.Handover);
        Line("activation", limits.Activation);
        foreach (CacheLevel level in limits.Caches) Line(level.Name, level.BytesPerNanosecond, $"bytes={level.Bytes}");

        void Line(string name, double value, string extra = "") => CsvLine.Write(output, "L", name, 0, 0, 0, 0, value, value, extra);
    }

    /// <summary>The limits in a file of figures, or <see langword="null"/> where it has none.</summary>
    public static MachineLimits? Read(IReadOnlyList<CsvRow> rows)
    {
        Dictionary<string, CsvRow> lines = rows.Where(row => row.Section == "L").ToDictionary(row => row.Cell);
        if (lines.Count == 0) return null;
        CacheLevel[] caches = [.. lines.Values
            .Where(row => row.Extra.StartsWith("bytes=", StringComparison.Ordinal))
            .Select(row => new CacheLevel(row.Cell, long.Parse(row.Extra["bytes=".Length..], System.Globalization.CultureInfo.InvariantCulture), row.Median))
            .OrderBy(level => level.Name, StringComparer.Ordinal)];
        return new MachineLimits(
            (int)lines["vector bits"].Median, lines["GFLOP/s"].Median, caches, lines["multiply-add"].Median, lines["addition"].Median, lines["handover"].Median, lines["activation"].Median);
    }

    /// <summary>The share of its limit that a figure reaches.</summary>
    public static double? Share(CsvRow row, MachineLimits? limits)
    {
        if (limits is null || Workload.SpecOf(row) is not { } spec) return null;
        double bound = row.Section switch
        {
            "A" => Bound.OfStep(spec, limits).Nanoseconds,
            "B" or "C" => Bound.OfSequences(spec, limits, row.Batch, row.Steps).Nanoseconds,
            "D" => Training(spec, row, limits) / 1e6,
            _ => double.NaN,
        };
        return double.IsNaN(bound) ? null : bound / row.Median;
    }

    /// <summary>
    /// The multiply-adds of an epoch: forward once, backward the kernel's gradient once and the way through the recurrent
    /// weights and through the head.
    /// </summary>
    private static double Training(ModelSpec spec, CsvRow row, MachineLimits limits)
    {
        ModelCost cost = ModelCost.Of(spec);
        long recurrent = cost.RecurrentBytes / sizeof(float), sequences = row.Cell == "LSTM128-Dense10" ? 1024 : 1000;
        double multiplyAdds = sequences * ((row.Steps * ((2.0 * cost.StepMultiplyAdds) + recurrent)) + (3.0 * cost.EndMultiplyAdds));
        return 2 * multiplyAdds / limits.GigaFlops;
    }
}
