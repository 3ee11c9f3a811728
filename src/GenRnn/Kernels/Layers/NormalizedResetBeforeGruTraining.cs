using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A layer-normalised GRU with reset before the product in training: r and z, then the candidate.</summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NormalizedResetBeforeGruTraining<TKernels> : NormalizedTraining<TKernels>
    where TKernels : struct, IResetBeforeGruGates
{
    private AlignedBuffer? _resetStates;
    private AlignedBuffer? _resetStateGradients;

    private int ResetGradientStride => RecurrentKernels[2].Stride;

    private protected override void MakeRoom()
    {
        base.MakeRoom();
        _resetStates = Buffer(everyStep: Model.Records, Stride);
        if (Model.Records) _resetStateGradients = Buffer(everyStep: false, ResetGradientStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        nint row = RecordRow(step);
        ref float h = ref Before(step), resetH = ref Unsafe.Add(ref _resetStates!.Origin, row * Stride);
        ProjectInputs(step, inputs);
        ProjectStates(0, step, ref h);
        if (KeepsSlopes) TKernels.ActivateResetWithSlopes(ref Gates(0), Total, row, Rows, ref h, ref resetH, GateSlopes(0));
        else TKernels.ActivateReset(ref Gates(0), Total, row, Rows, ref h, ref resetH);
        ProjectStates(1, step, ref resetH);
        if (KeepsSlopes) TKernels.ActivateWithSlopes(ref Gates(0), ref Gates(1), Total, row, Rows, ref h, ref After(step), GateSlopes(1));
        else TKernels.Activate(ref Gates(0), ref Gates(1), Total, row, Rows, ref h, ref After(step));
    }

    private protected override void TakeSteps(RowView inputs) => TakeSteps<TKernels>(inputs, ref Gates(0), ref Scratch!.Origin);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        if (TKernels.RecordsSlopes) BackGates(step, new RecordedSlopes(GateSlopes(1)), new RecordedSlopes(GateSlopes(0)), gradients);
        else BackGates(step, default(UsualSlopes), default(UsualSlopes), gradients);
        BackStates(0, step);
        BackInputs(step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BackGates<TSlopes>(nint step, TSlopes slopes, TSlopes resetSlopes, in StepGradients gradients)
        where TSlopes : struct, ISlopes
    {
        var dResetH = new RowView(ref _resetStateGradients!.Origin, ResetGradientStride);
        KernelMemory.Clear(ref dResetH.Origin, Rows * dResetH.Stride);
        var candidate = new CandidateGradient<TSlopes>(ref Gates(1), ref Gates(0), ref Before(step), slopes, resetSlopes);
        StepGradients.Run(Cell.Records[1], ref candidate, gradients);
        BackStates(1, step);
        PropagateToStates(2, gradients.Row, ref dResetH.Origin);
        var reset = new ResetGradient<TSlopes>(ref Gates(0), ref Before(step), dResetH, resetSlopes);
        StepGradients.Run(Cell.Records[0], ref reset, gradients);
    }

    private protected override RowView StatesRead(int panel) => panel == 2 ? new RowView(ref _resetStates!.Origin, Stride) : base.StatesRead(panel);
}
