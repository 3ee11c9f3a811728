using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A layer-normalised GRU with reset after the product in training.</summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NormalizedGruTraining<TKernels> : NormalizedTraining<TKernels>
    where TKernels : struct, IGruGates
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        ProjectInputs(step, inputs);
        ProjectStates(0, step, ref Before(step));
        if (KeepsSlopes) TKernels.ActivateWithSlopes(ref Gates(0), Total, RecordRow(step), Rows, ref Before(step), ref After(step), GateSlopes(0));
        else TKernels.Activate(ref Gates(0), Total, RecordRow(step), Rows, ref Before(step), ref After(step));
    }

    private protected override void TakeSteps(RowView inputs) => TakeSteps<TKernels>(inputs, ref Gates(0), ref Scratch!.Origin);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        if (TKernels.RecordsSlopes) BackGates(step, new RecordedSlopes(GateSlopes(0)), gradients);
        else BackGates(step, default(UsualSlopes), gradients);
        BackStates(0, step);
        BackInputs(step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BackGates<TSlopes>(nint step, TSlopes slopes, in StepGradients gradients)
        where TSlopes : struct, ISlopes
    {
        var kernel = new GruGradient<TSlopes>(ref Gates(0), ref Before(step), slopes);
        StepGradients.Run(Cell.Records[0], ref kernel, gradients);
    }
}
