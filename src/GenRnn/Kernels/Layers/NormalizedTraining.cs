using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// A layer-normalised GRU or LSTM in training. Its panels are the product with the inputs and those with the states; what a
/// plain cell keeps of their sums, it keeps of the products, and has records of the gates besides.
/// </summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NormalizedTraining<TKernels> : RecurrentTraining
    where TKernels : struct, IRecurrentKernels
{
    private AlignedBuffer[] _gates = [];
    private AlignedBuffer[] _statistics = [];

    /// <summary>The products and norms.</summary>
    private protected NormalizedCell Cell { get; private set; } = null!;

    /// <summary>Memory of a step of one sequence; there is none where several are run together.</summary>
    private protected AlignedBuffer? Scratch { get; private set; }

    /// <summary>Whether the records of gates hold the derivatives of activations too, behind all values.</summary>
    private protected bool KeepsSlopes => Model.Records && TKernels.RecordsSlopes;

    // Products have no derivatives to keep.
    private protected sealed override bool HasSlopes => false;

    private protected sealed override int StatePanel => 1;

    /// <summary>A record of gates.</summary>
    private protected ref float Gates(int record) => ref _gates[record].Origin;

    /// <summary>Numbers from a value in a record of gates to the derivative there.</summary>
    private protected nint GateSlopes(int record) => _gates[record].Length / 2;

    private protected override void MakeRoom()
    {
        Cell = new NormalizedCell(Model.Spec, Index, Model.Layout.Lanes);
        base.MakeRoom();
        _gates = [.. Cell.Records.Select(record => Buffer(everyStep: Model.Records, record.RecordedGates * UnitStride * (KeepsSlopes ? 2 : 1)))];
        _statistics = [.. Panels.Select(_ => Buffer(everyStep: Model.Records, NormalizedWork.StatisticsSize))];
        if (!Model.Records) Scratch = new AlignedBuffer(NormalizedWork.StepSizeOf(Model.Layout.Of(Index).First()));
    }

    /// <summary>The input's part of the sums of a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected void ProjectInputs(nint step, RowView inputs)
    {
        Cell.Inputs.Multiply(inputs, ref Products(0, step), Rows, ref Weights);
        Cell.Inputs.Normalize(ref Products(0, step), Rows, ref Statistics(0, step), RecordsOf(step), ref Weights);
    }

    /// <summary>The state's part, through dropout where the layer has it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected void ProjectStates(int product, nint step, ref float states)
    {
        int panel = product + 1;
        NormalizedProduct own = Cell.States[product];
        ref float products = ref Products(panel, step);
        if (Dropout is { LeavesOutStates: true } dropout) dropout.Multiply(panel, own, ref states, ref products, Rows, ref Weights);
        else own.Multiply(new RowView(ref states, Stride), ref products, Rows, ref Weights);
        own.Normalize(ref products, Rows, ref Statistics(panel, step), RecordsOf(step), ref Weights);
    }

    /// <summary>From the gradients for the sums of a step to those for its products with states.</summary>
    private protected void BackStates(int product, nint step) => Cell.States[product].Backward(
        ref Products(product + 1, step), Rows, ref Statistics(product + 1, step), RecordsOf(step), ref Weights, ref Gradients);

    /// <summary>From the gradients for the sums of a step to those for its products with inputs.</summary>
    private protected void BackInputs(nint step) => Cell.Inputs.Backward(
        ref Products(0, step), Rows, ref Statistics(0, step), RecordsOf(step), ref Weights, ref Gradients);

    private protected sealed override GateRecord RecordOf(int panel) => GateRecord.ByRow(new RowView(ref Record(panel), StrideOf(panel)), Panels[panel].Gates);

    private int StrideOf(int panel) => Panels[panel].Gates * UnitStride;

    private CellRecords RecordsOf(nint step) => new(ref Gates(0), ref Gates(_gates.Length - 1), Total, RecordRow(step));

    private ref float Products(int panel, nint step) => ref Unsafe.Add(ref Record(panel), RecordRow(step) * StrideOf(panel));

    private ref float Statistics(int panel, nint step) => ref Unsafe.Add(ref _statistics[panel].Origin, RecordRow(step) * NormalizedWork.StatisticsSize);
}
