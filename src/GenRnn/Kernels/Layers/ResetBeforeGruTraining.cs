using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A GRU with reset before the product in training: two panels, r and z, then the candidate.</summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResetBeforeGruTraining<TKernels> : RecurrentTraining
    where TKernels : struct, IResetBeforeGruKernels
{
    private AlignedBuffer? _resetStates;
    private AlignedBuffer? _resetStateGradients;

    private int ResetGradientStride => RecurrentKernels[1].Stride;

    private protected override void MakeRoom()
    {
        base.MakeRoom();
        _resetStates = Buffer(everyStep: true, Stride);
        _resetStateGradients = Buffer(everyStep: false, ResetGradientStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        nint row = step * Rows;
        ref float weights = ref Model.Weights.Origin;
        ref float resetH = ref Unsafe.Add(ref _resetStates!.Origin, step * StateSize);
        TKernels.Project(ref inputs.Origin, inputs.Stride, ref State(step), ref Record(0), Total, row, Rows, ref weights);
        TKernels.ActivateReset(ref Record(0), Total, row, Rows, ref State(step), ref resetH);
        TKernels.ProjectNew(ref inputs.Origin, inputs.Stride, ref resetH, ref Record(1), Total, row, Rows, ref weights);
        TKernels.Activate(ref Record(0), ref Record(1), Total, row, Rows, ref State(step), ref State(step + 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        var dResetH = new RowView(ref _resetStateGradients!.Origin, ResetGradientStride);
        KernelMemory.Clear(ref dResetH.Origin, gradients.Rows * dResetH.Stride);
        var candidate = new CandidateGradient(ref Record(1), ref Record(0), ref State(step));
        StepGradients.Run(Panels[1], ref candidate, gradients);
        RecurrentKernels[1].Propagate(RecordOf(1), gradients.Row, gradients.Rows, ref dResetH.Origin);
        var reset = new ResetGradient(ref Record(0), ref State(step), dResetH);
        StepGradients.Run(Panels[0], ref reset, gradients);
    }

    private protected override RowView StatesRead(int panel) => panel == 0 ? base.StatesRead(panel) : new RowView(ref _resetStates!.Origin, Stride);
}
