using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>The sums of a panel for the samples of a step: bias, plus inputs times kernel, plus states times recurrent kernel.</summary>
/// <remarks>Emitted kernels compute them themselves where text that is made for the shape is faster; the others come here.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Projection
{
    /// <summary>Writes the sums of a recurrent panel into a record.</summary>
    /// <param name="panel">The panel.</param>
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
        TiledPanel panel, ref float x, nint xStride, ref float h, ref float gates, nint total, nint row, nint rows, ref float weights)
    {
        var kernel = new Kernel(
            panel, new RowView(ref x, xStride), new RowView(ref h, PackedLayout.PaddedUnits(panel.RecurrentRows)), GateRecord.ByTile(ref gates, total), row, rows, ref weights, readsState: true);
        TileLoop.OverRows(panel, ref kernel);
    }

    /// <summary>Writes the outputs of a Dense layer, before their activation, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dense(TiledPanel panel, ref float x, nint xStride, ref float y, nint rows, ref float weights)
    {
        var record = GateRecord.ByRow(new RowView(ref y, panel.PaddedUnits), gates: 1);
        var kernel = new Kernel(panel, new RowView(ref x, xStride), default, record, 0, rows, ref weights, readsState: false);
        TileLoop.OverRows(panel, ref kernel);
    }

    /// <summary>
    /// Writes what the inputs of several steps of one sequence add to their sums, and the input bias, which holds both where
    /// weights are packed for prediction. A row of sums has the gates of all tiles in the order of a packed row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Ahead(TiledPanel panel, ref float x, nint xStride, ref float sums, nint rows, ref float weights)
    {
        var record = GateRecord.ByRow(new RowView(ref sums, panel.Gates * panel.PaddedUnits), panel.Gates);
        var kernel = new Kernel(panel, new RowView(ref x, xStride), default, record, 0, rows, ref weights, readsState: false);
        TileLoop.OverRows(panel, ref kernel);
    }

    /// <summary>Writes the products of a panel without inputs with the states of samples, and no bias, in rows as <see cref="Ahead"/> has them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void States(TiledPanel panel, RowView h, ref float sums, nint rows, ref float weights)
    {
        var record = GateRecord.ByRow(new RowView(ref sums, panel.Gates * panel.PaddedUnits), panel.Gates);
        var kernel = new Kernel(panel, h, h, record, 0, rows, ref weights, readsState: true);
        TileLoop.OverRows(panel, ref kernel);
    }

    private readonly ref struct Kernel(
        TiledPanel panel, RowView x, RowView h, GateRecord record, nint row, nint rows, ref float weights, bool readsState) : ITileKernel
    {
        private readonly RowView _x = x, _h = h;
        private readonly GateRecord _record = record;
        private readonly ref float _weights = ref weights;

        /// <summary>Whether m and n are summed apart here: without the state there is no m.</summary>
        private bool Splits => readsState && panel.SplitsCandidate;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run<TLanes>(TileRun run)
            where TLanes : struct, ILanes<TLanes>
        {
            nint recordRow = _record.RowStep(run), recordTile = _record.TileStep(run);
            ref float record = ref _record.At(run, row);
            ref float weights = ref Unsafe.Add(ref _weights, run.Offset);
            TileBiases space = default;
            ref float biases = ref space[0];
            for (int tile = 0, tiles; tile < run.Count; tile += tiles)
            {
                tiles = Math.Min(run.TilesTogether, run.Count - tile);
                for (int t = 0; t < tiles; t++)
                    GatherBiases<TLanes>(run, ref Unsafe.Add(ref weights, t * run.TileLength), ref Unsafe.Add(ref biases, t * TLanes.Count));
                int vectors = run.RowVectors * tiles;
                var steps = new MatrixSteps
                {
                    LeftRow = _x.Stride,
                    LeftColumn = 1,
                    MoreRow = _h.Stride,
                    MoreCount = readsState ? panel.RecurrentRows : 0,
                    RightRow = run.RowLength,
                    Right = VectorOffsets.Every(tiles > 1 ? run.TileLength : TLanes.Count),
                    Start = VectorOffsets.Every(TLanes.Count),
                    SumRow = recordRow,
                    Sums = VectorOffsets.Every(tiles > 1 ? recordTile : TLanes.Count),
                    Count = panel.InputRows,
                    Blocks = 1,
                };
                ref float inputs = ref Unsafe.Add(ref weights, panel.BiasRows * run.RowLength);
                if (Splits) SetSplit<TLanes>(run, ref inputs, ref biases, ref record, ref steps);
                else MatrixProduct.Set<TLanes>(ref _x.Origin, ref _h.Origin, ref inputs, ref biases, ref record, steps, (int)rows, vectors, panel.HasManyRegisters);
                record = ref Unsafe.Add(ref record, tiles * recordTile);
                weights = ref Unsafe.Add(ref weights, tiles * run.TileLength);
            }
        }

        /// <summary>First r, z and m from the states, then what the inputs add to r, z and n, which lies behind m.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void SetSplit<TLanes>(TileRun run, ref float inputs, ref float biases, ref float record, ref MatrixSteps steps)
            where TLanes : struct, ILanes<TLanes>
        {
            nint recordRow = steps.SumRow;
            (steps.LeftRow, steps.Count, steps.MoreCount) = (_h.Stride, panel.RecurrentRows, 0);
            ref float states = ref Unsafe.Add(ref inputs, panel.InputRows * run.RowLength);
            MatrixProduct.Set<TLanes>(ref _h.Origin, ref _h.Origin, ref states, ref biases, ref record, steps, (int)rows, run.RowVectors, panel.HasManyRegisters);

            TLanes bias = TLanes.Load(ref biases, 3 * TLanes.Count);
            ref float n = ref Unsafe.Add(ref record, 3 * TLanes.Count);
            for (nint sample = 0; sample < rows; sample++, n = ref Unsafe.Add(ref n, recordRow)) bias.Store(ref n);
            steps.Sums = steps.Sums with { Third = steps.Sums.Fourth };
            (steps.LeftRow, steps.Count, steps.StartRow, steps.Start) = (_x.Stride, panel.InputRows, recordRow, steps.Sums);
            MatrixProduct.Add<TLanes>(ref _x.Origin, ref inputs, ref record, steps, (int)rows, run.RowVectors, panel.HasManyRegisters);
        }

        /// <summary>What the sums of a tile begin with; of a split candidate first m, then n.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void GatherBiases<TLanes>(TileRun run, ref float weights, ref float biases)
            where TLanes : struct, ILanes<TLanes>
        {
            int vectors = Splits ? run.RowVectors + 1 : run.RowVectors;
            for (int v = 0; v < vectors; v++)
            {
                // m takes the recurrent bias, n the input bias.
                bool isM = Splits && v == 2, isN = Splits && v == 3;
                nint place = (isN ? 2 : v) * TLanes.Count;
                TLanes bias = panel.BiasRows > 0 && !isM ? TLanes.Load(ref weights, place) : TLanes.Create(0f);
                if (readsState && panel.BiasRows > 1 && !isN) bias += TLanes.Load(ref weights, run.RowLength + place);
                bias.Store(ref biases, v * TLanes.Count);
            }
        }
    }

    /// <summary>As many numbers as a product is wide at most.</summary>
    [InlineArray(64)]
    private struct TileBiases
    {
        private float _first;
    }
}
