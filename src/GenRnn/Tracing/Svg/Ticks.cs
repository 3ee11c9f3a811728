namespace GenRnn;

/// <summary>A place on an axis with its figure.</summary>
internal readonly record struct Tick(double Value, string Text);

/// <summary>Places on an axis that are easy to read: 1, 2 or 5 times a power of ten apart.</summary>
internal static class Ticks
{
    /// <summary>Ticks from <paramref name="low"/> to <paramref name="high"/>, about <paramref name="count"/> of them.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end; where it is not above the lower end, there is one tick.</param>
    /// <param name="count">How many there should be.</param>
    /// <param name="whole">Whether whole numbers only make sense: epochs, steps.</param>
    public static Tick[] Linear(double low, double high, int count = 5, bool whole = false)
    {
        if (Step(low, high, count, whole) is not { } step) return [new(low, SvgNumber.Figure(low))];
        double first = Math.Ceiling((low / step.Length) - 1e-9), last = Math.Floor((high / step.Length) + 1e-9);
        // Where doubles are not dense enough for the step, and no tick lies between, the ends are all there is to say.
        if (Math.Max(Math.Abs(first), Math.Abs(last)) > 1e12 || last < first) return Text([low, high], 15);
        return Text([.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => step.Times(first + i))], Math.Max(0, -step.Exponent));
    }

    /// <summary>The range, widened to whole steps.</summary>
    public static (double Low, double High) Widen(double low, double high, int count = 5)
    {
        if (Step(low, high, count, false) is not { } step) return (low, high);
        return (step.Times(Math.Floor((low / step.Length) + 1e-9)), step.Times(Math.Ceiling((high / step.Length) - 1e-9)));
    }

    /// <summary>Powers of ten from <paramref name="low"/> to <paramref name="high"/>, both positive; each, every second, ...</summary>
    public static Tick[] Logarithmic(double low, double high, int count = 6)
    {
        int first = (int)Math.Ceiling(Math.Log10(low) - 1e-9), last = (int)Math.Floor(Math.Log10(high) + 1e-9);
        int stride = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)count));
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(e => (e - first) % stride == 0).Select(e => Decade(e))];
    }

    private static Tick Decade(int exponent)
    {
        double value = exponent >= 0 ? Math.Pow(10, exponent) : 1 / Math.Pow(10, -exponent);
        return new(value, exponent is >= -3 and < 5 ? SvgNumber.Fixed(value, "0.###") : SvgNumber.Power(value, "0e+0"));
    }

    private static Stride? Step(double low, double high, int count, bool whole)
    {
        double span = high - low;
        if (!(span > 1e-290) || !double.IsFinite(span)) return null;
        double raw = span / count;
        int exponent = (int)Math.Floor(Math.Log10(raw));
        double fraction = raw / Math.Pow(10, exponent);
        int mantissa = fraction < 1.5 ? 1 : fraction < 3.5 ? 2 : fraction < 7.5 ? 5 : 10;
        if (mantissa == 10) (mantissa, exponent) = (1, exponent + 1);
        return whole && exponent < 0 ? new Stride(1, 0) : new Stride(mantissa, exponent);
    }

    private static Tick[] Text(double[] values, int decimals)
    {
        double largest = values.Max(Math.Abs);
        bool plain = largest < 1e5 && decimals <= 4;
        string[] texts = [.. values.Select(v => v == 0 ? "0" : plain ? SvgNumber.Fixed(v, "0." + new string('0', decimals)) : SvgNumber.Power(v, "0.##e+0"))];
        // Close to each other and far from zero: three digits would say the same of each.
        if (texts.Distinct().Count() < texts.Length) texts = [.. values.Select(v => SvgNumber.Power(v, "0.##############e+0"))];
        return [.. values.Zip(texts, (v, t) => new Tick(v, t))];
    }

    /// <summary>A step as a small whole number and a power of ten: multiples are exact to the last digit shown.</summary>
    private readonly record struct Stride(int Mantissa, int Exponent)
    {
        public double Length => Times(1);

        public double Times(double count) => Exponent >= 0 ? count * Mantissa * Math.Pow(10, Exponent) : count * Mantissa / Math.Pow(10, -Exponent);
    }
}
