using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A layer whose recurrent parts do not pass on what they compute as it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MergedTraining : TrainingLayer
{
    private AlignedBuffer? _outputs;

    internal sealed override RowView Outputs => new(ref (GivesScores ? Model.Scores : _outputs)!.Origin, Stride);

    /// <summary>Numbers of a row of the parts.</summary>
    private protected int PartSize => ((RecurrentSpec)Spec).HiddenSize;

    private protected override void MakeRoom()
    {
        if (!GivesScores) _outputs = Buffer(IsPerStep, Stride);
    }

    /// <summary>What a part passes on.</summary>
    private protected static LayerShape PartOf(LayerShape shape) => shape with { Output = shape.Output with { Features = ((RecurrentSpec)shape.Layer).HiddenSize } };
}

/// <summary>A layer that reads the sequence from its end and passes its states on in that order.</summary>
/// <param name="part">The layer that does so.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BackwardsTraining(RecurrentTraining part) : MergedTraining
{
    private MaskedSteps? _mask;

    internal override MaskedSteps OutputMask => _mask!;

    internal override void Attach(LayeredModel model, LayerShape shape, int index, TrainingLayer? below, bool isLast)
    {
        part.AttachHalf(model, PartOf(shape), index, below, fromEnd: true, isBackwardHalf: false);
        base.Attach(model, shape, index, below, isLast);
        _mask = new MaskedSteps(model.MaximumSteps, model.MaximumRows);
    }

    internal override int PlaceState(int offset) => part.PlaceState(offset);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Forward()
    {
        part.Forward();
        _mask!.TurnFrom(InputMask, Model.Steps);
        Turn(part.Outputs, Outputs);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Backward()
    {
        Turn(OutputGradients, part.OwnGradients);
        part.Backward();
    }

    private void Turn(RowView source, RowView target)
    {
        nint steps = IsPerStep ? Model.Steps : 1, rows = Model.Rows;
        for (nint step = 0; step < steps; step++)
            KernelMemory.CopyRows(ref source.From((steps - 1 - step) * rows).Origin, source.Stride, ref target.From(step * rows).Origin, target.Stride, PartSize, rows);
    }
}

/// <summary>A layer with a second half that reads the sequence from its end.</summary>
/// <param name="first">The half that reads from the start.</param>
/// <param name="second">The half that reads from the end.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BidirectionalTraining(RecurrentTraining first, RecurrentTraining second) : MergedTraining
{
    private Merge Merge => ((RecurrentSpec)Spec).Merge;

    internal override void Attach(LayeredModel model, LayerShape shape, int index, TrainingLayer? below, bool isLast)
    {
        first.AttachHalf(model, PartOf(shape), index, below, fromEnd: false, isBackwardHalf: false);
        second.AttachHalf(model, PartOf(shape), index, below, fromEnd: true, isBackwardHalf: true);
        base.Attach(model, shape, index, below, isLast);
    }

    internal override int PlaceState(int offset) => second.PlaceState(first.PlaceState(offset));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Forward()
    {
        first.Forward();
        second.Forward();
        RowView left = first.Outputs, right = second.Outputs, outputs = Outputs;
        if (Merge == Merge.Concat)
        {
            KernelMemory.CopyRows(ref left.Origin, left.Stride, ref outputs.Origin, outputs.Stride, PartSize, OutputRows);
            KernelMemory.CopyRows(ref right.Origin, right.Stride, ref Unsafe.Add(ref outputs.Origin, PartSize), outputs.Stride, PartSize, OutputRows);
            return;
        }

        // Rows of halves and of what they become are alike, lanes of padding included.
        int length = checked((int)(OutputRows * Stride));
        ReadOnlySpan<float> l = left.Row(0, length), r = right.Row(0, length);
        Span<float> joined = outputs.Row(0, length);
        if (Merge == Merge.Multiply) TensorPrimitives.Multiply(l, r, joined);
        else TensorPrimitives.Add(l, r, joined);
        if (Merge == Merge.Average) TensorPrimitives.Multiply(joined, 0.5f, joined);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Backward()
    {
        RowView left = first.OwnGradients, right = second.OwnGradients, gradients = OutputGradients;
        if (Merge is Merge.Concat or Merge.Sum)
        {
            KernelMemory.CopyRows(ref gradients.Origin, gradients.Stride, ref left.Origin, left.Stride, PartSize, OutputRows);
            KernelMemory.CopyRows(ref Unsafe.Add(ref gradients.Origin, Merge == Merge.Concat ? PartSize : 0), gradients.Stride, ref right.Origin, right.Stride, PartSize, OutputRows);
        }
        else
        {
            RowView l = first.Outputs, r = second.Outputs;
            for (nint row = 0; row < OutputRows; row++)
            {
                ReadOnlySpan<float> gradient = gradients.Row(row, PartSize);
                if (Merge == Merge.Average)
                {
                    TensorPrimitives.Multiply(gradient, 0.5f, left.Row(row, PartSize));
                    TensorPrimitives.Multiply(gradient, 0.5f, right.Row(row, PartSize));
                }
                else
                {
                    TensorPrimitives.Multiply(gradient, r.Row(row, PartSize), left.Row(row, PartSize));
                    TensorPrimitives.Multiply(gradient, l.Row(row, PartSize), right.Row(row, PartSize));
                }
            }
        }

        first.Backward();
        second.Backward();
    }
}
