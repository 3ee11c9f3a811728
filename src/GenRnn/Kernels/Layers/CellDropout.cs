using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// What a recurrent layer, or a half of one, leaves out in training: of its inputs one choice a sequence, of its states one
/// choice a sequence and gate. Gates that read different states are multiplied one by one.
/// </summary>
internal sealed class CellDropout
{
    /// <summary>Choices of a half: one of inputs and at most four of states.</summary>
    private const int PlacesOfHalf = DropoutNoise.PlacesOfLayer / 2;

    private readonly LayeredModel _model;
    private readonly RecurrentSpec _layer;
    private readonly PackedPanel[] _packed;
    private readonly TiledPanel[] _panels;
    private readonly int _place, _inputSize, _stateStride;
    private readonly AlignedBuffer? _inputFactors, _inputs, _inputGradients, _states, _record, _stateGradients, _zeros;
    private readonly AlignedBuffer[] _stateFactors = [];

    public CellDropout(RecurrentSpec layer, LayeredModel model, int index, bool isBackwardHalf, int inputSize)
    {
        (_model, _layer, _inputSize, _stateStride) = (model, layer, inputSize, PackedLayout.PaddedUnits(layer.HiddenSize));
        _place = (index * DropoutNoise.PlacesOfLayer) + (isBackwardHalf ? PlacesOfHalf : 0);
        _packed = [.. model.Layout.Of(index)];
        _panels = [.. _packed.Select(panel => new TiledPanel(panel, model.Layout.Lanes))];
        if (LeavesOutInputs)
        {
            _inputFactors = Rows(inputSize, everyStep: false);
            _inputs = Rows(inputSize, everyStep: true);
            _inputGradients = Rows(TransposedKernel.StrideFor(inputSize, model.Layout.Lanes), everyStep: true);
        }

        if (!LeavesOutStates) return;
        _stateFactors = [.. Enumerable.Range(0, GateOrder.GatesOf(layer)).Select(_ => Rows(_stateStride, everyStep: false))];
        _states = Rows(_stateStride, everyStep: true);
        _zeros = Rows(_stateStride, everyStep: false);
        _record = Rows(_panels.Max(panel => panel.RecordedGates * panel.PaddedUnits), everyStep: true);
        _stateGradients = Rows(TransposedKernel.StrideFor(layer.HiddenSize, model.Layout.Lanes), everyStep: false);
    }

    /// <summary>Whether inputs are left out.</summary>
    public bool LeavesOutInputs => _layer.Dropout > 0;

    /// <summary>Whether states are left out.</summary>
    public bool LeavesOutStates => _layer.RecurrentDropout > 0;

    /// <summary>Chooses for a batch, and returns what is left of its inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RowView Begin(RowView inputs, nint rows)
    {
        for (nint row = 0; row < rows; row++)
        {
            if (LeavesOutInputs) _model.Noise.Draw(row, _place, _layer.Dropout, Row(_inputFactors!, row, _inputSize));
            for (int block = 0; block < _stateFactors.Length; block++)
                _model.Noise.Draw(row, _place + 1 + block, _layer.RecurrentDropout, Row(_stateFactors[block], row, _stateStride)[.._layer.HiddenSize]);
        }

        if (!LeavesOutInputs) return inputs;
        for (nint row = 0; row < rows * _model.Steps; row++)
            TensorPrimitives.Multiply(inputs.Row(row, _inputSize), Row(_inputFactors!, row % rows, _inputSize), Row(_inputs!, row, _inputSize));
        return Inputs(inputs);
    }

    /// <summary>What is left of the inputs.</summary>
    public RowView Inputs(RowView inputs) => LeavesOutInputs ? new RowView(ref _inputs!.Origin, _inputSize) : inputs;

    /// <summary>The sums of a panel, each gate's from the states that are left to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Project<TKernels>(int panel, RowView inputs, ref float h, ref float record, nint total, nint row, nint rows, ref float weights)
        where TKernels : struct, ICellKernels
    {
        TKernels.Project(ref inputs.Origin, inputs.Stride, ref _zeros!.Origin, ref record, total, row, rows, ref weights);
        for (int gate = 0; gate < _panels[panel].Gates; gate++)
        {
            Leave(panel, gate, new RowView(ref h, _stateStride), rows, rows);
            GateProducts.AddSums(_panels[panel], gate, new RowView(ref _states!.Origin, _stateStride), GateRecord.ByTile(ref record, total), row, rows, ref weights);
        }
    }

