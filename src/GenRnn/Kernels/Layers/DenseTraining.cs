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

    internal override RowView Outputs => new(ref (GivesScores ? Model.Scores : _outputs)!.Origin, Stride);

    private protected override void MakeRoom()
    {
        if (GivesScores) return;
        _outputs = Buffer(IsPerStep, Stride);
        if (Model.Records && Activations.NeedsSum(((DenseSpec)Spec).Activation)) _sums = Buffer(IsPerStep, Stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Forward()
    {
        RowView inputs = Inputs, outputs = Outputs;
        if (OutputRows < TrainingKernel.MinimumRows)
        {
            for (nint row = 0; row < OutputRows; row++) TKernels.Step(ref inputs.From(row).Origin, ref outputs.From(row).Origin, ref Model.Weights!.Origin);
            return;
        }

        TKernels.Project(ref inputs.Origin, inputs.Stride, ref outputs.Origin, OutputRows, ref Model.Weights!.Origin);
        if (GivesScores) return;
        if (_sums is not null) KernelMemory.Copy(ref outputs.Origin, ref _sums.Origin, OutputRows * Stride);
        TKernels.Activate(ref outputs.Origin, OutputRows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Backward()
    {
        nint rows = OutputRows;
        RowView gradients = OutputGradients;
        if (!GivesScores) TKernels.Backward(ref (_sums ?? _outputs!).Origin, ref gradients.Origin, gradients.Stride, rows);
        GateRecord record = GateRecord.ByRow(gradients, gates: 1);
        AddWeightGradients(0, Inputs, default, record, rows, ref Model.Gradients!.Origin);
        PropagateToInputs(0, record, rows, ref Model.Weights!.Origin);
    }
}
