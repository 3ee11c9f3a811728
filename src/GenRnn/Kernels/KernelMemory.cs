using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenRnn.Kernels;

/// <summary>
/// Memory that emitted kernels work in. They take it from here and not from the stack, which a user's project would clear on
/// every call.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelMemory
{
    [ThreadStatic]
    private static AlignedBuffer? _scratch;

    [ThreadStatic]
    private static int _direction;

    /// <summary>
    /// At least <paramref name="length"/> numbers of this thread, with whatever was left in them. Whoever calls twice gets
    /// the same memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Scratch(int length)
    {
        AlignedBuffer? scratch = _scratch;
        return ref (scratch is not null && scratch.Length >= length ? scratch : Grow(length)).Origin;
    }

    /// <summary>0 and 1 in turn, for this thread: the direction in which a step walks through weights that outgrow the cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Alternate() => _direction ^= 1;

    /// <summary>Sets <paramref name="length"/> numbers to zero.</summary>
    public static void Clear(ref float target, nint length) => MemoryMarshal.CreateSpan(ref target, (int)length).Clear();

    /// <summary>Copies <paramref name="length"/> numbers.</summary>
    public static void Copy(ref float source, ref float target, nint length) =>
        MemoryMarshal.CreateReadOnlySpan(ref source, (int)length).CopyTo(MemoryMarshal.CreateSpan(ref target, (int)length));

    /// <summary>Copies the first <paramref name="length"/> numbers of each of <paramref name="rows"/> rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRows(ref float source, nint sourceStride, ref float target, nint targetStride, nint length, nint rows)
    {
        // Rows are narrow: a call costs more than a few numbers. Of 4 to 8, two vectors that overlap copy every number.
        if (length is >= 4 and <= 8)
        {
            nuint last = (nuint)(length - 4);
            for (nint row = 0; row < rows; row++)
            {
                Vector128<float> first = Vector128.LoadUnsafe(ref source), second = Vector128.LoadUnsafe(ref source, last);
                first.StoreUnsafe(ref target);
                second.StoreUnsafe(ref target, last);
                source = ref Unsafe.Add(ref source, sourceStride);
                target = ref Unsafe.Add(ref target, targetStride);
            }

            return;
        }

        for (nint row = 0; row < rows; row++)
        {
            if (length > 8) Copy(ref source, ref target, length);
            else for (nint i = 0; i < length; i++) Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i);
            source = ref Unsafe.Add(ref source, sourceStride);
            target = ref Unsafe.Add(ref target, targetStride);
        }
    }

    /// <summary>Copies the rows of masked samples.</summary>
    internal static void CopyMasked(MaskedRows masked, ref float source, ref float target, nint rows, nint stride)
    {
        for (nint row = 0; row < rows; row++)
        {
            if (masked[row]) Copy(ref Unsafe.Add(ref source, row * stride), ref Unsafe.Add(ref target, row * stride), stride);
        }
    }

    private static AlignedBuffer Grow(int length) => _scratch = new AlignedBuffer(Math.Max(length, 1024));
}
