using System.Numerics;

namespace GenRnn.Reference;

/// <summary>The fully connected recurrent cell: h' = a(x W + b + h U + b').</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Hidden">Its only gate.</param>
public sealed record SimpleRnnCell<T>(Gate<T> Hidden) : RecurrentCell<T>
    where T : IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Gate<T>> Gates => [Hidden];

    /// <summary>a.</summary>
    public CellActivation Activation { get; init; } = CellActivation.Tanh;

    /// <inheritdoc/>
    public override CellStep<T> Forward(RealVector<T> x, CellState<T> state)
    {
        RealVector<T> sum = Hidden.Input(x) + Hidden.Recurrent(state.H);
        return new CellStep<T>(x, state, CellState<T>.Of(Activation.Apply(sum)), []) { Sums = [sum] };
    }

    /// <inheritdoc/>
    public override CellGradient<T> Backward(CellStep<T> step, CellState<T> dNext)
    {
        RealVector<T> delta = Activation.Backward(step.Sums[0], step.Next.H, dNext.H);
        return new CellGradient<T>(
            Hidden.W * delta,
            CellState<T>.Of(Hidden.Read(Hidden.U * delta)),
            [new GateGradient<T>(step.X, delta, Hidden.Read(step.Previous.H), delta)]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<SumParts<T>> Parts(CellStep<T> step) => [new(Hidden.Input(step.X), Hidden.Recurrent(step.Previous.H))];

    /// <inheritdoc/>
    public override RecurrentCell<T> WithStateDropout(IReadOnlyList<RealVector<T>> factors) =>
        this with { Hidden = Hidden with { StateDropout = factors[0] } };
}
