using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// A recurrent layer in training: forward through the steps with a record of each, and back through them. What the gates of a
/// cell are is left to the derived classes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RecurrentTraining : TrainingLayer
{
    private AlignedBuffer? _states;
    private AlignedBuffer? _stateGradients;
    private AlignedBuffer[] _records = [];

    /// <summary>For each panel the transposed recurrent kernel.</summary>
    private protected TransposedKernel[] RecurrentKernels { get; private set; } = [];

    /// <summary>Samples of this batch.</summary>
    private protected nint Rows { get; private set; }

    /// <summary>Rows of all its steps.</summary>
    private protected nint Total { get; private set; }

    /// <summary>Numbers of the states of all samples.</summary>
    private protected nint StateSize { get; private set; }

    // The states begin with those before the first step.
    private protected sealed override RowView Outputs => new(ref State(IsPerStep ? 1 : Model.Steps), Stride);

    /// <summary>The states after so many steps.</summary>
    private protected ref float State(nint stepsDone) => ref Unsafe.Add(ref _states!.Origin, stepsDone * StateSize);

    /// <summary>The recorded gates of a panel.</summary>
    private protected ref float Record(int panel) => ref _records[panel].Origin;

    /// <summary>Computes the states after a step.</summary>
    private protected abstract void Step(nint step, RowView inputs);

    /// <summary>Puts the previous states of masked samples in the place of the new ones.</summary>
    private protected virtual void Carry(nint step) => KernelMemory.CopyMasked(Model.Masked[step], ref State(step), ref State(step + 1), Rows, Stride);

    /// <summary>Turns the record of a step into gradients; what reaches the previous states past the first panel goes to <c>Dh</c>.</summary>
    private protected abstract void StepBack(nint step, in StepGradients gradients);

    /// <summary>Makes ready to go forward.</summary>
    private protected virtual void Begin() => KernelMemory.Clear(ref State(0), StateSize);

    /// <summary>Makes ready to go backward.</summary>
    private protected virtual void BeginBack()
    {
    }

    private protected override void MakeRoom()
    {
        _states = Buffer(everyStep: true, Stride, moreSteps: 1);
        _records = [.. Panels.Select(panel => Buffer(everyStep: true, panel.RecordedGates * Stride))];
        RecurrentKernels = [.. Panels.Select(panel => new TransposedKernel(panel, recurrent: true))];
        _stateGradients = Buffer(everyStep: false, RecurrentKernels[0].Stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal sealed override void Forward()
    {
        Rows = Model.Rows;
        Total = Rows * Model.Steps;
        StateSize = Rows * Stride;
        Begin();
        RowView inputs = Inputs;
        for (nint step = 0; step < Model.Steps; step++)
        {
            Step(step, inputs.From(step * Rows));
            if (Model.Masked.Any) Carry(step);
        }

        if (IsLast) KernelMemory.Copy(ref Outputs.Origin, ref Model.Scores.Origin, OutputRows * Stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal sealed override void Backward()
    {
        nint steps = Model.Steps;
        var dh = new RowView(ref _stateGradients!.Origin, RecurrentKernels[0].Stride);
        KernelMemory.Clear(ref dh.Origin, Rows * dh.Stride);
        foreach (TransposedKernel kernel in RecurrentKernels) kernel.Refresh(ref Model.Weights.Origin);
        BeginBack();
        for (nint step = steps - 1; step >= 0; step--)
        {
            var gradients = new StepGradients
            {
                Total = Total,
                Row = step * Rows,
                Rows = Rows,
                StateStride = Stride,
                Dh = dh,
                Upstream = IsPerStep ? OutputGradients.From(step * Rows) : OutputGradients,
                HasUpstream = IsPerStep || step == steps - 1,
                Masked = Model.Masked[step],
            };
            StepBack(step, gradients);
            if (step > 0) RecurrentKernels[0].Propagate(RecordOf(0), step * Rows, Rows, ref dh.Origin);
        }

        for (int panel = 0; panel < Panels.Length; panel++)
        {
            AddWeightGradients(panel, StatesRead(panel), RecordOf(panel), Total);
            PropagateToInputs(panel, RecordOf(panel), Total);
        }
    }

    /// <summary>What the recurrent kernel of a panel was multiplied with.</summary>
    private protected virtual RowView StatesRead(int panel) => new(ref State(0), Stride);

    /// <summary>The record of a panel.</summary>
    private protected GateRecord RecordOf(int panel) => GateRecord.ByTile(ref Record(panel), Total);
}
