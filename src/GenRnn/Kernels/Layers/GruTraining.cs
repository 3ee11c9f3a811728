using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A GRU with reset after the product in training.</summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GruTraining<TKernels> : RecurrentTraining
    where TKernels : struct, IGruKernels
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        Project<TKernels>(0, step, inputs, ref Before(step));
        TKernels.Activate(ref Record(0), Total, RecordRow(step), Rows, ref Before(step), ref After(step));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void TakeStep(nint step, RowView inputs) =>
        TKernels.Step(ref inputs.Origin, ref Before(step), ref Record(0), ref After(step), ref Record(0), ref Weights, step & 1);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        var kernel = new GruGradient(ref Record(0), ref Before(step));
        StepGradients.Run(Panels[0], ref kernel, gradients);
    }
}
