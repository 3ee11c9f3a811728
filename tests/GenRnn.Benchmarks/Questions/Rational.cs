using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GenRnn.Benchmarks.Questions;

/// <summary>The activations of cells, for the kernels that questions bring along.</summary>
internal static class Rational
{
    /// <summary>tanh as x p(x^2) / q(x^2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> value)
    {
        Vector512<float> x = Vector512.MaxNative(Vector512.Create(-8.6643f), Vector512.MinNative(Vector512.Create(8.6643f), value)), u = x * x, v = u * u;
        Vector512<float> p = Quartic(u, v, 1.340216100e-1f, 3.520756727e-3f, 2.102733560e-5f, 1.394553628e-8f);
        Vector512<float> q = Quartic(u, v, 4.673548340e-1f, 2.597254514e-2f, 3.326951409e-4f, 8.015776984e-7f);
        return Vector512.MultiplyAddEstimate(u * x, p, x) / Vector512.MultiplyAddEstimate(u, q, Vector512.Create(1f));
    }

    /// <summary>1 / (1 + exp(-x)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) =>
        Vector512.MultiplyAddEstimate(Tanh(x * Vector512.Create(0.5f)), Vector512.Create(0.5f), Vector512.Create(0.5f));

    /// <summary>tanh of four numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> value)
    {
        Vector128<float> x = Vector128.MaxNative(Vector128.Create(-8.6643f), Vector128.MinNative(Vector128.Create(8.6643f), value)), u = x * x, v = u * u;
        Vector128<float> p = Quartic(u, v, 1.340216100e-1f, 3.520756727e-3f, 2.102733560e-5f, 1.394553628e-8f);
        Vector128<float> q = Quartic(u, v, 4.673548340e-1f, 2.597254514e-2f, 3.326951409e-4f, 8.015776984e-7f);
        return Vector128.MultiplyAddEstimate(u * x, p, x) / Vector128.MultiplyAddEstimate(u, q, Vector128.Create(1f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quartic(Vector512<float> u, Vector512<float> v, float a, float b, float c, float d) => Vector512.MultiplyAddEstimate(
        v, Vector512.MultiplyAddEstimate(u, Vector512.Create(d), Vector512.Create(c)), Vector512.MultiplyAddEstimate(u, Vector512.Create(b), Vector512.Create(a)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Quartic(Vector128<float> u, Vector128<float> v, float a, float b, float c, float d) => Vector128.MultiplyAddEstimate(
        v, Vector128.MultiplyAddEstimate(u, Vector128.Create(d), Vector128.Create(c)), Vector128.MultiplyAddEstimate(u, Vector128.Create(b), Vector128.Create(a)));
}
