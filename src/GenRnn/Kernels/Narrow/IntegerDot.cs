using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace GenRnn.Kernels;

/// <summary>
/// Sums of products of whole numbers of 8 bits, four to a lane. Every machine adds up the same whole numbers, and so gets the
/// same results; what differs is the instruction that does it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IntegerDot
{
    /// <summary>
    /// What a byte lies above its whole number: the instruction of AVX-VNNI takes one factor without a sign. A sum begins
    /// with what takes it off again.
    /// </summary>
    internal static int Offset => AvxVnni.IsSupported ? 128 : 0;

    /// <summary>What a sum begins with that runs over weights which add up to <paramref name="weights"/>.</summary>
    internal static int Start(int weights) => -Offset * weights;

    /// <summary>To each lane of <paramref name="sum"/> adds the products of four rounded numbers and four weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Add(Vector256<int> sum, Vector256<float> numbers, Vector256<float> weights)
    {
        if (AvxVnni.IsSupported) return AvxVnni.MultiplyWideningAndAdd(sum, numbers.AsByte(), weights.AsSByte());
        if (Avx2.IsSupported)
        {
            // Neither factor goes beyond 127: two products fit 16 bits.
            Vector256<short> pairs = Avx2.MultiplyAddAdjacent(Avx2.Abs(numbers.AsSByte()), Avx2.Sign(weights.AsSByte(), numbers.AsSByte()));
            return Avx2.Add(sum, Avx2.MultiplyAddAdjacent(pairs, Vector256<short>.One));
        }

        return Vector256.Create(
            Add(sum.GetLower(), numbers.GetLower(), weights.GetLower()),
            Add(sum.GetUpper(), numbers.GetUpper(), weights.GetUpper()));
    }

    /// <inheritdoc cref="Add(Vector256{int}, Vector256{float}, Vector256{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Add(Vector128<int> sum, Vector128<float> numbers, Vector128<float> weights)
    {
        if (AvxVnni.IsSupported) return AvxVnni.MultiplyWideningAndAdd(sum, numbers.AsByte(), weights.AsSByte());
        if (Dp.IsSupported) return Dp.DotProduct(sum, numbers.AsSByte(), weights.AsSByte());
        if (Ssse3.IsSupported)
        {
            Vector128<short> pairs = Ssse3.MultiplyAddAdjacent(Ssse3.Abs(numbers.AsSByte()), Ssse3.Sign(weights.AsSByte(), numbers.AsSByte()));
            return Sse2.Add(sum, Sse2.MultiplyAddAdjacent(pairs, Vector128<short>.One));
        }

        return AddPortably(sum, numbers.AsSByte(), weights.AsSByte());
    }

    /// <summary>Byte by byte of a lane, for machines that have no instruction for it.</summary>
    internal static Vector128<int> AddPortably(Vector128<int> sum, Vector128<sbyte> numbers, Vector128<sbyte> weights)
    {
        for (int shift = 24; shift >= 0; shift -= 8)
            sum += ((numbers.AsInt32() << shift) >> 24) * ((weights.AsInt32() << shift) >> 24);
        return sum;
    }
}
