namespace GenRnn.Samples;

/// <summary>The middle of some numbers.</summary>
public static class Median
{
    /// <summary>The number in the middle, or the mean of the two there.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
