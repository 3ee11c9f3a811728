namespace GenRnn;

/// <summary>The middle of some numbers.</summary>
internal static class Middle
{
    /// <summary>The number in the middle, or the mean of the two there; NaN when one is not a number, or there are none.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0 || sorted.Any(double.IsNaN)) return double.NaN;
        double low = sorted[(sorted.Length - 1) / 2], high = sorted[sorted.Length / 2];
        return low == high ? low : (low + high) / 2;
    }

    /// <summary>The same of numbers that may be missing; <see langword="null"/> when one is.</summary>
    public static double? Of(IEnumerable<double?> values)
    {
        double?[] all = [.. values];
        return all.Length > 0 && all.All(v => v is not null) ? Of(all.OfType<double>()) : null;
    }
}
