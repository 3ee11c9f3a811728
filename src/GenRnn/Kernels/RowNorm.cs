using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn.Kernels;

/// <summary>Layer normalisation of a row: u = (v - mean(v)) / sqrt(var(v) + epsilon), where var is the mean square of the deviations.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowNorm
{
    /// <summary>Writes u.</summary>
    /// <returns>1 / sqrt(var(v) + epsilon).</returns>
    internal static float Standardize(ReadOnlySpan<float> v, float epsilon, Span<float> u)
    {
        TensorPrimitives.Subtract(v, TensorPrimitives.Sum(v) / v.Length, u);
        float scale = 1 / MathF.Sqrt((TensorPrimitives.SumOfSquares<float>(u) / v.Length) + epsilon);
        TensorPrimitives.Multiply(u, scale, u);
        return scale;
    }

    /// <summary>Writes the gradient for v from that for u.</summary>
    internal static void Propagate(ReadOnlySpan<float> u, ReadOnlySpan<float> du, float scale, Span<float> dv)
    {
        float throughMean = TensorPrimitives.Sum(du) / u.Length, throughDeviation = TensorPrimitives.Dot(du, u) / u.Length;
        for (int i = 0; i < u.Length; i++) dv[i] = scale * (du[i] - throughMean - (throughDeviation * u[i]));
    }

    /// <summary>Writes gamma . u + beta for one row, for a step of one sequence.</summary>
    /// <param name="x">The row.</param>
    /// <param name="y">What comes out.</param>
    /// <param name="units">Numbers of both.</param>
    /// <param name="epsilon">What is added to the variance.</param>
    /// <param name="w">The packed weights of all layers.</param>
    /// <param name="gamma">Where gamma lies among them; -1 where there is none.</param>
    /// <param name="beta">Where beta lies among them; -1 where there is none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Row(ref float x, ref float y, int units, float epsilon, ref float w, int gamma, int beta)
    {
        Span<float> target = MemoryMarshal.CreateSpan(ref y, units);
        Standardize(MemoryMarshal.CreateReadOnlySpan(ref x, units), epsilon, target);
        if (gamma >= 0) TensorPrimitives.Multiply(target, MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref w, gamma), units), target);
        if (beta >= 0) TensorPrimitives.Add(target, MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref w, beta), units), target);
    }
}
