using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>An LSTM in training.</summary>
/// <typeparam name="TKernels">What was emitted for it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public class LstmTraining<TKernels> : RecurrentTraining
    where TKernels : struct, ILstmKernels
{
    private AlignedBuffer? _cells;
    private AlignedBuffer? _tanhCells;
    private AlignedBuffer? _cellGradients;

    private protected override bool HasSlopes => TKernels.RecordsSlopes;

    /// <summary>Numbers from a recorded value of c' to the derivative there.</summary>
    private nint CellSlopes => _tanhCells!.Length / 2;

    private protected override int StateLength => Stride + UnitStride;

    private protected override void MakeRoom()
    {
        base.MakeRoom();
        _cells = Buffer(everyStep: Model.Records, UnitStride, moreSteps: 1);
        _tanhCells = Buffer(everyStep: Model.Records, UnitStride * (RecordsSlopes ? 2 : 1));
        if (Model.Records) _cellGradients = Buffer(everyStep: false, UnitStride);
    }

    private protected override void Begin(nint place)
    {
        base.Begin(place);
        LoadState(ref Cell(place), Stride, UnitStride);
    }

    private protected override void End(nint place)
    {
        base.End(place);
        SaveState(ref Cell(place), Stride, UnitStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Step(nint step, RowView inputs)
    {
        Project<TKernels>(0, step, inputs, ref Before(step));
        ref float c = ref Cell(PlaceBefore(step)), nextC = ref Cell(PlaceAfter(step)), tanhC = ref TanhCell(step);
        if (TKernels.RecordsSlopes && Model.Records) TKernels.ActivateWithSlopes(ref Record(0), Total, RecordRow(step), Rows, ref c, ref nextC, ref tanhC, ref Activated(step), ref Weights, SlopesOf(0), CellSlopes);
        else if (TKernels.HasPeepholes) TKernels.ActivateWithPeepholes(ref Record(0), Total, RecordRow(step), Rows, ref c, ref nextC, ref tanhC, ref Activated(step), ref Weights);
        else TKernels.Activate(ref Record(0), Total, RecordRow(step), Rows, ref c, ref nextC, ref tanhC, ref Activated(step));
    }

    private protected override void TakeSteps(RowView inputs) => TakeSteps<TKernels>(inputs, ref _cells!.Origin, ref _tanhCells!.Origin);

    private protected override void Carry(nint step)
    {
        base.Carry(step);
        KernelMemory.CopyMasked(InputMask[step], ref Cell(PlaceBefore(step)), ref Cell(PlaceAfter(step)), Rows, UnitStride);
    }

    private protected override void BeginBack() => KernelMemory.Clear(ref _cellGradients!.Origin, UnitSize);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void StepBack(nint step, in StepGradients gradients)
    {
        ref float c = ref Cell(PlaceBefore(step)), tanhC = ref TanhCell(step), dc = ref _cellGradients!.Origin;
        if (TKernels.RecordsSlopes)
        {
            var kernel = new LstmOptionGradient(ref Record(0), ref c, ref Cell(PlaceAfter(step)), ref tanhC, ref dc)
            {
                Panel = Panels[0],
                Slopes = new RecordedSlopes(SlopesOf(0)),
                CellSlopes = new RecordedSlopes(CellSlopes),
                IsCoupled = TKernels.IsCoupled,
                Peepholes = TKernels.HasPeepholes ? new PeepholeRows(ref Weights, ref Gradients, Panels[0].FirstExtraRow) : default,
            };
            StepGradients.Run(Panels[0], ref kernel, gradients);
        }
        else
        {
            var kernel = new LstmGradient(ref Record(0), ref c, ref tanhC, ref dc);
            StepGradients.Run(Panels[0], ref kernel, gradients);
        }
    }

    /// <summary>Where o.a(c') of a step goes: it is the new state, unless that is projected.</summary>
    private protected virtual ref float Activated(nint step) => ref After(step);

    /// <summary>
    /// The cell states in a place. Where nothing is recorded two places take turns; single steps change their cell where it is.
    /// </summary>
    private ref float Cell(nint place) => ref Unsafe.Add(ref _cells!.Origin, (Model.Records ? place : Model.TakesSteps ? 0 : place & 1) * UnitSize);

    /// <summary>tanh, or what else a layer applies, of the cell states that a step made.</summary>
    private ref float TanhCell(nint step) => ref Unsafe.Add(ref _tanhCells!.Origin, Model.Records ? step * UnitSize : 0);
}
