namespace GenRnn;

/// <summary>A direction of a chart: which values it spans, and its ticks.</summary>
/// <param name="Low">Value at its beginning.</param>
/// <param name="High">Value at its end, above <paramref name="Low"/>.</param>
/// <param name="Log">Whether equal ratios are equally long.</param>
/// <param name="Ticks">Ticks between the ends.</param>
internal sealed record Axis(double Low, double High, bool Log, EquatableArray<Tick> Ticks)
{
    /// <summary>Place of a value: 0 at the beginning, 1 at the end.</summary>
    public double At(double value) => Log
        ? (Math.Log10(value) - Math.Log10(Low)) / (Math.Log10(High) - Math.Log10(Low))
        : (value - Low) / (High - Low);

    /// <summary>An axis of measured values: ends at ticks, begins at zero where zero is near, logarithmic over many magnitudes.</summary>
    /// <param name="values">The values; what is not finite does not count.</param>
    /// <param name="log">Whether it is logarithmic; when nobody says, it is for positive values over more than two powers of ten.</param>
    /// <param name="range">Ends that it has at least: a share lies in 0 to 1.</param>
    public static Axis OfValues(IEnumerable<double> values, bool? log = null, (double Low, double High)? range = null)
    {
        (double low, double high) = Range(range is { } ends ? values.Append(ends.Low).Append(ends.High) : values);
        if (range is null && low > 0 && (log ?? (high / low > 100)))
        {
            (low, high) = high / low < 10 ? (low / 4, high * 4) : (low / 1.3, high * 1.3);
            return new(low, high, true, GenRnn.Ticks.Logarithmic(low, high).ToEquatableArray());
        }

        if (low > 0 && low < high / 2) low = 0;
        if (high < 0 && high > low / 2) high = 0;
        (low, high) = Distinct(low, high);
        (low, high) = GenRnn.Ticks.Widen(low, high);
        return new(low, high, false, GenRnn.Ticks.Linear(low, high).ToEquatableArray());
    }

    /// <summary>An axis of positions: ends where they end; whole numbers get whole ticks.</summary>
    public static Axis OfPositions(IEnumerable<double> values, int ticks)
    {
        double[] all = [.. values.Where(SvgNumber.IsShown)];
        (double low, double high) = Range(all);
        bool whole = all.All(v => v == Math.Floor(v));
        if (high <= low) (low, high) = whole && Math.Abs(low) < 1e9 ? (low - 1, high + 1) : Distinct(low, high);
        return new(low, high, false, GenRnn.Ticks.Linear(low, high, ticks, whole).ToEquatableArray());
    }

    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values.Where(SvgNumber.IsShown)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return low <= high ? (low, high) : (0, 1);
    }

    /// <summary>Room around a single value: down to zero, or around zero.</summary>
    private static (double Low, double High) Distinct(double low, double high) =>
        high - low > 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)) && high - low > 1e-290 ? (low, high)
        : Math.Abs(low) <= 1e-290 ? (0, 1)
        : low > 0 ? (0, 2 * low) : (2 * low, 0);
}
