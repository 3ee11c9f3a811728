using System.Numerics;
using static GenRnn.Reference.Functions;

namespace GenRnn.Reference;

/// <summary>The fully connected recurrent cell: h' = tanh(x W + b + h U + b').</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Hidden">Its only gate.</param>
public sealed record SimpleRnnCell<T>(Gate<T> Hidden) : RecurrentCell<T>
    where T : IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Gate<T>> Gates => [Hidden];

    /// <inheritdoc/>
    public override CellStep<T> Forward(RealVector<T> x, CellState<T> state)
    {
        RealVector<T> next = Tanh(Hidden.Sum(x, state.H));
        return new CellStep<T>(x, state, CellState<T>.Of(next), []);
    }

    /// <inheritdoc/>
    public override CellGradient<T> Backward(CellStep<T> step, CellState<T> dNext)
    {
        RealVector<T> delta = TanhBackward(step.Next.H, dNext.H);
        return new CellGradient<T>(
            Hidden.W * delta,
            CellState<T>.Of(Hidden.U * delta),
            [new GateGradient<T>(step.X, delta, step.Previous.H, delta)]);
    }
}
