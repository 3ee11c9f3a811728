using System.Runtime.CompilerServices;
using V = System.Runtime.Intrinsics.Vector128;

namespace GenRnn.Cli.Bench;

/// <summary>What the machine is asked for with 128-bit vectors. One file a width, alike but for the alias: a wrapper over the width would cost speed.</summary>
internal static class Probes128
{
    /// <summary>Multiply-adds of a vector in twelve registers, more than the latency asks for; twelve a turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Registers(long turns)
    {
        var x = V.Create(0.001f);
        var y = V.Create(0.5f);
        var (a0, a1, a2, a3, a4, a5) = (x, x, x, x, x, x);
        var (b0, b1, b2, b3, b4, b5) = (y, y, y, y, y, y);
        for (; turns > 0; turns--)
        {
            a0 = V.MultiplyAddEstimate(x, y, a0);
            a1 = V.MultiplyAddEstimate(x, y, a1);
            a2 = V.MultiplyAddEstimate(x, y, a2);
            a3 = V.MultiplyAddEstimate(x, y, a3);
            a4 = V.MultiplyAddEstimate(x, y, a4);
            a5 = V.MultiplyAddEstimate(x, y, a5);
            b0 = V.MultiplyAddEstimate(x, y, b0);
            b1 = V.MultiplyAddEstimate(x, y, b1);
            b2 = V.MultiplyAddEstimate(x, y, b2);
            b3 = V.MultiplyAddEstimate(x, y, b3);
            b4 = V.MultiplyAddEstimate(x, y, b4);
            b5 = V.MultiplyAddEstimate(x, y, b5);
        }

        return V.Sum(a0 + a1 + a2 + a3 + a4 + a5 + b0 + b1 + b2 + b3 + b4 + b5);
    }

    /// <summary>Multiply-adds of vectors that come from memory; <paramref name="passes"/> times through <paramref name="turns"/> turns of twelve vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Memory(ref float origin, long turns, long passes)
    {
        var x = V.Create(0.001f);
        var (a0, a1, a2, a3, a4, a5) = (x, x, x, x, x, x);
        var (b0, b1, b2, b3, b4, b5) = (x, x, x, x, x, x);
        for (; passes > 0; passes--)
        {
            ref float next = ref origin;
            for (long turn = 0; turn < turns; turn++)
            {
                a0 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 0), a0);
                a1 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 4), a1);
                a2 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 8), a2);
                a3 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 12), a3);
                a4 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 16), a4);
                a5 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 20), a5);
                b0 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 24), b0);
                b1 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 28), b1);
                b2 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 32), b2);
                b3 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 36), b3);
                b4 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 40), b4);
                b5 = V.MultiplyAddEstimate(x, V.LoadUnsafe(ref next, 44), b5);
                next = ref Unsafe.Add(ref next, 48);
            }
        }

        return V.Sum(a0 + a1 + a2 + a3 + a4 + a5 + b0 + b1 + b2 + b3 + b4 + b5);
    }
}
