namespace GenRnn.Samples;

/// <summary>
/// Temporal order: among 100 to 110 symbols without meaning stand two that have one, X or Y each, the first at step 10 to 19,
/// the second at step 50 to 59. At the end: which of XX, XY, YX and YY was it?
/// </summary>
/// <remarks>Experiment 6a of Hochreiter and Schmidhuber, Long short-term memory, 1997.</remarks>
internal static class TemporalOrder
{
    /// <summary>X, Y, begin, end, and four symbols without meaning.</summary>
    public const int Alphabet = FirstNoise + NoiseSymbols;

    private const int Begin = 2, End = 3, FirstNoise = 4, NoiseSymbols = 4;

    private static readonly string[] Classes = ["XX", "XY", "YX", "YY"];

    /// <summary>Sequences of different lengths with one of four classes each.</summary>
    public static SequenceDataset Draw(int count, RandomSource random)
    {
        int[] classes = new int[count];
        float[][,] sequences = new float[count][,];
        for (int n = 0; n < count; n++)
        {
            int[] symbols = new int[100 + random.NextInt32(11)];
            for (int t = 0; t < symbols.Length; t++) symbols[t] = FirstNoise + random.NextInt32(NoiseSymbols);
            (symbols[0], symbols[^1]) = (Begin, End);
            (int first, int second) = (random.NextInt32(2), random.NextInt32(2));
            symbols[10 + random.NextInt32(10)] = first;
            symbols[50 + random.NextInt32(10)] = second;
            sequences[n] = OneHot.Of(symbols, Alphabet);
            classes[n] = (2 * first) + second;
        }

        return SequenceDataset.FromSequences(sequences, classes, Classes);
    }
}
