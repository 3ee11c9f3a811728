namespace GenRnn.Samples;

/// <summary>The embedded Reber grammar as data: at every step of a string, which symbol comes next?</summary>
internal static class EmbeddedReber
{
    /// <summary>Strings to train on, and as many to test on, as in 1997.</summary>
    public const int Strings = 256;

    /// <summary>A string counts as predicted when, at every step, the symbols that may come next have the highest outputs.</summary>
    public static Judge Judge { get; } = new(Permitted: Permitted);

    /// <summary>
    /// Training strings, and test strings that are not among them. Training ends when all of both are predicted without error.
    /// </summary>
    public static ProblemData Draw(int seed)
    {
        var random = new RandomSource(seed);
        IEnumerable<string> strings = Enumerable.Repeat(random, int.MaxValue).Select(ReberGrammar.Draw);
        string[] training = [.. strings.Take(Strings)], test = [.. strings.Where(s => !training.Contains(s)).Take(Strings)];
        return new ProblemData(Data(training), Data([.. training, .. test]), Data(test));
    }

    /// <summary>Strings without their last symbol, and the symbol after each of theirs.</summary>
    public static SequenceDataset Data(IReadOnlyList<string> strings) => SequenceDataset.FromSequences(
        strings.Select(s => OneHot.Of(Ids(s.AsSpan(0, s.Length - 1)), ReberGrammar.Symbols.Length)),
        strings.Select(s => Ids(s.AsSpan(1))),
        ReberGrammar.Symbols.Select(s => s.ToString()));

    private static int[] Ids(ReadOnlySpan<char> symbols)
    {
        int[] ids = new int[symbols.Length];
        for (int t = 0; t < ids.Length; t++) ids[t] = ReberGrammar.Symbols.IndexOf(symbols[t], StringComparison.Ordinal);
        return ids;
    }

    private static uint Permitted(SequenceDataset data, int sequence, int step)
    {
        int symbols = ReberGrammar.Symbols.Length;
        ReadOnlySpan<float> inputs = data.Sequence(sequence);
        string beginning = "";
        for (int t = 0; t <= step; t++) beginning += ReberGrammar.Symbols[inputs.Slice(t * symbols, symbols).IndexOf(1f)];
        return ReberGrammar.After(beginning).Aggregate(0u, (bits, symbol) => bits | (1u << ReberGrammar.Symbols.IndexOf(symbol, StringComparison.Ordinal)));
    }
}
