using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A GRU with reset after the product in training.</summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GruTraining<TKernels> : RecurrentTraining
    where TKernels : struct, IGruKernels
{
    private protected override bool HasSlopes => TKernels.RecordsSlopes;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        Project<TKernels>(0, step, inputs, ref Before(step));
        if (TKernels.RecordsSlopes && Model.Records) TKernels.ActivateWithSlopes(ref Record(0), Total, RecordRow(step), Rows, ref Before(step), ref After(step), SlopesOf(0));
        else TKernels.Activate(ref Record(0), Total, RecordRow(step), Rows, ref Before(step), ref After(step));
    }

    private protected override void TakeSteps(RowView inputs) => TakeSteps<TKernels>(inputs, ref Record(0), ref Record(0));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        if (TKernels.RecordsSlopes) StepBack(step, new RecordedSlopes(SlopesOf(0)), gradients);
        else StepBack(step, default(UsualSlopes), gradients);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StepBack<TSlopes>(nint step, TSlopes slopes, in StepGradients gradients)
        where TSlopes : struct, ISlopes
    {
        var kernel = new GruGradient<TSlopes>(ref Record(0), ref Before(step), slopes);
        StepGradients.Run(Panels[0], ref kernel, gradients);
    }
}
