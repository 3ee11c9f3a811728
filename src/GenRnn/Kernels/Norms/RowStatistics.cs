using System.Runtime.InteropServices;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>What a norm keeps of a row.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RowStatistics
{
    /// <summary>Numbers of float32 that it takes.</summary>
    public const int Size = 4;

    /// <summary>The mean.</summary>
    public float Mean;

    /// <summary>1 / sqrt(var + epsilon).</summary>
    public float Scale;

    /// <summary>Of the backward pass: the mean of the gradients for the standardised numbers.</summary>
    public float MeanGradient;

    /// <summary>Of the backward pass: the mean of these gradients times the standardised numbers.</summary>
    public float DeviationGradient;

    /// <summary>The statistics of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref RowStatistics At(ref float statistics, nint row) => ref Unsafe.As<float, RowStatistics>(ref Unsafe.Add(ref statistics, row * Size));
}
