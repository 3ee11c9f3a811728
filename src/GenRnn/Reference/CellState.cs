using System.Numerics;

namespace GenRnn.Reference;

/// <summary>What a recurrent layer carries from step to step; or, of the same shape, the gradient for it.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="H">The hidden state h, [H]: what the layer passes on; of a projected LSTM [projection]. Empty for a layer that carries nothing.</param>
/// <param name="C">The cell state c of an LSTM, [H]; empty for every other layer.</param>
public sealed record CellState<T>(RealVector<T> H, RealVector<T> C)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>The state of a layer that carries nothing.</summary>
    public static CellState<T> None { get; } = new(RealVector<T>.Empty, RealVector<T>.Empty);

    /// <summary>A state of h alone.</summary>
    public static CellState<T> Of(RealVector<T> h) => new(h, RealVector<T>.Empty);

    /// <summary>Element by element, in h and c.</summary>
    public static CellState<T> operator +(CellState<T> left, CellState<T> right) => new(left.H + right.H, left.C + right.C);
}
