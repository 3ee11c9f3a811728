using System.Globalization;

namespace GenRnn;

/// <summary>Pieces of sentences.</summary>
internal static class ComparisonWords
{
    /// <summary>Names in a row: a, b and c.</summary>
    public static string List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>A number of which the half may be left: 3, 2.5.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A large number in three digits: 12.3 million.</summary>
    public static string Large(double value)
    {
        (double size, string word) = value switch { >= 1e12 => (1e12, " trillion"), >= 1e9 => (1e9, " billion"), >= 1e6 => (1e6, " million"), _ => (1, "") };
        double shown = value / size;
        return shown.ToString(size == 1 ? "#,##0" : shown >= 100 ? "0" : shown >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture) + word;
    }

    /// <summary>A sentence that begins with a capital letter; names keep theirs.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
