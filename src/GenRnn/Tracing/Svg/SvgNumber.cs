using System.Globalization;

namespace GenRnn;

/// <summary>Numbers in a drawing, in the invariant culture: coordinates as short as they can be, figures as one reads them.</summary>
internal static class SvgNumber
{
    /// <summary>The minus sign: as wide as a digit's plus, where a hyphen would be a speck in a table of figures.</summary>
    public const char Minus = '\u2212';

    /// <summary>Larger numbers are shown like infinite ones: differences of them overflow.</summary>
    public const double Largest = 1e300;

    /// <summary>Whether a number can be shown on a scale.</summary>
    public static bool IsShown(double value) => Math.Abs(value) <= Largest;

    /// <summary>A length or a place, to a tenth of a unit.</summary>
    public static string Coordinate(double value) =>
        (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Whole(long value) => Signed(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A whole number with a comma before every three digits, from ten thousand on.</summary>
    public static string Grouped(long value) => Signed(TraceNumbers.Grouped(value));

    /// <summary>A figure with about three digits: 0.071, -12.4, 1.5e-7.</summary>
    public static string Figure(double value) => value switch
    {
        double.NaN => "not a number",
        double.PositiveInfinity => "infinite",
        double.NegativeInfinity => $"{Minus}infinite",
        0 => "0",
        _ => Math.Abs(value) switch
        {
            >= 999_999.5 or < 5e-4 => Power(value, "0.##e+0"),
            >= 999.5 => Fixed(value, "0"),
            >= 99.95 => Fixed(value, "0.#"),
            >= 0.9995 => Fixed(value, "0.##"),
            _ => Fixed(value, "0.###"),
        },
    };

    /// <summary>Figures below each other: as many decimals for all as one of them needs.</summary>
    public static string[] Figures(IEnumerable<double> values)
    {
        double[] all = [.. values];
        string[] texts = [.. all.Select(Figure)];
        if (all.Any(v => double.IsFinite(v) && Figure(v).Contains('e'))) return texts;
        int decimals = texts.Where((t, i) => double.IsFinite(all[i]) && t.Contains('.')).Select(t => t.Length - 1 - t.IndexOf('.')).DefaultIfEmpty(0).Max();
        return [.. all.Select((v, i) => double.IsFinite(v) ? Fixed(v, "0." + new string('0', decimals)) : texts[i])];
    }

    /// <summary>A figure for a small cell, in three characters and a sign where it can: .42, -.07, 1.5, 120, 2e6.</summary>
    public static string Short(double value) => value switch
    {
        0 => "0",
        _ when !double.IsFinite(value) => "",
        _ => Math.Abs(value) switch
        {
            >= 999.5 => Power(value, "0e+0"),
            >= 9.95 => Fixed(value, "0"),
            >= 0.995 => Fixed(value, "0.0"),
            _ => Fixed(value, ".00"),
        },
    };

    /// <summary>A share as percent without decimals; a share that is not nothing is not 0, one that is not all is not 100.</summary>
    public static string Percent(double share) => share switch
    {
        > 0 and < 0.005 => "<1\u202F%",
        < 1 and > 0.995 => ">99\u202F%",
        _ => Fixed(100 * share, "0") + "\u202F%",
    };

    internal static string Fixed(double value, string format) => Signed(value.ToString(format, CultureInfo.InvariantCulture));

    internal static string Power(double value, string format) => Fixed(value, format).Replace("e+", "e", StringComparison.Ordinal).Replace("e-", $"e{Minus}", StringComparison.Ordinal);

    private static string Signed(string text) => text.StartsWith('-') ? Minus + text[1..] : text;
}
