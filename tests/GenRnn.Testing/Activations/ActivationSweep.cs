using System.Runtime.InteropServices;

namespace GenRnn.Testing;

/// <summary>What a sweep over float32 found of an activation.</summary>
public sealed class ActivationSweep
{
    /// <summary>Values from here on count as the function's body, below as its tail.</summary>
    private const double Tail = 1.0 / 1024;

    private const int Block = 4096;

    /// <summary>The greatest absolute error, and its argument.</summary>
    public (double Error, float At) Absolute { get; private set; }

    /// <summary>The greatest error in units of the last place where the value is at least 2^-10, and its argument.</summary>
    public (double Error, float At) Ulps { get; private set; }

    /// <summary>The greatest relative error where the value is below 2^-10 and a normal number, and its argument.</summary>
    public (double Error, float At) Relative { get; private set; }

    /// <summary>The greatest error as a share of the published one, and its argument; infinite where a NaN or an infinity is out of place.</summary>
    public (double Error, float At) Share { get; private set; }

    /// <summary>How far values lie beyond the function's range at most.</summary>
    public double Excess { get; private set; }

    /// <summary>Arguments compared.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Every <paramref name="stride"/>th float32 with bits from <paramref name="from"/> up to <paramref name="to"/>, NaN and
    /// infinities included, for the widths of one function together: where they agree bit for bit, one comparison is enough.
    /// </summary>
    /// <returns>A sweep for each of <paramref name="widths"/>.</returns>
    public static IReadOnlyList<ActivationSweep> Of(IReadOnlyList<EmittedActivation> widths, long stride, long from = 0, long to = 1L << 32)
    {
        ActivationSweep[] sweeps = [.. widths.Select(_ => new ActivationSweep())];
        float[] x = new float[Block], first = new float[Block], y = new float[Block];
        for (long bits = from; bits < to;)
        {
            int count = 0;
            for (; count < Block && bits < to; count++, bits += stride) x[count] = BitConverter.UInt32BitsToSingle((uint)bits);
            ActivationSweep compared = Compare(widths[0], x.AsSpan(0, count), first);
            sweeps[0] = sweeps[0].With(compared);
            for (int k = 1; k < widths.Count; k++)
            {
                x.CopyTo(y, 0);
                widths[k].Apply(y);
                bool isEqual = MemoryMarshal.AsBytes(y.AsSpan(0, count)).SequenceEqual(MemoryMarshal.AsBytes(first.AsSpan(0, count)));
                sweeps[k] = sweeps[k].With(isEqual ? compared : Compare(widths[k], x.AsSpan(0, count), y));
            }
        }

        return sweeps;
    }

    /// <summary>What two sweeps found together.</summary>
    public ActivationSweep With(ActivationSweep other) => new()
    {
        Absolute = Larger(Absolute, other.Absolute),
        Ulps = Larger(Ulps, other.Ulps),
        Relative = Larger(Relative, other.Relative),
        Share = Larger(Share, other.Share),
        Excess = Math.Max(Excess, other.Excess),
        Count = Count + other.Count,
    };

    private static ActivationSweep Compare(EmittedActivation function, ReadOnlySpan<float> x, float[] y)
    {
        x.CopyTo(y);
        function.Apply(y);
        var sweep = new ActivationSweep();
        for (int i = 0; i < x.Length; i++) sweep.Compare(function, x[i], y[i]);
        return sweep;
    }

    private void Compare(EmittedActivation function, float x, float y)
    {
        Count++;
        double exact = Limit(function, x);
        if (!double.IsFinite((float)exact) || !float.IsFinite(y))
        {
            // A NaN belongs to a NaN, an infinity to a value that float32 cannot reach.
            bool fits = float.IsNaN(y) ? float.IsNaN(x) : !double.IsNaN(exact) && y == (float)exact;
            if (!fits) Share = (double.PositiveInfinity, x);
            return;
        }

        double error = Math.Abs(y - exact), size = Math.Abs(exact);
        Absolute = Larger(Absolute, (error, x));
        if (size >= Tail) Ulps = Larger(Ulps, (error / PublishedError.Ulp(exact), x));
        else if (size >= 1.1754943508222875e-38) Relative = Larger(Relative, (error / size, x));
        if (error > 0) Share = Larger(Share, (error / function.Published.At(exact), x));
        Excess = Math.Max(Excess, Math.Max(function.Least - y, y - function.Greatest));
    }

    /// <summary>The exact value; at an infinity its limit, which an equation may write as a product of infinity and zero.</summary>
    private static double Limit(EmittedActivation function, float x)
    {
        double exact = function.Exact(x);
        return double.IsNaN(exact) && !float.IsNaN(x) ? function.Exact(x > 0 ? 1e30 : -1e30) : exact;
    }

    private static (double Error, float At) Larger((double Error, float At) left, (double Error, float At) right) => right.Error > left.Error ? right : left;
}
