using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// A recurrent layer: every state is an output, or the last one is the only output. It may read from the end of the sequence,
/// or have a second half that does.
/// </summary>
internal sealed record ReferenceRecurrentLayer<T>(LayerShape Shape, RecurrentCell<T> Cell, RecurrentCell<T>? BackwardCell) : ReferenceLayer<T>(Shape)
    where T : IFloatingPointIeee754<T>
{
    private RecurrentSpec Layer => (RecurrentSpec)Shape.Layer;

    private bool PerStep => Shape.Output.PerStep;

    public override LayerState<T> InitialState => new(Cell.InitialState, BackwardCell?.InitialState ?? CellState<T>.None);

    public override LayerRun<T> Forward(LayerInput<T> input)
    {
        IReadOnlyList<CellStep<T>> steps = Half(Cell, input, input.Initial.Forward, input.Dropout, Layer.GoBackwards);
        IReadOnlyList<CellStep<T>> backward = BackwardCell is null ? [] : Half(BackwardCell, input, input.Initial.Backward, input.Dropout?.Backward, fromTheEnd: true);
        IReadOnlyList<RealVector<T>> outputs = BackwardCell is null
            ? Outputs(steps)
            : [.. Outputs(steps).Zip(Aligned(Outputs(backward)), (f, b) => Merging.Join(Layer.Merge, f, b))];
        return new LayerRun<T>(Shape.Layer, outputs, outputs, steps, [], steps[^1].Next)
        {
            Inputs = input.Vectors,
            Counts = PerStep ? InOrder(input.Counts, Layer.GoBackwards) : [true],
            BackwardSteps = backward,
            Dropout = input.Dropout,
        };
    }

    public override LayerGradient<T> Backward(LayerRun<T> run, IReadOnlyList<RealVector<T>> dOutputs, LayerState<T> dFinal)
    {
        if (BackwardCell is null)
        {
            SequenceGradient<T> only = HalfBackward(Cell, run.Steps, dOutputs, dFinal.Forward, run.Dropout, Layer.GoBackwards);
            return new LayerGradient<T>(only.Inputs, only.Initial, only.States, only.Gates) { Tensors = only.Tensors };
        }

        (RealVector<T> Forward, RealVector<T> Backward)[] dHalves =
        [
            .. Outputs(run.Steps).Zip(Aligned(Outputs(run.BackwardSteps)))
                .Zip(dOutputs, (halves, dOutput) => Merging.JoinBackward(Layer.Merge, halves.First, halves.Second, dOutput)),
        ];
        SequenceGradient<T> forward = HalfBackward(Cell, run.Steps, [.. dHalves.Select(d => d.Forward)], dFinal.Forward, run.Dropout, fromTheEnd: false);
        SequenceGradient<T> backward = HalfBackward(
            BackwardCell, run.BackwardSteps, Aligned([.. dHalves.Select(d => d.Backward)]), dFinal.Backward, run.Dropout?.Backward, fromTheEnd: true);
        return new LayerGradient<T>([.. forward.Inputs.Zip(backward.Inputs, (f, b) => f + b)], forward.Initial, forward.States, forward.Gates)
        {
            Tensors = forward.Tensors,
            Backward = backward,
        };
    }

    private static IReadOnlyList<CellStep<T>> Half(
        RecurrentCell<T> cell, LayerInput<T> input, CellState<T> initial, LayerDropout<T>? dropout, bool fromTheEnd) =>
        Sequence.Forward(
            With(cell, dropout), InOrder([.. input.Vectors.Select(x => dropout?.Inputs is { } factors ? factors * x : x)], fromTheEnd), initial, InOrder(input.Counts, fromTheEnd));

    /// <summary>The gradients of a half; those for inputs in the order of the sequence, all others in the order of its steps.</summary>
    private SequenceGradient<T> HalfBackward(
        RecurrentCell<T> cell, IReadOnlyList<CellStep<T>> steps, IReadOnlyList<RealVector<T>> dOutputs, CellState<T> dFinal, LayerDropout<T>? dropout, bool fromTheEnd)
    {
        RealVector<T> none = RealVector<T>.Zeros(steps[0].Next.H.Count);
        IReadOnlyList<RealVector<T>> dStates = PerStep ? dOutputs : [.. Enumerable.Repeat(none, steps.Count - 1), dOutputs[0]];
        SequenceGradient<T> gradient = Sequence.Backward(With(cell, dropout), steps, dStates, dFinal);
        return gradient with { Inputs = InOrder([.. gradient.Inputs.Select(dx => dropout?.Inputs is { } factors ? factors * dx : dx)], fromTheEnd) };
    }

    private IReadOnlyList<RealVector<T>> Outputs(IReadOnlyList<CellStep<T>> steps) => PerStep ? [.. steps.Select(s => s.Next.H)] : [steps[^1].Next.H];

    /// <summary>What the backward half passes on, or the gradient for it, turned round: to the order of the other half, and back.</summary>
    private static IReadOnlyList<RealVector<T>> Aligned(IReadOnlyList<RealVector<T>> outputs) => InOrder(outputs, fromTheEnd: true);

    private static IReadOnlyList<TItem> InOrder<TItem>(IReadOnlyList<TItem> items, bool fromTheEnd) => fromTheEnd ? [.. items.Reverse()] : items;

    private static RecurrentCell<T> With(RecurrentCell<T> cell, LayerDropout<T>? dropout) => dropout is { State.Count: > 0 } ? cell.WithStateDropout(dropout.State) : cell;
}
