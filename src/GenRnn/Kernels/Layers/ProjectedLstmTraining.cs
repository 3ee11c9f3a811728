using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// An LSTM that projects its hidden state in training, <c>h' = m Wp, m = o.a(c')</c>. Backward, the gradient for m is
/// <c>dm = dh' Wp^T</c>, and from there on all is as in a plain LSTM; <c>dWp</c> is the sum of m times dh' over all steps.
/// </summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProjectedLstmTraining<TKernels> : LstmTraining<TKernels>
    where TKernels : struct, IProjectedLstmKernels
{
    private AlignedBuffer? _unprojected;
    private AlignedBuffer? _unprojectedGradients;
    private TransposedKernel? _kernel;

    /// <summary>The gradients for the states of all steps.</summary>
    private RowView Projected => new(ref Record(1), Stride);

    private protected override void MakeRoom()
    {
        base.MakeRoom();
        _unprojected = Buffer(everyStep: Model.Records, UnitStride);
        if (!Model.Records) return;
        _kernel = new TransposedKernel(Panels[1], recurrent: false);
        _unprojectedGradients = Buffer(everyStep: false, _kernel.Stride);
    }

    private protected override ref float Activated(nint step) => ref Unsafe.Add(ref _unprojected!.Origin, RecordRow(step) * UnitStride);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        base.Step(step, inputs);
        TKernels.ProjectState(ref Activated(step), UnitStride, ref After(step), Rows, ref Weights);
    }

    private protected override void BeginBack()
    {
        base.BeginBack();
        _kernel!.Refresh(ref Weights);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        RowView projected = Projected.From(gradients.Row), unprojected = new(ref _unprojectedGradients!.Origin, _kernel!.Stride);
        gradients.Take(projected, Stride);
        KernelMemory.Clear(ref unprojected.Origin, Rows * unprojected.Stride);
        _kernel.Propagate(GateRecord.ByRow(projected, gates: 1), 0, Rows, ref unprojected.Origin);
        base.StepBack(step, gradients.Of(unprojected));
    }

    private protected override void BackwardPanel(int panel, RowView inputs)
    {
        if (panel == 0) base.BackwardPanel(panel, inputs);
        else AddWeightGradients(1, new RowView(ref _unprojected!.Origin, UnitStride), default, GateRecord.ByRow(Projected, gates: 1), Total, ref Gradients);
    }
}
