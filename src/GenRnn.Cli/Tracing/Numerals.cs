using System.Globalization;

namespace GenRnn.Cli.Tracing;

/// <summary>Numbers as the plain text of a trace writes them.</summary>
internal static class Numerals
{
    /// <summary>A figure with three decimals; a very large or very small one in powers of ten.</summary>
    public static string Figure(double value) => Math.Abs(value) is >= 1e5 or (> 0 and < 5e-4)
        ? value.ToString("0.00e+0", CultureInfo.InvariantCulture)
        : value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Two decimals where they say enough; six characters at most for numbers below 100.</summary>
    public static string Short(float value) => Math.Abs(value) < 1000
        ? value.ToString("0.00", CultureInfo.InvariantCulture)
        : value.ToString("0.0e+0", CultureInfo.InvariantCulture);

    /// <summary>A share of one as percent.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A whole number.</summary>
    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: 1 step, 10 steps.</summary>
    public static string Count(long count, string noun) => $"{Whole(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A large count with its noun, in groups of three digits: 20,800 multiply-adds.</summary>
    public static string Grouped(long count, string noun) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A shape: [10, 8].</summary>
    public static string Shape(IEnumerable<int> lengths) => $"[{string.Join(", ", lengths.Select(l => Whole(l)))}]";
}
