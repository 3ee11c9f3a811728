using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A Masking layer: a step whose numbers all have a value does not count, and is passed on as zeros.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MaskingTraining : PassiveTraining
{
    private MaskedSteps? _mask;

    internal override MaskedSteps OutputMask => _mask!;

    internal override void Attach(LayeredModel model, LayerShape shape, int index, TrainingLayer? below, bool isLast)
    {
        base.Attach(model, shape, index, below, isLast);
        _mask = new MaskedSteps(model.MaximumSteps, model.MaximumRows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Forward()
    {
        RowView inputs = Inputs, outputs = Outputs;
        _mask!.CopyFrom(InputMask, Model.Steps);
        for (nint step = 0, row = 0; step < Model.Steps; step++)
        {
            for (nint sample = 0; sample < Model.Rows; sample++, row++)
            {
                ReadOnlySpan<float> source = inputs.Row(row, OutputSize);
                Span<float> target = outputs.Row(row, OutputSize);
                if (Differs(source)) source.CopyTo(target);
                else
                {
                    target.Clear();
                    _mask.Mask(step, sample);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Backward()
    {
        if (!HasLayerBelow) return;
        RowView inputs = Inputs, gradients = OutputGradients, target = InputGradients;
        for (nint row = 0; row < OutputRows; row++)
        {
            if (Differs(inputs.Row(row, OutputSize))) gradients.Row(row, OutputSize).CopyTo(target.Row(row, OutputSize));
            else target.Row(row, OutputSize).Clear();
        }
    }

    private bool Differs(ReadOnlySpan<float> x) => x.ContainsAnyExcept((float)((MaskingSpec)Spec).Value);
}
