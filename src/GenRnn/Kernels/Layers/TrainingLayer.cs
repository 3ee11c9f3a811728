using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>
/// A layer of a model in training, or of one that predicts layer by layer: the memory that its steps are recorded in, and the
/// order of its kernels. The kernels that know the layer's shape are emitted; all others, and this order, are written once for
/// layers of every shape.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrainingLayer
{
    private LayeredModel? _model;
    private TrainingLayer? _below;
    private AlignedBuffer? _gradients;
    private int _gradientStride;
    private TransposedKernel?[] _inputKernels = [];
    private bool _isSecond;

    /// <summary>Numbers that the layer passes on, rounded up to the narrowest tile: numbers of a row of outputs.</summary>
    private protected int Stride { get; private set; }

    /// <summary>Numbers that the layer reads.</summary>
    private protected int InputSize { get; private set; }

    /// <summary>The panels of weights, of a bidirectional layer those of one half.</summary>
    private protected TiledPanel[] Panels { get; private set; } = [];

    /// <summary>Whether there are outputs at every step, and not after the last one alone.</summary>
    private protected bool IsPerStep { get; private set; }

    /// <summary>Whether the outputs are scores, whose activation and gradients are left to the loss: those of the last layer in training.</summary>
    private protected bool GivesScores { get; private set; }

    /// <summary>The layer's position.</summary>
    private protected int Index { get; private set; }

    /// <summary>The layer.</summary>
    private protected LayerSpec Spec => Model.Spec.Layers[Index];

    /// <summary>The model.</summary>
    private protected LayeredModel Model => _model!;

    /// <summary>Rows of outputs in this batch.</summary>
    private protected nint OutputRows => IsPerStep ? (nint)Model.Steps * Model.Rows : Model.Rows;

    /// <summary>What goes in, a row for each step and sample.</summary>
    private protected RowView Inputs => _below is null ? Model.Inputs : _below.Outputs;

    /// <summary>What comes out, <see cref="OutputRows"/> rows.</summary>
    internal abstract RowView Outputs { get; }

    /// <summary>Which steps of what goes in are masked.</summary>
    private protected MaskedSteps InputMask => _below is null ? Model.Masked : _below.OutputMask;

    /// <summary>Which steps of what comes out are masked; of no meaning where there is one output alone.</summary>
    internal virtual MaskedSteps OutputMask => InputMask;

    /// <summary>The gradients for what comes out.</summary>
    private protected RowView OutputGradients =>
        GivesScores ? new RowView(ref Model.ScoreGradients!.Origin, Model.ScoreStride) : new RowView(ref _gradients!.Origin, _gradientStride);

    /// <summary>The gradients for what the layer reads, which the layer below goes on with; nothing of a layer at the front.</summary>
    private protected RowView InputGradients => _below is null ? default : _below.OutputGradients;

    /// <summary>Whether a layer with outputs of its own stands below.</summary>
    private protected bool HasLayerBelow => _below is not null;

    /// <summary>Runs the batch and records what the backward pass needs.</summary>
    internal abstract void Forward();

    /// <summary>Adds the gradients for the weights, and gives the layer below those for its outputs.</summary>
    internal abstract void Backward();

    /// <summary>Takes the layer's place in a model.</summary>
    internal virtual void Attach(LayeredModel model, LayerShape shape, int index, TrainingLayer? below, bool isLast) =>
        Attach(model, shape, index, below, isLast && model.Records, isSecond: false);

    /// <summary>Takes a place beside another half of a layer, whose outputs are not the model's.</summary>
    /// <param name="model">The model.</param>
    /// <param name="shape">What goes in and what the half passes on.</param>
    /// <param name="index">The layer's position.</param>
    /// <param name="below">The layer below.</param>
    /// <param name="givesScores">Whether the outputs are scores.</param>
    /// <param name="isSecond">Whether another half gives the layer below gradients before this one does.</param>
    private protected void Attach(LayeredModel model, LayerShape shape, int index, TrainingLayer? below, bool givesScores, bool isSecond)
    {
        int lanes = model.Layout.Lanes;
        (_model, _below, Index, GivesScores, _isSecond) = (model, below, index, givesScores, isSecond);
        Stride = PackedLayout.PaddedUnits(shape.Output.Features);
        InputSize = shape.Input.Features;
        IsPerStep = shape.Output.PerStep;
        Panels = [.. model.Layout.Of(index).Where(panel => panel.Kind is not (PanelKind.Embeddings or PanelKind.Norm)).Select(panel => new TiledPanel(panel, lanes))];
        if (model.Records)
        {
            _inputKernels = new TransposedKernel?[Panels.Length];
            _gradientStride = TransposedKernel.StrideFor(shape.Output.Features, lanes);
            if (!givesScores) _gradients = Buffer(IsPerStep, _gradientStride);
        }

        MakeRoom();
    }

    /// <summary>Says where the layer's states lie among those of a sample.</summary>
    /// <param name="offset">The first number.</param>
    /// <returns>The first number behind them.</returns>
    internal virtual int PlaceState(int offset) => offset;

    /// <summary>Makes the buffers of the layer.</summary>
    private protected abstract void MakeRoom();

    /// <summary>Room for a row of numbers for each sample, at every step or once.</summary>
    private protected AlignedBuffer Buffer(bool everyStep, int stride, int moreSteps = 0) =>
        new(checked(((everyStep ? Model.MaximumSteps : 1) + moreSteps) * Model.MaximumRows * stride));

    /// <summary>Adds the gradients for the weights of a panel, from those for its sums.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="inputs">What the kernel was multiplied with.</param>
    /// <param name="states">What the recurrent kernel was multiplied with.</param>
    /// <param name="record">The gradients for the sums.</param>
    /// <param name="rows">Rows of the record.</param>
    /// <param name="origin">Where the panels of the layer, or of its half, count from.</param>
    private protected void AddWeightGradients(int panel, RowView inputs, RowView states, GateRecord record, nint rows, ref float origin)
    {
        var gradients = new WeightGradients(Panels[panel], inputs, states, record, rows, ref origin);
        TileLoop.OverRows(Panels[panel], ref gradients);
    }

    /// <summary>The rows of the layer below get their gradients, from one panel or the other.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="record">The gradients for its sums.</param>
    /// <param name="rows">Rows of the record.</param>
    /// <param name="weights">Where the panels of the layer, or of its half, count from.</param>
    private protected void PropagateToInputs(int panel, GateRecord record, nint rows, ref float weights)
    {
        if (_below is null) return;
        RowView target = _below.OutputGradients;
        if (panel == 0 && !_isSecond) KernelMemory.Clear(ref target.Origin, rows * target.Stride);
        PropagateToInputs(panel, record, rows, ref weights, ref target.Origin);
    }

    /// <summary>Adds gradients for inputs to rows of <see cref="InputGradients"/>'s stride.</summary>
    private protected void PropagateToInputs(int panel, GateRecord record, nint rows, ref float weights, ref float target)
    {
        TransposedKernel kernel = _inputKernels[panel] ??= new TransposedKernel(Panels[panel], recurrent: false);
        kernel.Refresh(ref weights);
        kernel.Propagate(record, 0, rows, ref target);
    }
}
