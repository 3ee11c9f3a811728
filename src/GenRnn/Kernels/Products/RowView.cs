using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn.Kernels;

/// <summary>Rows of numbers in memory of someone else's.</summary>
/// <param name="origin">The first number.</param>
/// <param name="stride">Numbers from one row to the next.</param>
internal readonly ref struct RowView(ref float origin, nint stride)
{
    /// <summary>The first number.</summary>
    public readonly ref float Origin = ref origin;

    /// <summary>Numbers from one row to the next.</summary>
    public readonly nint Stride = stride;

    /// <summary>The first numbers of a row.</summary>
    public Span<float> Row(nint row, int length) => MemoryMarshal.CreateSpan(ref From(row).Origin, length);

    /// <summary>The rows from one on.</summary>
    public RowView From(nint row) => new(ref Unsafe.Add(ref Origin, row * Stride), Stride);
}
