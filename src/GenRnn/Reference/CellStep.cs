using System.Numerics;

namespace GenRnn.Reference;

/// <summary>One gate's values at one step.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Name">LSTM i, f, g, o; GRU z, r, n.</param>
/// <param name="Values">After the activation, [H].</param>
public sealed record NamedGate<T>(string Name, RealVector<T> Values)
    where T : IFloatingPointIeee754<T>;

/// <summary>What happened at one time step of a recurrent layer: all that a trace shows and a backward pass needs.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="X">The input, [I].</param>
/// <param name="Previous">The state before.</param>
/// <param name="Next">The state after.</param>
/// <param name="Gates">The gates by name, in the order of <see cref="GateOrder"/>, a coupled forget gate too; none for a SimpleRNN and at a masked step.</param>
/// <param name="IsMasked">Whether the step did not count, and carried the state unchanged.</param>
public sealed record CellStep<T>(RealVector<T> X, CellState<T> Previous, CellState<T> Next, IReadOnlyList<NamedGate<T>> Gates, bool IsMasked = false)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>What the activations of the gates read, before any clipping, in the order of <see cref="RecurrentCell{T}.Gates"/>; none at a masked step.</summary>
    public IReadOnlyList<RealVector<T>> Sums { get; init; } = [];

    /// <summary>The values of a gate.</summary>
    /// <exception cref="KeyNotFoundException">The cell has no such gate.</exception>
    public RealVector<T> this[string gate] =>
        Gates.FirstOrDefault(g => g.Name == gate)?.Values
        ?? throw new KeyNotFoundException($"There is no gate '{gate}'; expected one of {string.Join(", ", Gates.Select(g => g.Name))}. Correct the name.");

    /// <summary>A step that reads nothing and carries the state.</summary>
    internal static CellStep<T> Masked(RealVector<T> x, CellState<T> state) => new(x, state, state, [], IsMasked: true);
}
