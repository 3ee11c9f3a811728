using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// Gradients for the weights of a panel from those for its sums: for every row of weights the sum, over all steps and samples,
/// of what the row was multiplied with times the gradient.
/// </summary>
internal static class WeightGradients
{
    /// <summary>Rows of a record that stay in the first-level cache while every row of weights reads them.</summary>
    private const int Stretch = 128;

    /// <summary>Adds the gradients.</summary>
    /// <param name="shape">The panel.</param>
    /// <param name="x">Inputs, for every row of the record one.</param>
    /// <param name="h">What the recurrent rows were multiplied with; anything where there are none.</param>
    /// <param name="record">The gradients for the sums.</param>
    /// <param name="total">Rows.</param>
    /// <param name="gradient">The packed gradients of all parameters.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(PanelShape shape, RowView x, RowView h, GateRecord record, nint total, ref float gradient)
    {
        for (nint row = 0; row < total; row += Stretch)
            TileLoop.OverRows(shape, new Kernel(shape, x.From(row), h.From(row), record, row, nint.Min(Stretch, total - row), ref gradient));
    }

    private readonly ref struct Kernel(
        PanelShape shape, RowView x, RowView h, GateRecord record, nint row, nint count, ref float gradient) : ITileKernel
    {
        private readonly PanelShape _shape = shape;
        private readonly RowView _x = x, _h = h;
        private readonly GateRecord _record = record;
        private readonly nint _row = row, _count = count;
        private readonly ref float _gradient = ref gradient;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>(TileRun run)
            where TLanes : struct, ILanes<TLanes>
        {
            nint rowLength = _shape.RowLength(run.Width), recordStep = _record.TileStep(_shape, run), weightStep = _shape.TileLength(run.Width);
            int vectors = (int)rowLength / TLanes.Count;
            ref float record = ref _record.At(_shape, run, _row);
            ref float gradient = ref Unsafe.Add(ref _gradient, run.Offset);
            for (int tile = 0, together; tile < run.Count; tile += together)
            {
                // A vector of one gate fills no register tile: up to four tiles take part at once.
                together = vectors == 1 ? Math.Min(MatrixProduct.MostVectors, run.Count - tile) : 1;
                bool several = together > 1;
                var recorded = VectorOffsets.Every(several ? recordStep : TLanes.Count);
                var weights = VectorOffsets.Every(several ? weightStep : TLanes.Count);
                AddBiases<TLanes>(run, ref record, recordStep, ref gradient, weightStep, vectors, together);
                VectorOffsets inputs = _shape.SplitsCandidate ? recorded with { Third = recorded.Fourth } : recorded;
                AddRows<TLanes>(run, _x, _shape.InputRows, ref record, inputs, ref Unsafe.Add(ref gradient, _shape.BiasRows * rowLength), weights, vectors * together);
                if (_shape.IsRecurrent)
                    AddRows<TLanes>(run, _h, _shape.Units, ref record, recorded, ref Unsafe.Add(ref gradient, _shape.FirstRecurrentRow * rowLength), weights, vectors * together);
                record = ref Unsafe.Add(ref record, together * recordStep);
                gradient = ref Unsafe.Add(ref gradient, together * weightStep);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void AddRows<TLanes>(
            TileRun run, RowView source, int rows, ref float record, VectorOffsets recorded, ref float gradient, VectorOffsets weights, int vectors)
            where TLanes : struct, ILanes<TLanes> => MatrixProduct.Add<TLanes>(
                ref source.Origin, new LeftSteps(1, source.Stride),
                ref record, new RightSteps(_record.RowStep(_shape, run), recorded),
                ref gradient, new SumSteps(_shape.RowLength(run.Width), weights),
                _count, 1, rows, vectors, MatrixProduct.Registers(_shape.Lanes));

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddBiases<TLanes>(TileRun run, ref float record, nint recordStep, ref float gradient, nint weightStep, int vectors, int tiles)
            where TLanes : struct, ILanes<TLanes>
        {
            nint step = _record.RowStep(_shape, run), width = run.Width;
            for (int bias = 0; bias < _shape.BiasRows; bias++)
            {
                for (int tile = 0; tile < tiles; tile++)
                {
                    ref float from = ref Unsafe.Add(ref record, tile * recordStep);
                    ref float to = ref Unsafe.Add(ref gradient, (tile * weightStep) + (bias * _shape.RowLength(run.Width)));

                    // The candidate's input bias goes with n, which lies behind m in the record.
                    bool apart = _shape.SplitsCandidate && bias == 0;
                    RowSums.Add<TLanes>(ref from, step, _count, ref to, apart ? vectors - 1 : vectors);
                    if (apart) RowSums.Add<TLanes>(ref Unsafe.Add(ref from, 3 * width), step, _count, ref Unsafe.Add(ref to, 2 * width), 1);
                }
            }
        }
    }
}
