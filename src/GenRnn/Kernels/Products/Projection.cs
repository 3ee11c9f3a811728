using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>The sums of a panel for the samples of a step: bias, plus inputs times kernel, plus states times recurrent kernel.</summary>
/// <remarks>Emitted kernels for 512-bit vectors compute them themselves, in text that is made for the shape; the others come here.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Projection
{
    /// <summary>Writes the sums of a recurrent panel into a record.</summary>
    /// <param name="shape">The panel.</param>
    /// <param name="x">Inputs of the samples.</param>
    /// <param name="xStride">Numbers from one row of them to the next.</param>
    /// <param name="h">Previous states of the samples.</param>
    /// <param name="gates">The record.</param>
    /// <param name="total">Its rows.</param>
    /// <param name="row">The first of the step.</param>
    /// <param name="rows">Samples.</param>
    /// <param name="weights">The packed weights of all layers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Recurrent(
        PanelShape shape, ref float x, nint xStride, ref float h, ref float gates, nint total, nint row, nint rows, ref float weights) =>
        TileLoop.OverRows(shape, new Kernel(
            shape, new RowView(ref x, xStride), new RowView(ref h, shape.PaddedUnits), new GateRecord(ref gates, total, 0), row, rows, ref weights));

    /// <summary>Writes the outputs of a Dense layer, before their activation, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dense(PanelShape shape, ref float x, nint xStride, ref float y, nint rows, ref float weights) =>
        TileLoop.OverRows(shape, new Kernel(
            shape, new RowView(ref x, xStride), default, new GateRecord(ref y, rows, shape.PaddedUnits), 0, rows, ref weights));

    private readonly ref struct Kernel(
        PanelShape shape, RowView x, RowView h, GateRecord record, nint row, nint rows, ref float weights) : ITileKernel
    {
        private readonly PanelShape _shape = shape;
        private readonly RowView _x = x, _h = h;
        private readonly GateRecord _record = record;
        private readonly nint _row = row, _rows = rows;
        private readonly ref float _weights = ref weights;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>(TileRun run)
            where TLanes : struct, ILanes<TLanes>
        {
            nint rowLength = _shape.RowLength(run.Width), recordStep = _record.TileStep(_shape, run), weightStep = _shape.TileLength(run.Width);
            int vectors = (int)rowLength / TLanes.Count;
            ref float record = ref _record.At(_shape, run, _row);
            ref float weights = ref Unsafe.Add(ref _weights, run.Offset);
            for (int tile = 0, together; tile < run.Count; tile += together)
            {
                together = vectors == 1 ? Math.Min(MatrixProduct.MostVectors, run.Count - tile) : 1;
                bool several = together > 1;
                var recorded = VectorOffsets.Every(several ? recordStep : TLanes.Count);
                var packed = VectorOffsets.Every(several ? weightStep : TLanes.Count);
                for (int t = 0; t < together; t++)
                    SetBiases<TLanes>(run, ref Unsafe.Add(ref record, t * recordStep), ref Unsafe.Add(ref weights, t * weightStep), vectors);
                VectorOffsets inputs = _shape.SplitsCandidate ? recorded with { Third = recorded.Fourth } : recorded;
                AddProducts<TLanes>(run, _x, _shape.InputRows, ref Unsafe.Add(ref weights, _shape.BiasRows * rowLength), packed, ref record, inputs, vectors * together);
                if (_shape.IsRecurrent)
                    AddProducts<TLanes>(run, _h, _shape.Units, ref Unsafe.Add(ref weights, _shape.FirstRecurrentRow * rowLength), packed, ref record, recorded, vectors * together);
                record = ref Unsafe.Add(ref record, together * recordStep);
                weights = ref Unsafe.Add(ref weights, together * weightStep);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void AddProducts<TLanes>(
            TileRun run, RowView source, int count, ref float weights, VectorOffsets packed, ref float record, VectorOffsets recorded, int vectors)
            where TLanes : struct, ILanes<TLanes> => MatrixProduct.Add<TLanes>(
                ref source.Origin, new LeftSteps(source.Stride, 1),
                ref weights, new RightSteps(_shape.RowLength(run.Width), packed),
                ref record, new SumSteps(_record.RowStep(_shape, run), recorded),
                count, 1, _rows, vectors, MatrixProduct.Registers(_shape.Lanes));

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void SetBiases<TLanes>(TileRun run, ref float record, ref float weights, int vectors)
            where TLanes : struct, ILanes<TLanes>
        {
            nint rowLength = _shape.RowLength(run.Width);
            for (int v = 0; v < (_shape.SplitsCandidate ? vectors + 1 : vectors); v++)
            {
                // Of a split candidate m takes the recurrent bias, n, which lies behind it, the input bias.
                bool isM = _shape.SplitsCandidate && v == 2, isN = v == 3 && _shape.SplitsCandidate;
                nint place = (isN ? 2 : v) * TLanes.Count;
                TLanes bias = _shape.BiasRows > 0 && !isM ? TLanes.Load(ref weights, place) : TLanes.Create(0f);
                if (_shape.BiasRows > 1 && !isN) bias += TLanes.Load(ref weights, rowLength + place);
                nint step = _record.RowStep(_shape, run);
                ref float to = ref Unsafe.Add(ref record, v * TLanes.Count);
                for (nint row = 0; row < _rows; row++, to = ref Unsafe.Add(ref to, step)) bias.Store(ref to);
            }
        }
    }
}
