using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn.Kernels;

/// <summary>A LayerNormalization layer, row by row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LayerNormalizationTraining : PassiveTraining
{
    private int _gamma = -1, _beta = -1;
    private AlignedBuffer? _standard, _scaled;

    private float Epsilon => (float)((LayerNormalizationSpec)Spec).Epsilon;

    internal override void Attach(LayeredModel model, LayerShape shape, int index, TrainingLayer? below, bool isLast)
    {
        base.Attach(model, shape, index, below, isLast);
        if (model.Layout.Of(index).SingleOrDefault() is not { } panel) return;
        _gamma = PlaceOf(panel, ParameterRole.Gamma);
        _beta = PlaceOf(panel, ParameterRole.Beta);
    }

    /// <summary>Where a row of the layer's numbers begins among the packed ones; -1 where there is none.</summary>
    private static int PlaceOf(PackedPanel panel, ParameterRole role) => panel.RowOf(role) is var row && row >= 0 ? panel.IndexOf(panel.Tiles[0], row, 0) : -1;

    private protected override void MakeRoom()
    {
        base.MakeRoom();
        if (!Model.Records) return;
        _standard = new AlignedBuffer(OutputSize);
        _scaled = new AlignedBuffer(OutputSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Forward()
    {
        RowView inputs = Inputs, outputs = Outputs;
        for (nint row = 0; row < OutputRows; row++)
        {
            Span<float> y = outputs.Row(row, OutputSize);
            RowNorm.Standardize(inputs.Row(row, OutputSize), Epsilon, y);
            if (_gamma >= 0) TensorPrimitives.Multiply(y, Factors(ref Model.Weights!.Origin, _gamma), y);
            if (_beta >= 0) TensorPrimitives.Add(y, Factors(ref Model.Weights!.Origin, _beta), y);
        }
    }

    /// <summary>
    /// y = gamma . u + beta with u = (v - mean) / deviation: v reaches each u by itself, by the mean and by the deviation.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Backward()
    {
        RowView inputs = Inputs, gradients = OutputGradients;
        Span<float> u = _standard!.Span, du = _scaled!.Span;
        for (nint row = 0; row < OutputRows; row++)
        {
            Span<float> dy = gradients.Row(row, OutputSize);
            float scale = RowNorm.Standardize(inputs.Row(row, OutputSize), Epsilon, u);
            if (_gamma >= 0) AddProduct(dy, u, Factors(ref Model.Gradients!.Origin, _gamma));
            if (_beta >= 0) AddTo(Factors(ref Model.Gradients!.Origin, _beta), dy);
            if (!HasLayerBelow) continue;
            if (_gamma >= 0) TensorPrimitives.Multiply(dy, Factors(ref Model.Weights!.Origin, _gamma), du);
            else dy.CopyTo(du);
            RowNorm.Propagate(u, du, scale, InputGradients.Row(row, OutputSize));
        }
    }

    private static void AddProduct(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> sum) => TensorPrimitives.MultiplyAdd(left, right, sum, sum);

    private static void AddTo(Span<float> sum, ReadOnlySpan<float> more) => TensorPrimitives.Add(sum, more, sum);

    private Span<float> Factors(ref float origin, int place) => MemoryMarshal.CreateSpan(ref Unsafe.Add(ref origin, place), OutputSize);
}
