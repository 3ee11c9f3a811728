using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// A recurrent layer, or a half of a bidirectional one: forward through the steps with a record of each, and back through
/// them. What the gates of a cell are is left to the derived classes.
/// </summary>
/// <remarks>
/// Everything lies in the order of the sequence, whichever end the layer begins at: a layer that begins at the end takes step
/// T - 1 first, and has the states before it in the last place and those after the first step in the first.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RecurrentTraining : TrainingLayer
{
    /// <summary>Steps whose inputs are multiplied ahead at once: whole groups, six or eight of which a kernel takes.</summary>
    private const int AheadSteps = 24;

    private AlignedBuffer? _states;
    private AlignedBuffer? _aheadSums;
    private AlignedBuffer? _stateGradients;
    private AlignedBuffer[] _records = [];
    private bool _fromEnd;
    private bool _isBackwardHalf;
    private int _origin;
    private int _statePlace;
    private CellDropout? _dropout;

    // What steps ask again and again, looked up once a batch.
    private CellDropout? _stateDropout;
    private nint _recordRows;
    private nint _firstPlace;

    /// <summary>For each panel the transposed recurrent kernel.</summary>
    private protected TransposedKernel[] RecurrentKernels { get; private set; } = [];

    /// <summary>The panel by which a step passes gradients on to the states before it.</summary>
    private protected virtual int StatePanel => 0;

    /// <summary>Samples of this batch.</summary>
    private protected nint Rows { get; private set; }

    /// <summary>Rows of a record: those of all steps, or where nothing is recorded those of one.</summary>
    private protected nint Total { get; private set; }

    /// <summary>Numbers of the hidden states of all samples.</summary>
    private protected nint StateSize { get; private set; }

    /// <summary>Numbers of a row of cells: units, rounded up to the narrowest tile.</summary>
    private protected int UnitStride { get; private set; }

    /// <summary>Numbers of the cells of all samples.</summary>
    private protected nint UnitSize => Rows * UnitStride;

    /// <summary>Where the weights of the layer, or of its half, count from.</summary>
    private protected ref float Weights => ref Unsafe.Add(ref Model.Weights!.Origin, _origin);

    /// <summary>Where their gradients count from.</summary>
    private protected ref float Gradients => ref Unsafe.Add(ref Model.Gradients!.Origin, _origin);

    internal sealed override RowView Outputs => new(ref State(_fromEnd ? 0 : IsPerStep ? 1 : Model.Steps), Stride);

    /// <summary>The gradients for <see cref="Outputs"/>, for the layer that this is a part of to fill in.</summary>
    internal RowView OwnGradients => OutputGradients;

    /// <summary>The states before a step.</summary>
    private protected ref float Before(nint step) => ref State(PlaceBefore(step));

    /// <summary>The states after a step.</summary>
    private protected ref float After(nint step) => ref State(PlaceAfter(step));

    /// <summary>Which of T + 1 places the states before a step have.</summary>
    private protected nint PlaceBefore(nint step) => step + _firstPlace;

    /// <summary>Which of T + 1 places the states after a step have.</summary>
    private protected nint PlaceAfter(nint step) => step + 1 - _firstPlace;

    /// <summary>The first row of a step in a record.</summary>
    private protected nint RecordRow(nint step) => step * _recordRows;

    /// <summary>The recorded gates of a panel.</summary>
    private protected ref float Record(int panel) => ref _records[panel].Origin;

    /// <summary>Whether records hold the derivatives of activations too, behind all values.</summary>
    private protected bool RecordsSlopes => Model.Records && HasSlopes;

    /// <summary>Whether the cell is one whose derivatives have to be recorded.</summary>
    private protected abstract bool HasSlopes { get; }

    /// <summary>Numbers from a value in the record of a panel to the derivative there.</summary>
    private protected nint SlopesOf(int panel) => _records[panel].Length / 2;

    /// <summary>Numbers of a row of states.</summary>
    private protected virtual int StateLength => Stride;

    /// <summary>Computes the states after a step.</summary>
    private protected abstract void Step(nint step, RowView inputs);

    /// <summary>Takes the steps of one sequence, without a record.</summary>
    private protected abstract void TakeSteps(RowView inputs);

    /// <summary>Takes the steps of one sequence by kernels of single steps; of those that multiply inputs ahead, a chunk of steps at a time.</summary>
    /// <typeparam name="TKernels">The kernels.</typeparam>
    /// <param name="inputs">A row a step.</param>
    /// <param name="c">The cell state of an LSTM, which moves on; otherwise anything.</param>
    /// <param name="scratch">Memory for a few rows of units.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected void TakeSteps<TKernels>(RowView inputs, ref float c, ref float scratch)
        where TKernels : struct, IRecurrentKernels
    {
        ref float weights = ref Weights;
        nint steps = Model.Steps, stride = Stride, ahead = TKernels.AheadSize, chunk = ahead > 0 ? AheadSteps : steps;
        ref float sums = ref scratch;
        if (ahead > 0) sums = ref (_aheadSums ??= new AlignedBuffer(AheadSteps * (int)ahead)).Origin;
        bool masks = InputMask.Any;
        for (nint begin = 0; begin < steps; begin += chunk)
        {
            nint count = nint.Min(chunk, steps - begin), low = _fromEnd ? steps - begin - count : begin;
            if (ahead > 0) TKernels.Ahead(ref inputs.From(low).Origin, inputs.Stride, ref sums, count, ref weights);
            for (nint i = 0; i < count; i++)
            {
                nint step = _fromEnd ? low + count - 1 - i : low + i;
                ref float before = ref Before(step), after = ref After(step);
                if (masks && InputMask[step][0]) KernelMemory.Copy(ref before, ref after, stride);
                else if (ahead > 0) TKernels.StepAhead(ref Unsafe.Add(ref sums, (step - low) * ahead), ref before, ref c, ref after, ref scratch, ref weights, step & 1);
                else TKernels.Step(ref inputs.From(step).Origin, ref before, ref c, ref after, ref scratch, ref weights, step & 1);
            }
        }
    }

    /// <summary>Puts the previous states of masked samples in the place of the new ones.</summary>
    private protected virtual void Carry(nint step) => KernelMemory.CopyMasked(InputMask[step], ref Before(step), ref After(step), Rows, Stride);

    /// <summary>Turns the record of a step into gradients; what reaches the previous states past the first panel goes to <c>Dh</c>.</summary>
    private protected abstract void StepBack(nint step, in StepGradients gradients);

    /// <summary>Makes ready to go forward: puts the states of the samples that a batch begins from in a place, or zeros.</summary>
    /// <param name="place">The place.</param>
    private protected virtual void Begin(nint place) => LoadState(ref State(place), 0, Stride);

    /// <summary>Leaves the states that the batch ended with.</summary>
    /// <param name="place">Where they are.</param>
    private protected virtual void End(nint place) => SaveState(ref State(place), 0, Stride);

    /// <summary>Makes ready to go backward.</summary>
    private protected virtual void BeginBack()
    {
    }

    /// <summary>The sums of a panel for the samples of a step, through dropout where the layer has it.</summary>
    /// <typeparam name="TKernels">The product.</typeparam>
    /// <param name="panel">The panel.</param>
    /// <param name="step">The step.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="states">What the recurrent kernel is multiplied with.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void Project<TKernels>(int panel, nint step, RowView inputs, ref float states)
        where TKernels : struct, ICellKernels
    {
        if (_stateDropout is { } dropout)
            dropout.Project<TKernels>(panel, inputs, ref states, ref Record(panel), Total, RecordRow(step), Rows, ref Weights);
        else
            TKernels.Project(ref inputs.Origin, inputs.Stride, ref states, ref Record(panel), Total, RecordRow(step), Rows, ref Weights);
    }

    /// <summary>What dropout leaves out in this batch; <see langword="null"/> where nothing.</summary>
    private protected CellDropout? Dropout => Model.Noise.IsOn ? _dropout : null;

    /// <summary>Copies states that a batch begins from, or zeros.</summary>
    /// <param name="target">A row a sample.</param>
    /// <param name="part">Where they lie among the layer's.</param>
    /// <param name="stride">How many numbers.</param>
    private protected void LoadState(ref float target, int part, int stride)
    {
        if (!Model.CarriesStates) KernelMemory.Clear(ref target, Rows * stride);
        else KernelMemory.CopyRows(ref Unsafe.Add(ref Model.States!.Origin, _statePlace + part), Model.StateSize, ref target, stride, stride, Rows);
    }

    /// <summary>Copies states that a batch ended with.</summary>
    /// <inheritdoc cref="LoadState"/>
    private protected void SaveState(ref float source, int part, int stride)
    {
        if (Model.CarriesStates) KernelMemory.CopyRows(ref source, stride, ref Unsafe.Add(ref Model.States!.Origin, _statePlace + part), Model.StateSize, stride, Rows);
    }

    /// <summary>Takes a place as a half of a bidirectional layer, or as a layer that begins at the end.</summary>
    internal void AttachHalf(LayeredModel model, LayerShape shape, int index, TrainingLayer? below, bool fromEnd, bool isBackwardHalf)
    {
        (_fromEnd, _isBackwardHalf, _firstPlace) = (fromEnd, isBackwardHalf, fromEnd ? 1 : 0);
        _origin = isBackwardHalf ? model.Layout.HalfLength(index) : 0;
        Attach(model, shape, index, below, givesScores: false, isSecond: isBackwardHalf);
    }

    internal override int PlaceState(int offset)
    {
        _statePlace = offset;
        return offset + StateLength;
    }

    private protected override void MakeRoom()
    {
        var layer = (RecurrentSpec)Spec;
        UnitStride = Panels[0].PaddedUnits;
        _states = Buffer(everyStep: true, Stride, moreSteps: 1);
        _records = [.. Panels.Select(panel => Buffer(everyStep: Model.Records, panel.RecordedGates * panel.PaddedUnits * (RecordsSlopes ? 2 : 1)))];
        if (!Model.Records) return;
        RecurrentKernels = [.. Panels.Select(panel => panel.RecurrentRows > 0 ? new TransposedKernel(panel, recurrent: true, byGate: layer.RecurrentDropout > 0) : null!)];
        _stateGradients = Buffer(everyStep: false, RecurrentKernels[StatePanel].Stride);
        if (layer.Dropout > 0 || layer.RecurrentDropout > 0) _dropout = new CellDropout(layer, Model, Index, _isBackwardHalf, InputSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal sealed override void Forward()
    {
        Rows = Model.Rows;
        Total = Model.Records ? Rows * Model.Steps : Rows;
        StateSize = Rows * Stride;
        _recordRows = Model.Records ? Rows : 0;
        _stateDropout = Dropout is { LeavesOutStates: true } leaving ? leaving : null;
        nint steps = Model.Steps;
        Begin(_fromEnd ? steps : 0);
        RowView inputs = Dropout is { } dropout ? dropout.Begin(Inputs, Rows) : Inputs;
        if (Model.TakesSteps) TakeSteps(inputs);
        else RunSteps(inputs);

        End(_fromEnd ? 0 : steps);
        if (GivesScores) KernelMemory.Copy(ref Outputs.Origin, ref Model.Scores!.Origin, OutputRows * Stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunSteps(RowView inputs)
    {
        nint steps = Model.Steps;
        bool masks = InputMask.Any;
        for (nint i = 0; i < steps; i++)
        {
            nint step = _fromEnd ? steps - 1 - i : i;
            Step(step, inputs.From(step * Rows));
            if (masks) Carry(step);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal sealed override void Backward()
    {
        nint steps = Model.Steps;
        var dh = new RowView(ref _stateGradients!.Origin, RecurrentKernels[StatePanel].Stride);
        KernelMemory.Clear(ref dh.Origin, Rows * dh.Stride);
        foreach (TransposedKernel kernel in RecurrentKernels) kernel?.Refresh(ref Weights);
        BeginBack();
        MaskedSteps masked = InputMask;
        RowView upstream = OutputGradients;
        int statePanel = StatePanel;
        for (nint i = steps - 1; i >= 0; i--)
        {
            nint step = _fromEnd ? steps - 1 - i : i;
            var gradients = new StepGradients
            {
                Total = Total,
                Row = step * Rows,
                Rows = Rows,
                StateStride = UnitStride,
                Dh = dh,
                Upstream = IsPerStep ? upstream.From(step * Rows) : upstream,
                HasUpstream = IsPerStep || i == steps - 1,
                Masked = masked[step],
            };
            StepBack(step, gradients);
            if (i > 0) PropagateToStates(statePanel, step * Rows, ref dh.Origin);
        }

        RowView inputs = Dropout is { } dropout ? dropout.Inputs(Inputs) : Inputs;
        for (int panel = 0; panel < Panels.Length; panel++) BackwardPanel(panel, inputs);
    }

    /// <summary>Adds to the gradients for the previous states what reaches them by way of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected void PropagateToStates(int panel, nint row, ref float target)
    {
        if (_stateDropout is { } dropout) dropout.Propagate(RecurrentKernels[panel], RecordOf(panel), panel, row, Rows, ref target);
        else RecurrentKernels[panel].Propagate(RecordOf(panel), row, Rows, ref target);
    }

    /// <summary>Once the records of all steps are gradients: those for the weights of a panel, and for what the layer reads.</summary>
    private protected virtual void BackwardPanel(int panel, RowView inputs)
    {
        if (_stateDropout is { } dropout) dropout.AddWeightGradients(panel, inputs, StatesRead(panel), RecordOf(panel), Total, ref Gradients);
        else AddWeightGradients(panel, inputs, StatesRead(panel), RecordOf(panel), Total, ref Gradients);
        if (!HasLayerBelow || Panels[panel].InputRows == 0) return;
        if (Dropout is { LeavesOutInputs: true } leaving)
        {
            RowView target = leaving.ClearedInputGradients(InputGradients, Total);
            PropagateToInputs(panel, RecordOf(panel), Total, ref Weights, ref target.Origin);
            leaving.AddTo(InputGradients, target, isFirst: panel == 0 && !_isBackwardHalf);
        }
        else
        {
            PropagateToInputs(panel, RecordOf(panel), Total, ref Weights);
        }
    }

    /// <summary>What the recurrent kernel of a panel was multiplied with.</summary>
    private protected virtual RowView StatesRead(int panel) => new(ref Before(0), Stride);

    /// <summary>The record of a panel.</summary>
    private protected virtual GateRecord RecordOf(int panel) => GateRecord.ByTile(ref Record(panel), Total);

    private ref float State(nint place) => ref Unsafe.Add(ref _states!.Origin, place * StateSize);
}
