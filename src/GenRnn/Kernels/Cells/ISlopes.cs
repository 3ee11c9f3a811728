namespace GenRnn.Kernels;

/// <summary>Where the backward pass of a cell has the derivatives of its activations from. Which it is costs nothing at run time.</summary>
internal interface ISlopes
{
    /// <summary>Of the activation of candidates and states, at a value that lies in memory.</summary>
    /// <param name="at">Where the value lies.</param>
    /// <param name="offset">How far behind that.</param>
    /// <param name="value">The value.</param>
    /// <param name="one">1 in all lanes.</param>
    TLanes OfCandidate<TLanes>(ref float at, nint offset, TLanes value, TLanes one)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Of the activation of gates.</summary>
    /// <inheritdoc cref="OfCandidate"/>
    TLanes OfGate<TLanes>(ref float at, nint offset, TLanes value)
        where TLanes : struct, ILanes<TLanes>;
}
