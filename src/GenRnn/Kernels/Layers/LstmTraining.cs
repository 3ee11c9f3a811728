using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>An LSTM in training.</summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LstmTraining<TKernels> : RecurrentTraining
    where TKernels : struct, ILstmKernels
{
    private AlignedBuffer? _cells;
    private AlignedBuffer? _tanhCells;
    private AlignedBuffer? _cellGradients;

    private protected override int StateLength => 2 * Stride;

    private protected override void MakeRoom()
    {
        base.MakeRoom();
        _cells = Model.Records ? Buffer(everyStep: true, Stride, moreSteps: 1) : Buffer(everyStep: false, Stride, moreSteps: 1);
        _tanhCells = Buffer(everyStep: Model.Records, Stride);
        if (Model.Records) _cellGradients = Buffer(everyStep: false, Stride);
    }

    private protected override void Begin(nint place)
    {
        base.Begin(place);
        LoadState(ref Cell(place), Stride, Stride);
    }

    private protected override void End(nint place)
    {
        base.End(place);
        SaveState(ref Cell(place), Stride, Stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        Project<TKernels>(0, step, inputs, ref Before(step));
        TKernels.Activate(ref Record(0), Total, RecordRow(step), Rows, ref Cell(PlaceBefore(step)), ref Cell(PlaceAfter(step)), ref TanhCell(step), ref After(step));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void TakeStep(nint step, RowView inputs) =>
        TKernels.Step(ref inputs.Origin, ref Before(step), ref _cells!.Origin, ref After(step), ref _tanhCells!.Origin, ref Weights, step & 1);

    private protected override void Carry(nint step)
    {
        base.Carry(step);
        KernelMemory.CopyMasked(InputMask[step], ref Cell(PlaceBefore(step)), ref Cell(PlaceAfter(step)), Rows, Stride);
    }

    private protected override void BeginBack() => KernelMemory.Clear(ref _cellGradients!.Origin, StateSize);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        var kernel = new LstmGradient(ref Record(0), ref Cell(PlaceBefore(step)), ref TanhCell(step), ref _cellGradients!.Origin);
        StepGradients.Run(Panels[0], ref kernel, gradients);
    }

    /// <summary>
    /// The cell states in a place. Where nothing is recorded two places take turns; single steps change their cell where it is.
    /// </summary>
    private ref float Cell(nint place) => ref Unsafe.Add(ref _cells!.Origin, (Model.Records ? place : Model.TakesSteps ? 0 : place & 1) * StateSize);

    /// <summary>tanh of the cell states that a step made.</summary>
    private ref float TanhCell(nint step) => ref Unsafe.Add(ref _tanhCells!.Origin, Model.Records ? step * StateSize : 0);
}
