using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A Dense layer in training. The activation of the last layer is left to the loss.</summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DenseTraining<TKernels> : TrainingLayer
    where TKernels : struct, IDenseKernels
{
    private AlignedBuffer? _outputs;

    /// <summary>What the activation was applied to, where its derivative asks for it.</summary>
    private AlignedBuffer? _sums;

    private protected override RowView Outputs => new(ref (IsLast ? Model.Scores : _outputs!).Origin, Stride);

    private protected override void MakeRoom()
    {
        if (IsLast) return;
        _outputs = Buffer(IsPerStep, Stride);
        if (Activations.NeedsSum(((DenseSpec)Model.Spec.Layers[Index]).Activation)) _sums = Buffer(IsPerStep, Stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Forward()
    {
        RowView inputs = Inputs, outputs = Outputs;
        TKernels.Project(ref inputs.Origin, inputs.Stride, ref outputs.Origin, OutputRows, ref Model.Weights.Origin);
        if (IsLast) return;
        if (_sums is not null) KernelMemory.Copy(ref outputs.Origin, ref _sums.Origin, OutputRows * Stride);
        TKernels.Activate(ref outputs.Origin, OutputRows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Backward()
    {
        nint rows = OutputRows;
        RowView gradients = OutputGradients;
        if (!IsLast) TKernels.Backward(ref (_sums ?? _outputs!).Origin, ref gradients.Origin, gradients.Stride, rows);
        GateRecord record = GateRecord.ByRow(gradients, gates: 1);
        AddWeightGradients(0, default, record, rows);
        PropagateToInputs(0, record, rows);
    }
}
