using System.Numerics;

namespace GenRnn.Reference;

/// <summary>What one layer did with one sequence.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Layer">The layer.</param>
/// <param name="Outputs">What it passed on: a vector a step, or one alone.</param>
/// <param name="Scores">The outputs before a Dense layer's activation; for every other layer the outputs themselves.</param>
/// <param name="Steps">For a recurrent layer every step in the order in which it was taken, with states and gates; otherwise empty.</param>
/// <param name="DenseSteps">For a Dense layer every vector; otherwise empty.</param>
/// <param name="FinalState">The state after the last step.</param>
public sealed record LayerRun<T>(
    LayerSpec Layer,
    IReadOnlyList<RealVector<T>> Outputs,
    IReadOnlyList<RealVector<T>> Scores,
    IReadOnlyList<CellStep<T>> Steps,
    IReadOnlyList<DenseStep<T>> DenseSteps,
    CellState<T> FinalState)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>What it read: a vector a step, or one alone, as the layer before passed it on.</summary>
    public IReadOnlyList<RealVector<T>> Inputs { get; init; } = [];

    /// <summary>Which steps count for the layers behind: those at others are masked.</summary>
    public IReadOnlyList<bool> Counts { get; init; } = [];

    /// <summary>For a bidirectional layer every step of the backward half, from the end of the sequence to its start; otherwise empty.</summary>
    public IReadOnlyList<CellStep<T>> BackwardSteps { get; init; } = [];

    /// <summary>The state of the backward half at the start of the sequence; none in a layer that has no backward half.</summary>
    public CellState<T> FinalBackwardState => BackwardSteps.Count > 0 ? BackwardSteps[^1].Next : CellState<T>.None;

    /// <summary>What dropout did; <see langword="null"/> where nothing was left out.</summary>
    public LayerDropout<T>? Dropout { get; init; }
}

/// <summary>The gradients for all that went into one layer.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Inputs">For each vector that it read.</param>
/// <param name="Initial">For its state before the first step.</param>
/// <param name="States">For a recurrent layer, for its state after each step, by all ways; otherwise empty.</param>
/// <param name="Gates">For each gate's weights, one list a step: their sum is the gradient.</param>
public sealed record LayerGradient<T>(
    IReadOnlyList<RealVector<T>> Inputs,
    CellState<T> Initial,
    IReadOnlyList<CellState<T>> States,
    IReadOnlyList<IReadOnlyList<GateGradient<T>>> Gates)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>For tensors that are no gate's: their sum is the gradient.</summary>
    public IReadOnlyList<TensorGradient<T>> Tensors { get; init; } = [];

    /// <summary>Those of a bidirectional layer's backward half; <see langword="null"/> where there is none.</summary>
    public SequenceGradient<T>? Backward { get; init; }

    /// <summary>The gradients of a layer without state and gates.</summary>
    internal static LayerGradient<T> Of(IReadOnlyList<RealVector<T>> inputs, params IEnumerable<TensorGradient<T>> tensors) =>
        new(inputs, CellState<T>.None, [], []) { Tensors = [.. tensors] };
}
