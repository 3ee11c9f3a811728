using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A Dropout layer: in training it leaves numbers out, each step's by themselves; otherwise it passes on what it reads.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DropoutTraining : PassiveTraining
{
    private AlignedBuffer? _factors;

    // What passes through unchanged is not copied, unless it has to lie where the loss looks for it.
    internal override RowView Outputs => Model.Noise.IsOn || GivesScores ? base.Outputs : Inputs;

    private double Rate => ((DropoutSpec)Spec).Rate;

    private protected override void MakeRoom()
    {
        if (!Model.Records) return;
        base.MakeRoom();
        _factors = Buffer(IsPerStep, OutputSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Forward()
    {
        RowView inputs = Inputs, outputs = Outputs;
        if (!Model.Noise.IsOn)
        {
            if (GivesScores) KernelMemory.CopyRows(ref inputs.Origin, inputs.Stride, ref outputs.Origin, outputs.Stride, OutputSize, OutputRows);
            return;
        }

        // A sequence's factors lie together, as they are drawn.
        int steps = IsPerStep ? Model.Steps : 1, length = steps * OutputSize;
        for (int row = 0; row < Model.Rows; row++) Model.Noise.Draw(row, Index * DropoutNoise.PlacesOfLayer, Rate, _factors!.Span.Slice(row * length, length));
        for (nint row = 0; row < OutputRows; row++) TensorPrimitives.Multiply(inputs.Row(row, OutputSize), Factors(row), outputs.Row(row, OutputSize));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Backward()
    {
        if (!HasLayerBelow) return;
        RowView gradients = OutputGradients, target = InputGradients;
        for (nint row = 0; row < OutputRows; row++)
        {
            if (Model.Noise.IsOn) TensorPrimitives.Multiply(gradients.Row(row, OutputSize), Factors(row), target.Row(row, OutputSize));
            else gradients.Row(row, OutputSize).CopyTo(target.Row(row, OutputSize));
        }
    }

    private Span<float> Factors(nint row)
    {
        (nint step, nint sample) = Math.DivRem(row, Model.Rows);
        return _factors!.Span.Slice((int)((sample * (IsPerStep ? Model.Steps : 1)) + step) * OutputSize, OutputSize);
    }
}
