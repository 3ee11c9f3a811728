namespace GenRnn.Benchmarks.Join;

/// <summary>The figures of other libraries for the same workloads.</summary>
/// <param name="Rows">All of them.</param>
internal sealed record Peers(IReadOnlyList<CsvRow> Rows)
{
    /// <summary>Names in tables, in the order of the columns, and how the names in files begin.</summary>
    private static readonly (string Name, string Prefix)[] Known = [("oneDNN", "onednn"), ("ONNX Runtime", "ort"), ("PyTorch", "torch")];

    /// <summary>The libraries that have figures in a section.</summary>
    public IReadOnlyList<string> In(string section)
    {
        string[] found = [.. Rows.Where(row => row.Section == section).Select(row => NameOf(row.Peer)).Distinct()];
        return [.. Known.Select(known => known.Name).Where(found.Contains), .. found.Except(Known.Select(known => known.Name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>A library's figure for a workload; the fastest where it has several ways, <see langword="null"/> where it has none.</summary>
    public double? Find(string peer, CsvRow own)
    {
        double[] found = [.. Rows.Where(row => NameOf(row.Peer) == peer && IsSame(row, own)).Select(row => row.Median)];
        return found.Length == 0 ? null : found.Min();
    }

    private static string NameOf(string peer) => Known.FirstOrDefault(known => peer.StartsWith(known.Prefix, StringComparison.OrdinalIgnoreCase)).Name ?? peer;

    /// <summary>Of the networks of the section C some libraries have the recurrent layer alone: GRU,5,16 is compared with GRU16-Dense3-softmax.</summary>
    private static bool IsSame(CsvRow row, CsvRow own)
    {
        if (row.Section != own.Section || row.Batch != own.Batch || row.Steps != own.Steps) return false;
        string cell = Workload.CellOf(own);
        return own.Section is "C" or "D"
            ? row.Cell == own.Cell || own.Cell.StartsWith($"{row.Cell}{row.Units}-", StringComparison.Ordinal)
            : row.Cell == cell && row.Inputs == own.Inputs && row.Units == own.Units;
    }
}
