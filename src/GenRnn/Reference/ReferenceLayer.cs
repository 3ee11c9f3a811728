using System.Numerics;

namespace GenRnn.Reference;

/// <summary>A layer over a whole sequence, for <see cref="ReferenceModel{T}"/>: its run and the reverse of it.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal abstract record ReferenceLayer<T>(LayerShape Shape)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>The state before the first step.</summary>
    public virtual LayerState<T> InitialState => LayerState<T>.None;

    public abstract LayerRun<T> Forward(LayerInput<T> input);

    public abstract LayerGradient<T> Backward(LayerRun<T> run, IReadOnlyList<RealVector<T>> dOutputs, LayerState<T> dFinal);

    /// <summary>From the gradient for the scores; other layers than Dense have no scores but their outputs.</summary>
    public virtual LayerGradient<T> BackwardFromScores(LayerRun<T> run, IReadOnlyList<RealVector<T>> dScores, LayerState<T> dFinal) =>
        Backward(run, dScores, dFinal);

    /// <summary>The run of a layer that carries nothing.</summary>
    protected LayerRun<T> Run(LayerInput<T> input, IReadOnlyList<RealVector<T>> outputs) =>
        new(Shape.Layer, outputs, outputs, [], [], CellState<T>.None) { Inputs = input.Vectors, Counts = input.Counts, Dropout = input.Dropout };
}

/// <summary>What a layer is given.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Vectors">One a step, or one alone.</param>
/// <param name="Counts">Which steps count.</param>
/// <param name="Initial">The state to begin from.</param>
/// <param name="Dropout">What dropout does; <see langword="null"/> for nothing.</param>
internal sealed record LayerInput<T>(IReadOnlyList<RealVector<T>> Vectors, IReadOnlyList<bool> Counts, LayerState<T> Initial, LayerDropout<T>? Dropout)
    where T : IFloatingPointIeee754<T>;

/// <summary>The states of a layer's halves, or gradients for them; of a layer with one direction the second is none.</summary>
internal sealed record LayerState<T>(CellState<T> Forward, CellState<T> Backward)
    where T : IFloatingPointIeee754<T>
{
    public static LayerState<T> None { get; } = new(CellState<T>.None, CellState<T>.None);

    /// <summary>Zeros of the same shape.</summary>
    public LayerState<T> Zeros => new(ZerosOf(Forward), ZerosOf(Backward));

    private static CellState<T> ZerosOf(CellState<T> state) => new(RealVector<T>.Zeros(state.H.Count), RealVector<T>.Zeros(state.C.Count));
}
