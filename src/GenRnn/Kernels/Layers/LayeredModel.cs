using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A model as a row of layers, with the batch that runs through them and what the layers share of memory.</summary>
internal sealed class LayeredModel
{
    private readonly TrainingLayer[] _layers;
    private readonly AlignedBuffer _inputs;

    /// <summary>Gives every layer its place.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="layout">Where its float32 weights lie.</param>
    /// <param name="records">Whether the forward pass records what the backward pass needs.</param>
    /// <param name="inputs">[T, rows, I], time first.</param>
    /// <param name="maximumRows">Rows that there is room for.</param>
    /// <param name="maximumSteps">Steps that there is room for.</param>
    /// <param name="layers">A layer for each of the model's; they belong to this one alone.</param>
    public LayeredModel(ModelSpec spec, PackedLayout layout, bool records, AlignedBuffer inputs, int maximumRows, int maximumSteps, TrainingLayer[] layers)
    {
        (Spec, Layout, Records, MaximumRows, MaximumSteps) = (spec, layout, records, maximumRows, maximumSteps);
        (_inputs, _layers) = (inputs, layers);
        Masked = new MaskedSteps(maximumSteps, maximumRows);
        EquatableArray<LayerShape> shapes = ShapeInference.Infer(spec).OrThrow().Layers;
        for (int i = 0; i < layers.Length; i++)
            layers[i].Attach(this, shapes[i], i, i == 0 ? null : layers[i - 1], i == layers.Length - 1);
        foreach (TrainingLayer layer in layers) StateSize = layer.PlaceState(StateSize);
        if (StateSize > 0) States = new AlignedBuffer(checked(StateSize * maximumRows));
    }

    /// <summary>The model.</summary>
    public ModelSpec Spec { get; }

    /// <summary>Where weights and gradients lie.</summary>
    public PackedLayout Layout { get; }

    /// <summary>Whether the forward pass records what the backward pass needs: in training, and not in prediction.</summary>
    public bool Records { get; }

    /// <summary>Rows that there is room for.</summary>
    public int MaximumRows { get; }

    /// <summary>Steps that there is room for.</summary>
    public int MaximumSteps { get; }

    /// <summary>Rows a step in the present batch.</summary>
    public int Rows { get; private set; }

    /// <summary>Steps of the present batch.</summary>
    public int Steps { get; private set; }

    /// <summary>The packed weights.</summary>
    public AlignedBuffer? Weights { get; set; }

    /// <summary>The packed gradients; of training alone.</summary>
    public AlignedBuffer? Gradients { get; set; }

    /// <summary>Where the last layer's outputs go before their activation, and where their gradients come from; of training alone.</summary>
    public AlignedBuffer? Scores { get; init; }

    /// <inheritdoc cref="Scores"/>
    public AlignedBuffer? ScoreGradients { get; init; }

    /// <summary>Numbers of a row of scores.</summary>
    public int ScoreStride { get; init; }

    /// <summary>[T, rows, I], time first.</summary>
    public RowView Inputs => new(ref _inputs.Origin, Spec.InputSize);

    /// <summary>Which steps of the inputs are masked.</summary>
    public MaskedSteps Masked { get; }

    /// <summary>Which answers do not count: those at masked steps, of a model with an output a step.</summary>
    public MaskedSteps OutputMask => _layers[^1].OutputMask;

    /// <summary>What the last layer returns, a row a step and sample, or a row a sample.</summary>
    public RowView Outputs => _layers[^1].Outputs;

    /// <summary>Numbers of the states of one sample: of each recurrent layer h and c, then those of its backward half.</summary>
    public int StateSize { get; }

    /// <summary>[rows, StateSize]: the states that a batch begins from and, when it has run, those that it ended with.</summary>
    public AlignedBuffer? States { get; }

    /// <summary>Whether the present batch begins from <see cref="States"/>, and leaves them there; otherwise it begins from zeros.</summary>
    public bool CarriesStates { get; set; }

    /// <summary>What dropout leaves out of the present batch; nothing in prediction and evaluation.</summary>
    public DropoutNoise Noise { get; set; }

    /// <summary>Whether a batch is one sequence whose steps are taken by kernels of single steps.</summary>
    public bool TakesSteps => !Records && Rows == 1;

    /// <summary>Runs a batch forward.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(int rows, int steps, ReadOnlySpan<int> lengths)
    {
        (Rows, Steps) = (rows, steps);
        Masked.BeyondLengths(lengths, steps);
        foreach (TrainingLayer layer in _layers) layer.Forward();
    }

    /// <summary>Runs the batch backward.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward()
    {
        Gradients!.Span.Clear();
        for (int i = _layers.Length - 1; i >= 0; i--) _layers[i].Backward();
    }
}
