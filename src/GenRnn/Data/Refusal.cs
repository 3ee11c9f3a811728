namespace GenRnn;

/// <summary>Sentences for what is refused, with numbers in the invariant culture.</summary>
internal static class Refusal
{
    /// <summary>An exception of three parts: what was received; what was expected. What to do.</summary>
    public static ArgumentException Of(string received, string expected, string remedy) => new($"{received}; expected {expected}. {remedy}");

    /// <summary>A text whose numbers do not depend on the culture.</summary>
    public static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>A count with its noun: 1 row, 3 rows.</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : Text($"{count} {noun}s");

    /// <summary>A length for an array; what no array can hold is refused.</summary>
    public static int Length(Int128 numbers, string received, string remedy) => numbers <= Array.MaxLength
        ? (int)numbers
        : throw Of(Text($"{received} make {numbers} numbers"), Text($"at most {Array.MaxLength}"), remedy);
}
