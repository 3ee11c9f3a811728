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

    private protected override bool HasSlopes => TKernels.RecordsSlopes;

    private int ResetGradientStride => RecurrentKernels[1].Stride;

    private protected override void MakeRoom()
    {
        base.MakeRoom();
        _resetStates = Buffer(everyStep: Model.Records, 2 * Stride);
        if (Model.Records) _resetStateGradients = Buffer(everyStep: false, ResetGradientStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        nint row = RecordRow(step);
        ref float resetH = ref Unsafe.Add(ref _resetStates!.Origin, row * Stride);
        Project<TKernels>(0, step, inputs, ref Before(step));
        if (TKernels.RecordsSlopes && Model.Records) TKernels.ActivateResetWithSlopes(ref Record(0), Total, row, Rows, ref Before(step), ref resetH, SlopesOf(0));
        else TKernels.ActivateReset(ref Record(0), Total, row, Rows, ref Before(step), ref resetH);
        Project<NewProduct>(1, step, inputs, ref resetH);
        if (TKernels.RecordsSlopes && Model.Records) TKernels.ActivateWithSlopes(ref Record(0), ref Record(1), Total, row, Rows, ref Before(step), ref After(step), SlopesOf(1));
        else TKernels.Activate(ref Record(0), ref Record(1), Total, row, Rows, ref Before(step), ref After(step));
    }

    private protected override void TakeSteps(RowView inputs) => TakeSteps<TKernels>(inputs, ref Record(0), ref _resetStates!.Origin);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        if (TKernels.RecordsSlopes) StepBack(step, new RecordedSlopes(SlopesOf(1)), new RecordedSlopes(SlopesOf(0)), gradients);
        else StepBack(step, default(UsualSlopes), default(UsualSlopes), gradients);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StepBack<TSlopes>(nint step, TSlopes slopes, TSlopes resetSlopes, in StepGradients gradients)
        where TSlopes : struct, ISlopes
    {
        var dResetH = new RowView(ref _resetStateGradients!.Origin, ResetGradientStride);
        KernelMemory.Clear(ref dResetH.Origin, gradients.Rows * dResetH.Stride);
        var candidate = new CandidateGradient<TSlopes>(ref Record(1), ref Record(0), ref Before(step), slopes, resetSlopes);
        StepGradients.Run(Panels[1], ref candidate, gradients);
        PropagateToStates(1, gradients.Row, ref dResetH.Origin);
        var reset = new ResetGradient<TSlopes>(ref Record(0), ref Before(step), dResetH, resetSlopes);
        StepGradients.Run(Panels[0], ref reset, gradients);
    }

    private protected override RowView StatesRead(int panel) => panel == 0 ? base.StatesRead(panel) : new RowView(ref _resetStates!.Origin, Stride);

    /// <summary>The product of the candidate.</summary>
    private readonly struct NewProduct : ICellKernels
    {
        public static void Project(ref float x, nint xStride, ref float h, ref float gates, nint total, nint row, nint rows, ref float w) =>
            TKernels.ProjectNew(ref x, xStride, ref h, ref gates, total, row, rows, ref w);
    }
}
