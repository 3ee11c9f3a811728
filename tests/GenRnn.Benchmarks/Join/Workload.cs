using GenRnn.Benchmarks.Workloads;

namespace GenRnn.Benchmarks.Join;

/// <summary>What a figure was measured of.</summary>
internal static class Workload
{
    private static readonly Dictionary<string, ModelSpec> Networks = new()
    {
        ["RNN8-Dense1-sigmoid"] = Rnn8Dense1.Spec,
        ["RNN8seq-Dense1-sigmoid"] = Rnn8PerStep.Spec,
        ["GRU16-Dense3-softmax"] = Gru16Dense3.Spec,
        ["LSTM20-Dense1-sigmoid"] = Lstm20Dense1.Spec,
        ["LSTM128-Dense10"] = Lstm128Dense10.Spec,
    };

    /// <summary>The cell of a figure. Behind it may stand how weights are stored: <c>LSTM bfloat16</c>.</summary>
    public static string CellOf(CsvRow row) => row.Cell.Split(' ')[0];

    /// <summary>The model of a figure, or <see langword="null"/> where it belongs to none.</summary>
    public static ModelSpec? SpecOf(CsvRow row)
    {
        if (Networks.TryGetValue(row.Cell, out ModelSpec? network)) return network;
        ModelSpec? spec = CellOf(row) switch
        {
            "RNN" => ModelSpec.Input(row.Inputs).SimpleRnn(row.Units),
            "GRU" => ModelSpec.Input(row.Inputs).Gru(row.Units),
            "LSTM" => ModelSpec.Input(row.Inputs).Lstm(row.Units),
            _ => null,
        };
        string storage = row.Cell[CellOf(row).Length..].Trim();
        return storage.Length == 0 ? spec : Enum.TryParse(storage, ignoreCase: true, out WeightStorage parsed) && spec is not null ? spec with { Storage = parsed } : null;
    }
}
