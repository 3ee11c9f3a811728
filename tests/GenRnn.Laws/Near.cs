using System.Globalization;

namespace GenRnn.Laws;

/// <summary>Assertions on numbers with a bound that the test states.</summary>
internal static class Near
{
    public static void Equal(double expected, double actual, double bound, string what = "")
    {
        // Written so that NaN fails.
        if (!(Math.Abs(expected - actual) <= bound))
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected:R} within {bound:E2}, received {actual:R}, off by {Math.Abs(expected - actual):E2}."));
    }

    public static void Equal(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double bound, string what = "")
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++) Equal(expected[i], actual[i], bound, $"{what}[{i}]");
    }

    public static void Equal(IReadOnlyList<double> expected, IReadOnlyList<float> actual, double bound, string what = "") =>
        Equal(expected, [.. actual.Select(a => (double)a)], bound, what);
}
