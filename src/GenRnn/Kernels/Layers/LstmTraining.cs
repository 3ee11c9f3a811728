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

    private protected override void MakeRoom()
    {
        base.MakeRoom();
        _cells = Buffer(everyStep: true, Stride, moreSteps: 1);
        _tanhCells = Buffer(everyStep: true, Stride);
        _cellGradients = Buffer(everyStep: false, Stride);
    }

    private protected override void Begin()
    {
        base.Begin();
        KernelMemory.Clear(ref Cell(0), StateSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        nint row = step * Rows;
        TKernels.Project(ref inputs.Origin, inputs.Stride, ref State(step), ref Record(0), Total, row, Rows, ref Model.Weights.Origin);
        TKernels.Activate(ref Record(0), Total, row, Rows, ref Cell(step), ref Cell(step + 1), ref TanhCell(step), ref State(step + 1));
    }

    private protected override void Carry(nint step)
    {
        base.Carry(step);
        KernelMemory.CopyMasked(Model.Masked[step], ref Cell(step), ref Cell(step + 1), Rows, Stride);
    }

    private protected override void BeginBack() => KernelMemory.Clear(ref _cellGradients!.Origin, StateSize);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        var kernel = new LstmGradient(ref Record(0), ref Cell(step), ref TanhCell(step), ref _cellGradients!.Origin);
        StepGradients.Run(Panels[0], ref kernel, gradients);
    }

    /// <summary>The cell states after so many steps.</summary>
    private ref float Cell(nint stepsDone) => ref Unsafe.Add(ref _cells!.Origin, stepsDone * StateSize);

    /// <summary>tanh of the cell states that a step made.</summary>
    private ref float TanhCell(nint step) => ref Unsafe.Add(ref _tanhCells!.Origin, step * StateSize);
}
