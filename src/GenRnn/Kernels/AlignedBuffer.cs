using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn.Kernels;

/// <summary>
/// Numbers whose first lies on a multiple of 64 bytes, so that no vector load crosses a cache line. Managed memory, pinned:
/// a ref into it keeps it alive, which one into native memory would not.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer
{
    /// <summary>Vectors may be loaded and stored this many numbers past the end.</summary>
    public const int Slack = 16;

    private readonly float[] _array;
    private readonly int _start;

    /// <summary>A buffer of <paramref name="length"/> zeros.</summary>
    public AlignedBuffer(int length)
    {
        Length = length;
        _array = GC.AllocateArray<float>(checked(length + PackedLayout.Alignment + Slack), pinned: true);
        _start = (int)((64 - (Address(_array) % 64)) % 64 / sizeof(float));
    }

    /// <summary>Numbers in the buffer.</summary>
    public int Length { get; }

    /// <summary>The first number.</summary>
    public ref float Origin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);
    }

    /// <summary>All numbers.</summary>
    public Span<float> Span => _array.AsSpan(_start, Length);

    private static unsafe long Address(float[] array) => (long)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
}
