using System.Globalization;

namespace GenRnn.Tests.Golden;

/// <summary>Within 1e-5 of the largest magnitude in each tensor.</summary>
internal static class Agreement
{
    /// <summary>Share of the largest magnitude.</summary>
    public const double Bound = 1e-5;

    /// <summary>Compares a tensor; where NaN is expected, nothing is.</summary>
    public static void Check(string what, IReadOnlyList<float> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        double largest = expected.Where(e => !float.IsNaN(e)).Select(e => Math.Abs((double)e)).DefaultIfEmpty().Max();
        for (int i = 0; i < expected.Count; i++)
        {
            if (!float.IsNaN(expected[i]) && !(Math.Abs(expected[i] - actual[i]) <= Bound * largest))
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{what}[{i}] is {actual[i]:R}; expected {expected[i]:R} within {Bound * largest:R}."));
        }
    }

    /// <summary>Compares a tensor of float32.</summary>
    public static void Check(string what, IReadOnlyList<float> expected, IReadOnlyList<float> actual) =>
        Check(what, expected, [.. actual.Select(a => (double)a)]);

    /// <summary>Compares parameters, or what has their shape, tensor by tensor.</summary>
    public static void CheckParameters(string what, ModelSpec spec, float[] expected, IReadOnlyList<double> actual)
    {
        foreach (ParameterBlock block in ParameterLayout.Of(spec).Blocks)
            Check($"{what} {block.Name}", expected.AsSpan(block.Offset, block.Length).ToArray(), [.. actual.Skip(block.Offset).Take(block.Length)]);
    }

    /// <summary>Compares parameters of float32.</summary>
    public static void CheckParameters(string what, ModelSpec spec, float[] expected, ReadOnlySpan<float> actual) =>
        CheckParameters(what, spec, expected, [.. actual.ToArray().Select(a => (double)a)]);
}
