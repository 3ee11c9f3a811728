using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>Of tanh, 1 - y^2, and of sigmoid, y - y^2: what cells apply unless a layer says otherwise.</summary>
internal readonly struct UsualSlopes : ISlopes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes OfCandidate<TLanes>(ref float at, nint offset, TLanes value, TLanes one)
        where TLanes : struct, ILanes<TLanes> => TLanes.MultiplyAdd(-value, value, one);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes OfGate<TLanes>(ref float at, nint offset, TLanes value)
        where TLanes : struct, ILanes<TLanes> => TLanes.MultiplyAdd(-value, value, value);
}
