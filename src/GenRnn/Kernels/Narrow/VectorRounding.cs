using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GenRnn.Kernels;

/// <summary>
/// Rounds inputs and states to 8 bits for <see cref="IntegerDot"/>: to whole numbers from -127 to 127 times a scale, which is
/// chosen anew for every vector so that its largest number becomes ±127. Nothing saturates, however large. If any of the
/// numbers is NaN or infinite, the scale is NaN, and so is every sum.
/// </summary>
/// <remarks>
/// A rounded vector of inputs and states lies so: the scale of the inputs, that of the states, then the inputs, four bytes a
/// lane, then the states.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorRounding
{
    /// <summary>Numbers before the bytes of a rounded vector: two scales.</summary>
    public const int Header = 2;

    private const int Largest = 127;

    /// <summary>Vectors whose largest number is smaller become zero: beyond that the reciprocal of the scale is no float32.</summary>
    private const float Smallest = 1e-30f;

    /// <summary>1.5 * 2^23: added to a number, it leaves the nearest whole one in the last bits.</summary>
    private const float Magic = 12582912f;

    /// <summary>Rounds rows of numbers.</summary>
    /// <param name="source">The first row.</param>
    /// <param name="stride">Numbers from one row to the next.</param>
    /// <param name="length">Numbers of a row.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="target">The first rounded vector.</param>
    /// <param name="targetStride">Lanes from one rounded vector to the next.</param>
    /// <param name="scale">Which scale: 0 or 1.</param>
    /// <param name="bytes">Where the bytes go, in lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Round(ref float source, nint stride, nint length, nint rows, ref float target, nint targetStride, nint scale, nint bytes)
    {
        for (nint row = 0; row < rows; row++)
        {
            ref float to = ref Unsafe.Add(ref target, row * targetStride);
            Unsafe.Add(ref to, scale) = Round(ref Unsafe.Add(ref source, row * stride), length, ref Unsafe.As<float, byte>(ref Unsafe.Add(ref to, bytes)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Round(ref float source, nint length, ref byte target)
    {
        // Magnitudes of floats are in the order of their bits, with what is not finite above all others.
        int bits = LargestMagnitude(ref source, length);
        float largest = bits < 0x7F80_0000 ? MathF.Max(BitConverter.Int32BitsToSingle(bits), Smallest) : float.NaN;
        float perUnit = Largest / largest, magic = Magic + IntegerDot.Offset;
        nint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= length - 16; i += 16)
            {
                Vector512<int> whole = ((Vector512.LoadUnsafe(ref source, (nuint)i) * perUnit) + Vector512.Create(magic)).AsInt32();
                System.Runtime.Intrinsics.X86.Avx512F.ConvertToVector128Byte(whole).StoreUnsafe(ref target, (nuint)i);
            }
        }

        for (; i <= length - 4; i += 4)
        {
            Vector128<int> whole = ((Vector128.LoadUnsafe(ref source, (nuint)i) * perUnit) + Vector128.Create(magic)).AsInt32();
            Vector128<byte> narrow = Vector128.Shuffle(whole.AsByte(), Vector128.Create((byte)0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, i), narrow.AsInt32().ToScalar());
        }

        for (; i < length; i++) Unsafe.Add(ref target, i) = (byte)BitConverter.SingleToInt32Bits((Unsafe.Add(ref source, i) * perUnit) + magic);
        return largest * (1f / Largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LargestMagnitude(ref float source, nint length)
    {
        nint i = 0;
        Vector128<int> most = Vector128<int>.Zero;
        if (Vector512.IsHardwareAccelerated && length >= 16)
        {
            Vector512<int> wide = Vector512<int>.Zero;
            for (; i <= length - 16; i += 16) wide = Vector512.Max(wide, Magnitude(Vector512.LoadUnsafe(ref source, (nuint)i).AsInt32()));
            Vector256<int> half = Vector256.Max(wide.GetLower(), wide.GetUpper());
            most = Vector128.Max(half.GetLower(), half.GetUpper());
        }

        for (; i <= length - 4; i += 4) most = Vector128.Max(most, Vector128.LoadUnsafe(ref source, (nuint)i).AsInt32() & Vector128.Create(int.MaxValue));
        most = Vector128.Max(most, Vector128.Shuffle(most, Vector128.Create(2, 3, 0, 1)));
        int largest = Math.Max(most.ToScalar(), most.GetElement(1));
        for (; i < length; i++) largest = Math.Max(largest, BitConverter.SingleToInt32Bits(Unsafe.Add(ref source, i)) & int.MaxValue);
        return largest;

        static Vector512<int> Magnitude(Vector512<int> bits) => bits & Vector512.Create(int.MaxValue);
    }
}
