namespace GenRnn.Samples;

/// <summary>
/// The embedded Reber grammar: B, then T or P, then a string of Reber's grammar (which has a B and an E of its own), then the
/// same T or P again, then E. Whoever knows the grammar knows which symbols may come next; the last T or P takes memory.
/// </summary>
/// <remarks>Reber, 1967; embedded by Fahlman, 1991; experiment 1 of Hochreiter and Schmidhuber, Long short-term memory, 1997.</remarks>
internal static class ReberGrammar
{
    /// <summary>The symbols.</summary>
    public const string Symbols = "BTPSXVE";

    /// <summary>Of each node of Reber's grammar, the symbols that lead on from it, and the nodes that they lead to.</summary>
    private static readonly (string Symbols, int[] Next)[] Nodes =
    [
        ("B", [1]), ("TP", [2, 3]), ("SX", [2, 4]), ("TV", [3, 5]), ("XS", [3, 6]), ("PV", [4, 6]), ("E", [7]),
    ];

    /// <summary>A string, each way on being as likely as the other.</summary>
    public static string Draw(RandomSource random)
    {
        char outer = "TP"[random.NextInt32(2)];
        string inner = "";
        for (int node = 0; node < Nodes.Length;)
        {
            int way = random.NextInt32(Nodes[node].Symbols.Length);
            inner += Nodes[node].Symbols[way];
            node = Nodes[node].Next[way];
        }

        return $"B{outer}{inner}{outer}E";
    }

    /// <summary>The symbols that may come after the beginning of a string, in no order; none after a whole string.</summary>
    /// <exception cref="ArgumentException">No string begins so.</exception>
    public static string After(string beginning)
    {
        if (beginning.Length == 0) return "B";
        if (beginning == "B") return "TP";
        if (beginning[0] != 'B' || beginning[1] is not ('T' or 'P')) throw No(beginning);
        int node = 0, t = 2;
        for (; t < beginning.Length && node < Nodes.Length; t++)
        {
            int way = Nodes[node].Symbols.IndexOf(beginning[t], StringComparison.Ordinal);
            node = way >= 0 ? Nodes[node].Next[way] : throw No(beginning);
        }

        if (node < Nodes.Length) return Nodes[node].Symbols;
        string end = $"{beginning[1]}E", rest = beginning[t..];
        if (!end.StartsWith(rest, StringComparison.Ordinal)) throw No(beginning);
        return end.Length > rest.Length ? end[rest.Length..(rest.Length + 1)] : "";
    }

    private static ArgumentException No(string beginning) =>
        new($"'{beginning}' was received; expected the beginning of a string of the embedded Reber grammar. Give one that Draw gave.", nameof(beginning));
}
