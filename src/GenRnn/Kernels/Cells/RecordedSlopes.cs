using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>Of any activation: emitted code recorded the derivative when it knew the sum.</summary>
/// <param name="distance">Numbers from a value to its derivative.</param>
internal readonly struct RecordedSlopes(nint distance) : ISlopes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes OfCandidate<TLanes>(ref float at, nint offset, TLanes value, TLanes one)
        where TLanes : struct, ILanes<TLanes> => Load<TLanes>(ref at, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes OfGate<TLanes>(ref float at, nint offset, TLanes value)
        where TLanes : struct, ILanes<TLanes> => Load<TLanes>(ref at, offset);

    /// <summary>Of a value that lies at a place, whatever it is of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Load<TLanes>(ref float at, nint offset)
        where TLanes : struct, ILanes<TLanes> => TLanes.Load(ref at, offset + distance);
}
