using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// One to four vectors side by side, each in a register: a row of sums, or of the factor that they share.
/// </summary>
/// <typeparam name="TLanes">The vector.</typeparam>
/// <typeparam name="TVectors">How many, <see cref="One"/> to <see cref="Four"/>.</typeparam>
internal unsafe struct VectorRow<TLanes, TVectors>
    where TLanes : struct, ILanes<TLanes>
    where TVectors : unmanaged
{
    private TLanes _first, _second, _third, _fourth;

    /// <summary>Vectors from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorRow<TLanes, TVectors> Load(ref float from, VectorOffsets at)
    {
        VectorRow<TLanes, TVectors> row = default;
        row._first = TLanes.Load(ref from);
        if (sizeof(TVectors) > 1) row._second = TLanes.Load(ref from, at.Second);
        if (sizeof(TVectors) > 2) row._third = TLanes.Load(ref from, at.Third);
        if (sizeof(TVectors) > 3) row._fourth = TLanes.Load(ref from, at.Fourth);
        return row;
    }

    /// <summary>Stores the vectors from a place on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(ref float to, VectorOffsets at)
    {
        _first.Store(ref to);
        if (sizeof(TVectors) > 1) _second.Store(ref to, at.Second);
        if (sizeof(TVectors) > 2) _third.Store(ref to, at.Third);
        if (sizeof(TVectors) > 3) _fourth.Store(ref to, at.Fourth);
    }

    /// <summary>Adds a number times the vectors of <paramref name="row"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(float number, VectorRow<TLanes, TVectors> row)
    {
        TLanes factor = TLanes.Create(number);
        _first = TLanes.MultiplyAdd(factor, row._first, _first);
        if (sizeof(TVectors) > 1) _second = TLanes.MultiplyAdd(factor, row._second, _second);
        if (sizeof(TVectors) > 2) _third = TLanes.MultiplyAdd(factor, row._third, _third);
        if (sizeof(TVectors) > 3) _fourth = TLanes.MultiplyAdd(factor, row._fourth, _fourth);
    }
}
