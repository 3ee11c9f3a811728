using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// The equations of one time step, and their derivative. The legend for all cells: x input [I], h and c state [H], W input
/// kernel [I, H], U recurrent kernel [H, H], b and b' biases [H], <c>*</c> between vectors element by element, s the
/// activation of gates (sigmoid unless said) and a that of candidates (tanh unless said), element by element. A name with d in
/// front is the gradient of the loss for that value; a delta is the gradient for the weighted sum that an activation was
/// applied to.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public abstract record RecurrentCell<T>
    where T : IFloatingPointIeee754<T>
{
    /// <summary>The cell's gates with weights of their own, in the order of <see cref="GateOrder"/>.</summary>
    public abstract IReadOnlyList<Gate<T>> Gates { get; }

    /// <summary>Hidden units, H.</summary>
    public int Units => Gates[0].Units;

    /// <summary>The state before the first step: zeros.</summary>
    public virtual CellState<T> InitialState => CellState<T>.Of(RealVector<T>.Zeros(Units));

    /// <summary>One step.</summary>
    public abstract CellStep<T> Forward(RealVector<T> x, CellState<T> state);

    /// <summary>The gradients for all that went into a step, from the gradient for the state that came out.</summary>
    public abstract CellGradient<T> Backward(CellStep<T> step, CellState<T> dNext);

    /// <summary>The two parts of each gate's sum at a step, x W + b and h U + b' or what stands in their place, in the order of <see cref="Gates"/>.</summary>
    public abstract IReadOnlyList<SumParts<T>> Parts(CellStep<T> step);

    /// <summary>The cell with dropout before its recurrent products: one vector of factors a gate, in the order of <see cref="Gates"/>.</summary>
    public abstract RecurrentCell<T> WithStateDropout(IReadOnlyList<RealVector<T>> factors);
}

/// <summary>What a gate's sum is made of.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Input">What comes from the input, with its bias, [H].</param>
/// <param name="Recurrent">What comes from the state, with its bias, [H].</param>
public sealed record SumParts<T>(RealVector<T> Input, RealVector<T> Recurrent)
    where T : IFloatingPointIeee754<T>;

/// <summary>The gradients for all that went into one step.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="X">For the input, [I].</param>
/// <param name="Previous">For the state before.</param>
/// <param name="Gates">For each gate's weights, in the order of <see cref="RecurrentCell{T}.Gates"/>.</param>
public sealed record CellGradient<T>(RealVector<T> X, CellState<T> Previous, IReadOnlyList<GateGradient<T>> Gates)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>For tensors that are no gate's: peepholes, projection, layer norms.</summary>
    public IReadOnlyList<TensorGradient<T>> Tensors { get; init; } = [];
}
