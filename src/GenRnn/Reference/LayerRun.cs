using System.Numerics;

namespace GenRnn.Reference;

/// <summary>What one layer did with one sequence.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Layer">The layer.</param>
/// <param name="Outputs">What it passed on: a vector a step, or one alone.</param>
/// <param name="Scores">The outputs before a Dense layer's activation; for a recurrent layer the outputs themselves.</param>
/// <param name="Steps">For a recurrent layer every step, with states and gates; otherwise empty.</param>
/// <param name="DenseSteps">For a Dense layer every vector, a repeated one at masked steps; otherwise empty.</param>
/// <param name="FinalState">The state after the last step.</param>
public sealed record LayerRun<T>(
    LayerSpec Layer,
    IReadOnlyList<RealVector<T>> Outputs,
    IReadOnlyList<RealVector<T>> Scores,
    IReadOnlyList<CellStep<T>> Steps,
    IReadOnlyList<DenseStep<T>> DenseSteps,
    CellState<T> FinalState)
    where T : IFloatingPointIeee754<T>;

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
    where T : IFloatingPointIeee754<T>;