    /// <summary>The products of a layer-normalised cell's panel, each gate's with the states that are left to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(int panel, NormalizedProduct product, ref float h, ref float products, nint rows, ref float weights)
    {
        for (int gate = 0; gate < _panels[panel].Gates; gate++)
        {
            Leave(panel, gate, new RowView(ref h, _stateStride), rows, rows);
            product.Multiply(new RowView(ref _states!.Origin, _stateStride), ref _record!.Origin, rows, ref weights);
            CopyGate(_panels[panel], gate, product.RecordOf(ref _record.Origin), 0, product.RecordOf(ref products), 0, rows);
        }
    }

    /// <summary>Adds to the gradients for states what reaches them from the sums of each gate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Propagate(TransposedKernel kernel, GateRecord record, int panel, nint row, nint rows, ref float target)
    {
        for (int gate = 0; gate < _panels[panel].Gates; gate++)
        {
            KernelMemory.Clear(ref _stateGradients!.Origin, rows * kernel.Stride);
            kernel.Propagate(record, row, rows, ref _stateGradients.Origin, gate);
            for (nint sample = 0; sample < rows; sample++)
            {
                Span<float> sum = new RowView(ref target, kernel.Stride).Row(sample, _layer.HiddenSize);
                TensorPrimitives.MultiplyAdd(
                    Row(_stateGradients, sample, kernel.Stride)[.._layer.HiddenSize], Row(Factors(panel, gate), sample, _stateStride)[.._layer.HiddenSize], sum, sum);
            }
        }
    }

    /// <summary>Adds the gradients for the weights of a panel: of the recurrent kernel gate by gate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddWeightGradients(int panel, RowView inputs, RowView states, GateRecord record, nint total, ref float gradients)
    {
        var kernel = new WeightGradients(_panels[panel], inputs, default, record, total, ref gradients, ofStates: false);
        TileLoop.OverRows(_panels[panel], ref kernel);
        for (int gate = 0; gate < _panels[panel].Gates; gate++)
        {
            Leave(panel, gate, states, total, _model.Rows);
            GateProducts.AddWeightGradients(_panels[panel], gate, new RowView(ref _states!.Origin, _stateStride), record, total, ref gradients);
        }
    }

    /// <summary>Zeros in the place of gradients for inputs that know nothing of dropout yet.</summary>
    public RowView ClearedInputGradients(RowView like, nint rows)
    {
        KernelMemory.Clear(ref _inputGradients!.Origin, rows * like.Stride);
        return new RowView(ref _inputGradients.Origin, like.Stride);
    }

    /// <summary>Passes gradients on to the inputs that were not left out.</summary>
    /// <param name="target">The gradients for all inputs.</param>
    /// <param name="gradients">Those for the inputs that were left.</param>
    /// <param name="isFirst">Whether the target holds nothing yet.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(RowView target, RowView gradients, bool isFirst)
    {
        nint rows = _model.Rows, total = rows * _model.Steps;
        if (isFirst) KernelMemory.Clear(ref target.Origin, total * target.Stride);
        for (nint row = 0; row < total; row++)
        {
            Span<float> sum = target.Row(row, _inputSize);
            TensorPrimitives.MultiplyAdd(gradients.Row(row, _inputSize), Row(_inputFactors!, row % rows, _inputSize), sum, sum);
        }
    }

    /// <summary>What is left of states to a gate.</summary>
    private void Leave(int panel, int gate, RowView states, nint total, nint rows)
    {
        AlignedBuffer factors = Factors(panel, gate);
        for (nint row = 0; row < total; row++)
            TensorPrimitives.Multiply(states.Row(row, _stateStride), Row(factors, row % rows, _stateStride), Row(_states!, row, _stateStride));
    }

    private AlignedBuffer Factors(int panel, int gate) => _stateFactors[_packed[panel].Gates[gate]];

    /// <summary>Copies what belongs to a gate from one record to another; to the candidate of a GRU that is split belong both of its parts.</summary>
    private static void CopyGate(TiledPanel panel, int gate, GateRecord source, nint sourceRow, GateRecord target, nint targetRow, nint rows)
    {
        foreach (TileRun run in panel.Runs)
        {
            nint length = panel.SplitsCandidate && gate == 2 ? 2 * run.Width : run.Width;
            for (int tile = 0; tile < run.Count; tile++)
            {
                KernelMemory.CopyRows(
                    ref Unsafe.Add(ref source.At(run, sourceRow), (tile * source.TileStep(run)) + (gate * run.Width)),
                    source.RowStep(run),
                    ref Unsafe.Add(ref target.At(run, targetRow), (tile * target.TileStep(run)) + (gate * run.Width)),
                    target.RowStep(run),
                    length,
                    rows);
            }
        }
    }

    private AlignedBuffer Rows(int stride, bool everyStep) => new(checked((everyStep ? _model.MaximumSteps : 1) * _model.MaximumRows * stride));

    private static Span<float> Row(AlignedBuffer buffer, nint row, int length) => buffer.Span.Slice((int)row * length, length);
}
