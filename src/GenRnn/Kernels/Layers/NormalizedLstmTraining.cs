using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A layer-normalised LSTM in training: <c>c' = LN(f.c + i.g)</c>, <c>h' = o.a(c')</c>.</summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NormalizedLstmTraining<TKernels> : NormalizedTraining<TKernels>
    where TKernels : struct, INormalizedLstmKernels
{
    private AlignedBuffer? _cells;
    private AlignedBuffer? _activeCells;
    private AlignedBuffer? _centeredCells;
    private AlignedBuffer? _statistics;
    private AlignedBuffer? _cellGradients;
    private AlignedBuffer? _normGradients;

    private protected override int StateLength => 2 * Stride;

    private protected override void MakeRoom()
    {
        base.MakeRoom();
        _cells = Buffer(everyStep: Model.Records, Stride, moreSteps: 1);
        _activeCells = Buffer(everyStep: Model.Records, Stride * (KeepsSlopes ? 2 : 1));
        _centeredCells = Buffer(everyStep: Model.Records, Stride);
        _statistics = Buffer(everyStep: Model.Records, RowStatistics.Size);
        if (!Model.Records) return;
        _cellGradients = Buffer(everyStep: false, Stride);
        _normGradients = Buffer(everyStep: false, Stride);
    }

    private protected override void Begin(nint place)
    {
        base.Begin(place);
        LoadState(ref CellAt(place), Stride, Stride);
    }

    private protected override void End(nint place)
    {
        base.End(place);
        SaveState(ref CellAt(place), Stride, Stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        nint row = RecordRow(step);
        ref float gates = ref Gates(0), c = ref CellAt(PlaceBefore(step)), nextC = ref CellAt(PlaceAfter(step)), centered = ref Row(_centeredCells!, step);
        ProjectInputs(step, inputs);
        ProjectStates(0, step, ref Before(step));
        if (KeepsSlopes) TKernels.ActivateWithSlopes(ref gates, Total, row, Rows, ref c, ref centered, GateSlopes(0));
        else TKernels.Activate(ref gates, Total, row, Rows, ref c, ref centered);
        Cell.CellNorm!.Forward(Cell.CellsOf(ref centered), Cell.CellsOf(ref nextC), adds: false, Rows, ref Statistics(step), ref Weights);
        if (KeepsSlopes) TKernels.ActivateStateWithSlopes(ref gates, Total, row, Rows, ref nextC, ref Row(_activeCells!, step), ref After(step), _activeCells!.Length / 2);
        else TKernels.ActivateState(ref gates, Total, row, Rows, ref nextC, ref Row(_activeCells!, step), ref After(step));
    }

    private protected override void TakeSteps(RowView inputs) => TakeSteps<TKernels>(inputs, ref _cells!.Origin, ref Scratch!.Origin);

    private protected override void Carry(nint step)
    {
        base.Carry(step);
        KernelMemory.CopyMasked(InputMask[step], ref CellAt(PlaceBefore(step)), ref CellAt(PlaceAfter(step)), Rows, Stride);
    }

    private protected override void BeginBack() => KernelMemory.Clear(ref _cellGradients!.Origin, StateSize);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        if (TKernels.RecordsSlopes) BackGates(step, new RecordedSlopes(GateSlopes(0)), new RecordedSlopes(_activeCells!.Length / 2), gradients);
        else BackGates(step, default(UsualSlopes), default(UsualSlopes), gradients);
        BackStates(0, step);
        BackInputs(step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BackGates<TSlopes>(nint step, TSlopes slopes, TSlopes cellSlopes, in StepGradients gradients)
        where TSlopes : struct, ISlopes
    {
        ref float dc = ref _cellGradients!.Origin, e = ref _normGradients!.Origin, centered = ref Row(_centeredCells!, step);
        var state = new NormalizedStateGradient<TSlopes>(ref Gates(0), ref Row(_activeCells!, step), ref dc, ref e, slopes, cellSlopes);
        StepGradients.Run(Cell.Records[0], ref state, gradients);
        Cell.CellNorm!.Backward(Cell.CellsOf(ref centered), Cell.CellsOf(ref e), Rows, ref Statistics(step), ref Weights, ref Gradients);
        var cell = new NormalizedCellGradient<TSlopes>(ref Gates(0), ref CellAt(PlaceBefore(step)), ref dc, ref centered, slopes);
        StepGradients.Run(Cell.Records[0], ref cell, gradients);
    }

    /// <summary>
    /// The cells in a place. Where nothing is recorded two places take turns; single steps change their cell where it is.
    /// </summary>
    private ref float CellAt(nint place) => ref Unsafe.Add(ref _cells!.Origin, (Model.Records ? place : Model.TakesSteps ? 0 : place & 1) * StateSize);

    /// <summary>The rows of a step.</summary>
    private ref float Row(AlignedBuffer buffer, nint step) => ref Unsafe.Add(ref buffer.Origin, RecordRow(step) * Stride);

    /// <summary>What the norm of the cells keeps of a step.</summary>
    private ref float Statistics(nint step) => ref Unsafe.Add(ref _statistics!.Origin, RecordRow(step) * RowStatistics.Size);
}
