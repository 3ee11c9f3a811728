using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn.Kernels;

/// <summary>An Embedding layer: the rows of a table whose ids it reads. Ids are whole numbers in range; those who hand them over have checked that.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EmbeddingTraining : PassiveTraining
{
    private MaskedSteps? _mask;
    private int _table;

    internal override MaskedSteps OutputMask => _mask ?? InputMask;

    internal override void Attach(LayeredModel model, LayerShape shape, int index, TrainingLayer? below, bool isLast)
    {
        base.Attach(model, shape, index, below, isLast);
        _table = model.Layout.Of(index).Single().Tiles[0].Offset;
        if (((EmbeddingSpec)shape.Layer).MaskZero) _mask = new MaskedSteps(model.MaximumSteps, model.MaximumRows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Forward()
    {
        RowView inputs = Inputs, outputs = Outputs;
        for (nint row = 0; row < OutputRows; row++) Vector(ref Model.Weights!.Origin, Id(inputs, row)).CopyTo(outputs.Row(row, OutputSize));
        if (_mask is null) return;
        _mask.CopyFrom(InputMask, Model.Steps);
        for (nint step = 0, row = 0; step < Model.Steps; step++)
        {
            for (nint sample = 0; sample < Model.Rows; sample++, row++)
            {
                if (Id(inputs, row) == 0) _mask.Mask(step, sample);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Backward()
    {
        RowView inputs = Inputs, gradients = OutputGradients;
        for (nint row = 0; row < OutputRows; row++)
        {
            Span<float> sum = Vector(ref Model.Gradients!.Origin, Id(inputs, row));
            TensorPrimitives.Add(sum, gradients.Row(row, OutputSize), sum);
        }
    }

    private Span<float> Vector(ref float weights, int id) => MemoryMarshal.CreateSpan(ref Unsafe.Add(ref weights, _table + ((nint)id * Stride)), OutputSize);

    private static int Id(RowView inputs, nint row) => (int)inputs.From(row).Origin;
}
