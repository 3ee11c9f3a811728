using System.Numerics;

namespace GenRnn.Reference;

/// <summary>A layer over a whole sequence, for <see cref="ReferenceModel{T}"/>: its run and the reverse of it.</summary>
/// <typeparam name="T">The number type.</typeparam>
internal abstract record ReferenceLayer<T>(LayerShape Shape)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>The state before the first step.</summary>
    public abstract CellState<T> InitialState { get; }

    public abstract LayerRun<T> Forward(IReadOnlyList<RealVector<T>> inputs, CellState<T> initial, int length);

    public abstract LayerGradient<T> Backward(LayerRun<T> run, IReadOnlyList<RealVector<T>> dOutputs, CellState<T> dFinal);

    /// <summary>From the gradient for the scores; other layers than Dense have no scores but their outputs.</summary>
    public virtual LayerGradient<T> BackwardFromScores(LayerRun<T> run, IReadOnlyList<RealVector<T>> dScores, CellState<T> dFinal) =>
        Backward(run, dScores, dFinal);
}

/// <summary>A recurrent layer: every state is an output, or the last one is the only output.</summary>
internal sealed record ReferenceRecurrentLayer<T>(LayerShape Shape, RecurrentCell<T> Cell) : ReferenceLayer<T>(Shape)
    where T : IFloatingPointIeee754<T>
{
    public override CellState<T> InitialState => Cell.InitialState;

    public override LayerRun<T> Forward(IReadOnlyList<RealVector<T>> inputs, CellState<T> initial, int length)
    {
        IReadOnlyList<CellStep<T>> steps = Sequence.Forward(Cell, inputs, initial, length);
        IReadOnlyList<RealVector<T>> states = [.. steps.Select(s => s.Next.H)];
        IReadOnlyList<RealVector<T>> outputs = Shape.Output.PerStep ? states : [states[^1]];
        return new LayerRun<T>(Shape.Layer, outputs, outputs, steps, [], steps[^1].Next);
    }

    public override LayerGradient<T> Backward(LayerRun<T> run, IReadOnlyList<RealVector<T>> dOutputs, CellState<T> dFinal)
    {
        RealVector<T> none = RealVector<T>.Zeros(Cell.Units);
        IReadOnlyList<RealVector<T>> dStates = Shape.Output.PerStep ? dOutputs : [.. Enumerable.Repeat(none, run.Steps.Count - 1), dOutputs[0]];
        SequenceGradient<T> gradient = Sequence.Backward(Cell, run.Steps, dStates, dFinal);
        return new LayerGradient<T>(gradient.Inputs, gradient.Initial, gradient.States, gradient.Gates);
    }
}

/// <summary>A Dense layer at every step that is not masked, or on one vector; a masked step repeats the output before it.</summary>
internal sealed record ReferenceDenseLayer<T>(LayerShape Shape, DenseLayer<T> Dense) : ReferenceLayer<T>(Shape)
    where T : IFloatingPointIeee754<T>
{
    public override CellState<T> InitialState => CellState<T>.None;

    public override LayerRun<T> Forward(IReadOnlyList<RealVector<T>> inputs, CellState<T> initial, int length)
    {
        var steps = new List<DenseStep<T>>();
        for (int t = 0; t < inputs.Count; t++)
            steps.Add(IsMasked(t, length) ? steps[^1] : Dense.Forward(inputs[t]));
        return new LayerRun<T>(Shape.Layer, [.. steps.Select(s => s.Output)], [.. steps.Select(s => s.Scores)], [], steps, CellState<T>.None);
    }

    public override LayerGradient<T> Backward(LayerRun<T> run, IReadOnlyList<RealVector<T>> dOutputs, CellState<T> dFinal) =>
        Reverse(run, dOutputs, Dense.Backward);

    public override LayerGradient<T> BackwardFromScores(LayerRun<T> run, IReadOnlyList<RealVector<T>> dScores, CellState<T> dFinal) =>
        Reverse(run, dScores, Dense.BackwardFromScores);

    /// <summary>An output that masked steps repeat receives their gradients too.</summary>
    private static LayerGradient<T> Reverse(
        LayerRun<T> run, IReadOnlyList<RealVector<T>> upstream, Func<DenseStep<T>, RealVector<T>, DenseGradient<T>> backward)
    {
        var inputs = new RealVector<T>[upstream.Count];
        var weights = new List<IReadOnlyList<GateGradient<T>>>();
        RealVector<T>? repeated = null;
        for (int t = upstream.Count - 1; t >= 0; t--)
        {
            RealVector<T> total = repeated is null ? upstream[t] : upstream[t] + repeated;
            if (t > 0 && ReferenceEquals(run.DenseSteps[t], run.DenseSteps[t - 1]))
            {
                repeated = total;
                inputs[t] = RealVector<T>.Zeros(run.DenseSteps[t].X.Count);
                continue;
            }

            DenseGradient<T> gradient = backward(run.DenseSteps[t], total);
            repeated = null;
            inputs[t] = gradient.X;
            weights.Add([gradient.Weights]);
        }

        return new LayerGradient<T>(inputs, CellState<T>.None, [], weights);
    }

    private bool IsMasked(int t, int length) => Shape.Input.PerStep && t >= length;
}
