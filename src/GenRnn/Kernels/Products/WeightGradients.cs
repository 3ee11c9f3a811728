using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// Gradients for the weights of a panel from those for its sums: for every row of weights the sum, over all steps and samples,
/// of what the row was multiplied with times the gradient.
/// </summary>
/// <param name="panel">The panel.</param>
/// <param name="x">Inputs, for every row of the record one.</param>
/// <param name="h">What the recurrent rows were multiplied with; anything where there are none.</param>
/// <param name="record">The gradients for the sums.</param>
/// <param name="total">Rows of the record.</param>
/// <param name="gradient">The packed gradients of all parameters, which are added to.</param>
/// <param name="ofStates">Whether the recurrent rows get theirs; otherwise they are left as they are.</param>
internal readonly ref struct WeightGradients(TiledPanel panel, RowView x, RowView h, GateRecord record, nint total, ref float gradient, bool ofStates = true) : ITileKernel
{
    /// <summary>Numbers of a record that stay in the first-level cache while every row of weights reads them.</summary>
    private const int Nearby = 8192;

    private readonly RowView _x = x, _h = h;
    private readonly GateRecord _record = record;
    private readonly ref float _gradient = ref gradient;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<TLanes>(TileRun run)
        where TLanes : struct, ILanes<TLanes>
    {
        nint recordRow = _record.RowStep(run), recordTile = _record.TileStep(run);
        nint stretch = Nearby / (run.TilesTogether * run.RecordRow);
        for (nint row = 0; row < total; row += stretch)
        {
            nint count = nint.Min(stretch, total - row);
            RowView x = _x.From(row), h = _h.From(row);
            ref float record = ref _record.At(run, row);
            ref float gradient = ref Unsafe.Add(ref _gradient, run.Offset);
            for (int tile = 0, tiles; tile < run.Count; tile += tiles)
            {
                tiles = Math.Min(run.TilesTogether, run.Count - tile);
                int vectors = run.RowVectors * tiles;
                VectorOffsets recorded = VectorOffsets.Every(tiles > 1 ? recordTile : TLanes.Count);
                VectorOffsets places = VectorOffsets.Every(tiles > 1 ? run.TileLength : TLanes.Count);
                var steps = new MatrixSteps
                {
                    LeftRow = 1,
                    LeftColumn = x.Stride,
                    RightRow = recordRow,
                    Right = panel.SplitsCandidate ? recorded with { Third = recorded.Fourth } : recorded,
                    StartRow = run.RowLength,
                    Start = places,
                    SumRow = run.RowLength,
                    Sums = places,
                    Count = count,
                    Blocks = 1,
                };
                ref float inputs = ref Unsafe.Add(ref gradient, panel.BiasRows * run.RowLength);
                MatrixProduct.Add<TLanes>(ref x.Origin, ref record, ref inputs, steps, panel.InputRows, vectors, panel.HasManyRegisters);
                if (panel.IsRecurrent && ofStates)
                {
                    (steps.LeftColumn, steps.Right) = (h.Stride, recorded);
                    ref float states = ref Unsafe.Add(ref inputs, panel.InputRows * run.RowLength);
                    MatrixProduct.Add<TLanes>(ref h.Origin, ref record, ref states, steps, panel.RecurrentRows, vectors, panel.HasManyRegisters);
                }

                for (int t = 0; t < tiles; t++)
                {
                    AddBiases<TLanes>(run, ref record, recordRow, count, ref gradient);
                    record = ref Unsafe.Add(ref record, recordTile);
                    gradient = ref Unsafe.Add(ref gradient, run.TileLength);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddBiases<TLanes>(TileRun run, ref float record, nint recordRow, nint count, ref float gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int bias = 0; bias < panel.BiasRows; bias++)
        {
            // The candidate's input bias goes with n, which lies behind m in the record.
            bool apart = panel.SplitsCandidate && bias == 0;
            RowSums.Add<TLanes>(ref record, recordRow, count, ref gradient, apart ? 2 : run.RowVectors);
            if (apart) RowSums.Add<TLanes>(ref Unsafe.Add(ref record, 3 * TLanes.Count), recordRow, count, ref Unsafe.Add(ref gradient, 2 * TLanes.Count), 1);
            gradient = ref Unsafe.Add(ref gradient, run.RowLength);
        }
    }
}
