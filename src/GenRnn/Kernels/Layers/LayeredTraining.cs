using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>The training of a model that is a row of layers. Emitted code lists them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LayeredTraining : TrainingKernel
{
    private readonly LayeredModel _model;

    /// <summary>Makes room for batches of up to <paramref name="samples"/> sequences of up to <paramref name="steps"/> steps.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="lanes">float32 lanes of the vectors that its kernels use.</param>
    /// <param name="samples">Sequences of a batch.</param>
    /// <param name="steps">Steps of a sequence.</param>
    /// <param name="layers">A layer for each of the model's; they belong to this training alone.</param>
    public LayeredTraining(ModelSpec spec, int lanes, int samples, int steps, params TrainingLayer[] layers)
        : base(spec, lanes, samples, steps)
    {
        _model = new LayeredModel(spec, Layout, records: true, Inputs, MaximumRows, MaximumSteps, layers) { Scores = Scores, ScoreGradients = ScoreGradients, ScoreStride = ScoreStride };
        MasksAnswers = spec.Layers.Any(layer => layer is MaskingSpec or EmbeddingSpec { MaskZero: true } or RecurrentSpec { GoBackwards: true });
    }

    /// <inheritdoc/>
    public override int StateSize => _model.StateSize;

    /// <inheritdoc/>
    public override Span<float> States => _model.States is null ? [] : _model.States.Span;

    /// <inheritdoc/>
    public override bool MasksAnswers { get; }

    /// <inheritdoc/>
    public override bool CountsAnswer(int step, int row) => !_model.OutputMask[step][row];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward()
    {
        (_model.Weights, _model.Noise, _model.CarriesStates) = (Weights, Noise, CarriesStates);
        _model.Forward(Rows, Steps, Lengths.AsSpan(0, Rows));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward()
    {
        _model.Gradients = Gradients;
        _model.Backward();
    }
}
