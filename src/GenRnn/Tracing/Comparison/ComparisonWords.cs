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

    /// <summary>A number with its noun: 1 step, 2.5 steps.</summary>
    public static string Count(double value, string noun) => Number(value) is var text && text == "1" ? $"1 {noun}" : $"{text} {noun}s";

    /// <summary>How many of the last steps, behind "the last": step, 2.5 steps.</summary>
    public static string Steps(double count) => Count(count, "step") is var text && text == "1 step" ? "step" : text;

    /// <summary>Names of models in a row; all, where it is all.</summary>
    public static string Models(IEnumerable<ComparedModel> models, TraceComparison comparison)
    {
        ComparedModel[] named = [.. models];
        return named.Length == comparison.Models.Count ? "all" : List(named.Select(m => m.Label));
    }

    /// <summary>The beginning of a sentence.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A difference of shares in points, with one digit behind the point.</summary>
    public static string Points(double difference) => (100 * difference).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A large number in three digits: 12.3 million.</summary>
    public static string Large(double value)
    {
        (double unit, string name) = Unit(value);
        return Digits(value / unit) + (name.Length > 0 ? " " + name.TrimEnd() : "");
    }

    /// <summary>The unit in which a large number is short, and its name before a noun.</summary>
    public static (double Unit, string Name) Unit(double value) => value switch { >= 1e12 => (1e12, "trillion "), >= 1e9 => (1e9, "billion "), >= 1e6 => (1e6, "million "), _ => (1, "") };

    /// <summary>A number in three digits; a whole one in all of its own.</summary>
    public static string Digits(double value) => value.ToString(value >= 1000 || value == Math.Floor(value) && value >= 100 ? "#,##0" : value >= 100 ? "0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
