using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>The training of a model that is a row of layers. Emitted code lists them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LayeredTraining : TrainingKernel
{
    private readonly TrainingLayer[] _layers;

    /// <summary>Makes room for batches of up to <paramref name="samples"/> sequences of up to <paramref name="steps"/> steps.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="lanes">float32 lanes of the vectors that its kernels use.</param>
    /// <param name="samples">Sequences of a batch.</param>
    /// <param name="steps">Steps of a sequence.</param>
    /// <param name="layers">A layer for each of the model's; they belong to this training alone.</param>
    public LayeredTraining(ModelSpec spec, int lanes, int samples, int steps, params TrainingLayer[] layers)
        : base(spec, lanes, samples, steps)
    {
        _layers = layers;
        Masked = new MaskedSteps(MaximumSteps, MaximumRows);
        EquatableArray<LayerShape> shapes = ShapeInference.Infer(spec).OrThrow().Layers;
        for (int i = 0; i < layers.Length; i++)
            layers[i].Attach(this, shapes[i], i, i == 0 ? null : layers[i - 1], i == layers.Length - 1);
    }

    /// <summary>Which steps of which samples are masked.</summary>
    internal MaskedSteps Masked { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward()
    {
        Masked.BeyondLengths(Lengths.AsSpan(0, Rows), Steps);
        foreach (TrainingLayer layer in _layers) layer.Forward();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward()
    {
        Gradients.Span.Clear();
        for (int i = _layers.Length - 1; i >= 0; i--) _layers[i].Backward();
    }
}
