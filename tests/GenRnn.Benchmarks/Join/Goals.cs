namespace GenRnn.Benchmarks.Join;

/// <summary>
/// Figures from elsewhere: what prototypes of the kernels reached, and RTNeural (the best of its compilers and backends),
/// both on one core of the same kind of processor.
/// </summary>
internal static class Goals
{
    private static readonly Dictionary<(string Section, string Cell, int Units), double> Prototypes = new()
    {
        [("A", "LSTM", 8)] = 27, [("A", "LSTM", 16)] = 33, [("A", "LSTM", 20)] = 38.5, [("A", "LSTM", 40)] = 86, [("A", "LSTM", 32)] = 69,
        [("A", "LSTM", 64)] = 415, [("A", "LSTM", 128)] = 1900, [("A", "LSTM", 256)] = 9800, [("A", "LSTM", 512)] = 49_000,
        [("A", "GRU", 8)] = 25, [("A", "GRU", 20)] = 34, [("A", "GRU", 32)] = 49,
        [("A", "GRU", 64)] = 285, [("A", "GRU", 128)] = 1470, [("A", "GRU", 256)] = 6700, [("A", "GRU", 512)] = 36_500,
        [("A", "RNN", 8)] = 13.5, [("A", "RNN", 32)] = 22, [("A", "RNN", 128)] = 440, [("A", "RNN", 512)] = 10_700,
        [("A", "LSTM bfloat16", 256)] = 3900, [("A", "LSTM int8", 256)] = 2300, [("A", "LSTM bfloat16", 512)] = 24_000, [("A", "LSTM int8", 512)] = 11_500,
        [("C", "RNN8-Dense1-sigmoid", 8)] = 35_000, [("C", "GRU16-Dense3-softmax", 16)] = 155_000, [("C", "LSTM20-Dense1-sigmoid", 20)] = 305_000, [("C", "RNN8seq-Dense1-sigmoid", 8)] = 5000,
        [("D", "RNN8-Dense1-sigmoid", 8)] = 0.10, [("D", "GRU16-Dense3-softmax", 16)] = 0.40, [("D", "LSTM20-Dense1-sigmoid", 20)] = 0.90, [("D", "LSTM128-Dense10", 128)] = 240,
    };

    private static readonly Dictionary<(string Section, string Cell, int Units), double> RtNeuralFigures = new()
    {
        [("A", "LSTM", 8)] = 44, [("A", "LSTM", 16)] = 53.6, [("A", "LSTM", 20)] = 113, [("A", "LSTM", 40)] = 168, [("A", "LSTM", 32)] = 99.5,
        [("A", "LSTM", 64)] = 557, [("A", "LSTM", 128)] = 2168, [("A", "LSTM", 256)] = 13_080, [("A", "LSTM", 512)] = 56_830,
        [("A", "GRU", 8)] = 44, [("A", "GRU", 20)] = 84, [("A", "GRU", 32)] = 108,
        [("A", "GRU", 64)] = 430, [("A", "GRU", 128)] = 1641, [("A", "GRU", 256)] = 8695, [("A", "GRU", 512)] = 42_652,
        [("C", "LSTM20-Dense1-sigmoid", 20)] = 1_246_000,
    };

    /// <summary>What a prototype reached, in the unit of the row.</summary>
    public static double? Prototype(CsvRow row) => Find(Prototypes, row);

    /// <summary>What RTNeural takes, in the unit of the row.</summary>
    public static double? RtNeural(CsvRow row) => Find(RtNeuralFigures, row);

    // With one input and 20 units there is neither figure.
    private static double? Find(Dictionary<(string, string, int), double> figures, CsvRow row) =>
        row is { Section: "A", Inputs: 1, Units: 20 } ? null : figures.TryGetValue((row.Section, row.Cell, row.Units), out double figure) ? figure : null;
}
