using System.Numerics;

namespace GenRnn.Reference;

/// <summary>What a model carries between two parts of a sequence: the state of every layer, in order.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Layers">One state a layer; <see cref="CellState{T}.None"/> for a layer that carries nothing.</param>
public sealed record ModelState<T>(IReadOnlyList<CellState<T>> Layers)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>
    /// One state a layer for the backward half, which begins at the end of the sequence; <see cref="CellState{T}.None"/> for
    /// a layer that is not bidirectional. Empty stands for the state before the first step.
    /// </summary>
    public IReadOnlyList<CellState<T>> Backward { get; init; } = [];
}

/// <summary>What a model did with one sequence, layer by layer and step by step.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Length">Steps of the sequence; those beyond are padding, which is masked.</param>
/// <param name="Layers">Every layer in order.</param>
public sealed record ModelRun<T>(int Length, IReadOnlyList<LayerRun<T>> Layers)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>The output, [O], or [T, O] row-major for a model with an output a step.</summary>
    public T[] Output => Flatten(Layers[^1].Outputs);

    /// <summary>
    /// The output before the activation of the last layer if that is a Dense layer; otherwise the output. Of the shape of
    /// <see cref="Output"/>.
    /// </summary>
    public T[] Scores => Flatten(Layers[^1].Scores);

    /// <summary>The state after the last step, from which a further part of the sequence can be run.</summary>
    public ModelState<T> FinalState => new([.. Layers.Select(l => l.FinalState)]) { Backward = [.. Layers.Select(l => l.FinalBackwardState)] };

    internal static T[] Flatten(IEnumerable<RealVector<T>> vectors) => [.. vectors.SelectMany(v => v)];
}

/// <summary>The gradients for all that went into a run of a model.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Parameters">For the parameters, in the order of the <see cref="ParameterLayout"/>.</param>
/// <param name="Inputs">For the sequence, [T, I] row-major; zero at steps that nothing read.</param>
/// <param name="Initial">For the state before the first step.</param>
/// <param name="Layers">For every layer in order, step by step.</param>
public sealed record ModelGradient<T>(T[] Parameters, T[] Inputs, ModelState<T> Initial, IReadOnlyList<LayerGradient<T>> Layers)
    where T : IFloatingPointIeee754<T>;
