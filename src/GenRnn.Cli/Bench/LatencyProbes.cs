using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector128;

namespace GenRnn.Cli.Bench;

/// <summary>Chains in which everything waits for the result before it. Latencies hardly depend on the width of a vector.</summary>
internal static class LatencyProbes
{
    /// <summary>One multiply-add after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float MultiplyAdds(long count)
    {
        Vector128<float> value = V.Create(0.5f), half = V.Create(0.5f);
        for (; count > 0; count--) value = V.MultiplyAddEstimate(value, half, half);
        return V.ToScalar(value);
    }

    /// <summary>One addition after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Additions(long count)
    {
        Vector128<float> value = V.Create(0.5f), one = V.Create(1f);
        for (; count > 0; count--) value += one;
        return V.ToScalar(value);
    }

    /// <summary>A vector stored, one of its numbers loaded and broadcast, as a hidden state goes from a step to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Handovers(ref float memory, long count)
    {
        Vector128<float> value = V.Create(0.5f);
        for (; count > 0; count--)
        {
            V.StoreUnsafe(value, ref memory);
            value = V.Create(Unsafe.Add(ref memory, 1));
        }

        return V.ToScalar(value);
    }

    /// <summary>tanh of tanh of tanh: a quotient of two polynomials of the fourth degree of the square, in Estrin's order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Activations(long count)
    {
        Vector128<float> value = V.Create(0.5f);
        for (; count > 0; count--)
        {
            Vector128<float> x = V.MaxNative(V.Create(-8.6643f), V.MinNative(V.Create(8.6643f), value)), u = x * x, v = u * u;
            Vector128<float> high = V.MultiplyAddEstimate(u, V.Create(1.394553628e-8f), V.Create(2.102733560e-5f)), low = V.MultiplyAddEstimate(u, V.Create(3.520756727e-3f), V.Create(1.340216100e-1f));
            Vector128<float> over = V.MultiplyAddEstimate(u * x, V.MultiplyAddEstimate(v, high, low), x);
            high = V.MultiplyAddEstimate(u, V.Create(8.015776984e-7f), V.Create(3.326951409e-4f));
            low = V.MultiplyAddEstimate(u, V.Create(2.597254514e-2f), V.Create(4.673548340e-1f));
            value = over / V.MultiplyAddEstimate(u, V.MultiplyAddEstimate(v, high, low), V.Create(1f));
        }

        return V.ToScalar(value);
    }
}
