using System.Globalization;

namespace GenRnn;

/// <summary>Numbers as a trace writes them: in the invariant culture, with as many digits as a reader wants.</summary>
internal static class TraceNumbers
{
    /// <summary>A figure with three decimals; a very large or very small one in powers of ten.</summary>
    public static string Figure(double value) => Math.Abs(value) is >= 1e5 or (> 0 and < 5e-4)
        ? value.ToString("0.00e+0", CultureInfo.InvariantCulture)
        : value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A share of one as percent.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A difference of shares as points, without a sign.</summary>
    public static string Points(double difference)
    {
        string points = Math.Abs(100 * difference).ToString("0.0", CultureInfo.InvariantCulture);
        return points == "1.0" ? "1.0 point" : points + " points";
    }

    /// <summary>A whole number.</summary>
    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: 1 step, 10 steps.</summary>
    public static string Count(long count, string noun) => Refusal.Count(checked((int)count), noun);

    /// <summary>Steps at the end of a sequence: last step alone, last 3 steps.</summary>
    public static string LastSteps(int count) => count == 1 ? "last step alone" : "last " + Count(count, "step");

    /// <summary>A shape: [10, 8].</summary>
    public static string Shape(IEnumerable<int> lengths) => $"[{string.Join(", ", lengths.Select(l => Whole(l)))}]";

    /// <summary>A whole number with a comma before every three digits, from 10,000 on.</summary>
    public static string Grouped(long value) => value.ToString(Math.Abs(value) >= 10_000 ? "#,##0" : "0", CultureInfo.InvariantCulture);
}
