using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>
/// A layer of a model in training: the memory that its steps are recorded in, and the order of its kernels. The kernels that
/// prediction shares are emitted; all others, and this order, are written once for layers of every shape.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrainingLayer
{
    private LayeredTraining? _model;
    private TrainingLayer? _below;
    private AlignedBuffer? _gradients;
    private int _gradientStride;
    private TransposedKernel[] _inputKernels = [];

    /// <summary>Units, rounded up to the narrowest tile: numbers of a row of outputs.</summary>
    private protected int Stride { get; private set; }

    /// <summary>The panels of weights.</summary>
    private protected TiledPanel[] Panels { get; private set; } = [];

    /// <summary>Whether there are outputs at every step, and not after the last one alone.</summary>
    private protected bool IsPerStep { get; private set; }

    /// <summary>Whether the outputs are the model's.</summary>
    private protected bool IsLast { get; private set; }

    /// <summary>The layer's position.</summary>
    private protected int Index { get; private set; }

    /// <summary>The model.</summary>
    private protected LayeredTraining Model => _model!;

    /// <summary>Rows of outputs in this batch.</summary>
    private protected nint OutputRows => IsPerStep ? (nint)Model.Steps * Model.Rows : Model.Rows;

    /// <summary>What goes in, a row for each step and sample.</summary>
    private protected RowView Inputs => _below is null ? new RowView(ref Model.Inputs.Origin, Model.Spec.InputSize) : _below.Outputs;

    /// <summary>What comes out, <see cref="OutputRows"/> rows.</summary>
    private protected abstract RowView Outputs { get; }

    /// <summary>The gradients for what comes out.</summary>
    private protected RowView OutputGradients =>
        IsLast ? new RowView(ref Model.ScoreGradients.Origin, Model.ScoreStride) : new RowView(ref _gradients!.Origin, _gradientStride);

    /// <summary>Runs the batch and records what the backward pass needs.</summary>
    internal abstract void Forward();

    /// <summary>Adds the gradients for the weights, and gives the layer below those for its outputs.</summary>
    internal abstract void Backward();

    /// <summary>Takes the layer's place in a model.</summary>
    internal void Attach(LayeredTraining model, LayerShape shape, int index, TrainingLayer? below, bool isLast)
    {
        int lanes = model.Layout.Lanes;
        (_model, _below, Index, IsLast) = (model, below, index, isLast);
        Stride = PackedLayout.PaddedUnits(shape.Output.Features);
        IsPerStep = shape.Output.PerStep;
        Panels = [.. model.Layout.Of(index).Select(panel => new TiledPanel(panel, lanes))];
        if (below is not null) _inputKernels = [.. Panels.Select(panel => new TransposedKernel(panel, recurrent: false))];
        _gradientStride = TransposedKernel.StrideFor(shape.Output.Features, lanes);
        if (!isLast) _gradients = Buffer(IsPerStep, _gradientStride);
        MakeRoom();
    }

    /// <summary>Makes the buffers of the layer.</summary>
    private protected abstract void MakeRoom();

    /// <summary>Room for a row of numbers for each sample, at every step or once.</summary>
    private protected AlignedBuffer Buffer(bool everyStep, int stride, int moreSteps = 0) =>
        new(checked(((everyStep ? Model.MaximumSteps : 1) + moreSteps) * Model.MaximumRows * stride));

    /// <summary>Adds the gradients for the weights of a panel, from those for its sums.</summary>
    private protected void AddWeightGradients(int panel, RowView states, GateRecord record, nint rows)
    {
        var gradients = new WeightGradients(Panels[panel], Inputs, states, record, rows, ref Model.Gradients.Origin);
        TileLoop.OverRows(Panels[panel], ref gradients);
    }

    /// <summary>The rows of the layer below get their gradients, from one panel or the other.</summary>
    private protected void PropagateToInputs(int panel, GateRecord record, nint rows)
    {
        if (_below is null) return;
        RowView target = _below.OutputGradients;
        if (panel == 0) KernelMemory.Clear(ref target.Origin, rows * target.Stride);
        _inputKernels[panel].Refresh(ref Model.Weights.Origin);
        _inputKernels[panel].Propagate(record, 0, rows, ref target.Origin);
    }
}
