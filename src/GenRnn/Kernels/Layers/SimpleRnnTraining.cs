using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A SimpleRNN in training.</summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SimpleRnnTraining<TKernels> : RecurrentTraining
    where TKernels : struct, ISimpleRnnKernels
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        nint row = step * Rows;
        TKernels.Project(ref inputs.Origin, inputs.Stride, ref State(step), ref Record(0), Total, row, Rows, ref Model.Weights.Origin);
        TKernels.Activate(ref Record(0), Total, row, Rows, ref State(step + 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        var kernel = new SimpleRnnGradient(ref Record(0));
        StepGradients.Run(Panels[0], ref kernel, gradients);
    }
}
