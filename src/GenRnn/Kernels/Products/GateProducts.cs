using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>Products of one gate of a recurrent kernel, where every gate is multiplied with states of its own.</summary>
internal static class GateProducts
{
    /// <summary>Rows of a record that stay near while every row of weights reads them.</summary>
    private const int Stretch = 256;

    /// <summary>record[sample] += h[sample] times the recurrent kernel of a gate.</summary>
    public static void AddSums(TiledPanel panel, int gate, RowView h, GateRecord record, nint row, nint rows, ref float weights)
    {
        foreach (TileRun run in panel.Runs)
        {
            if (run.Width == Lanes512.Count) AddSums<Lanes512>(panel, run, gate, h, record, row, rows, ref weights);
            else if (run.Width == Lanes256.Count) AddSums<Lanes256>(panel, run, gate, h, record, row, rows, ref weights);
            else AddSums<Lanes128>(panel, run, gate, h, record, row, rows, ref weights);
        }
    }

    /// <summary>Adds the gradients for the recurrent kernel of a gate, from those for its sums.</summary>
    public static void AddWeightGradients(TiledPanel panel, int gate, RowView h, GateRecord record, nint total, ref float gradients)
    {
        foreach (TileRun run in panel.Runs)
        {
            if (run.Width == Lanes512.Count) AddWeightGradients<Lanes512>(panel, run, gate, h, record, total, ref gradients);
            else if (run.Width == Lanes256.Count) AddWeightGradients<Lanes256>(panel, run, gate, h, record, total, ref gradients);
            else AddWeightGradients<Lanes128>(panel, run, gate, h, record, total, ref gradients);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddSums<TLanes>(TiledPanel panel, TileRun run, int gate, RowView h, GateRecord record, nint row, nint rows, ref float weights)
        where TLanes : struct, ILanes<TLanes>
    {
        nint recordRow = record.RowStep(run), recordTile = record.TileStep(run);
        VectorOffsets recorded = VectorOffsets.Every(recordTile);
        var steps = new MatrixSteps
        {
            LeftRow = h.Stride,
            LeftColumn = 1,
            RightRow = run.RowLength,
            Right = VectorOffsets.Every(run.TileLength),
            StartRow = recordRow,
            Start = recorded,
            SumRow = recordRow,
            Sums = recorded,
            Count = panel.RecurrentRows,
            Blocks = 1,
        };
        for (int tile = 0, tiles; tile < run.Count; tile += tiles)
        {
            tiles = Math.Min(MatrixProduct.MostVectors, run.Count - tile);
            MatrixProduct.Add<TLanes>(
                ref h.Origin,
                ref KernelOf(panel, run, gate, tile, ref weights),
                ref Unsafe.Add(ref record.At(run, row), (tile * recordTile) + (gate * run.Width)),
                steps,
                (int)rows,
                tiles,
                panel.HasManyRegisters);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddWeightGradients<TLanes>(TiledPanel panel, TileRun run, int gate, RowView h, GateRecord record, nint total, ref float gradients)
        where TLanes : struct, ILanes<TLanes>
    {
        nint recordTile = record.TileStep(run);
        VectorOffsets places = VectorOffsets.Every(run.TileLength);
        for (nint row = 0; row < total; row += Stretch)
        {
            var steps = new MatrixSteps
            {
                LeftRow = 1,
                LeftColumn = h.Stride,
                RightRow = record.RowStep(run),
                Right = VectorOffsets.Every(recordTile),
                StartRow = run.RowLength,
                Start = places,
                SumRow = run.RowLength,
                Sums = places,
                Count = nint.Min(Stretch, total - row),
                Blocks = 1,
            };
            for (int tile = 0, tiles; tile < run.Count; tile += tiles)
            {
                tiles = Math.Min(MatrixProduct.MostVectors, run.Count - tile);
                MatrixProduct.Add<TLanes>(
                    ref h.From(row).Origin,
                    ref Unsafe.Add(ref record.At(run, row), (tile * recordTile) + (gate * run.Width)),
                    ref KernelOf(panel, run, gate, tile, ref gradients),
                    steps,
                    panel.RecurrentRows,
                    tiles,
                    panel.HasManyRegisters);
            }
        }
    }

    /// <summary>Where the recurrent kernel of a gate begins in a tile.</summary>
    private static ref float KernelOf(TiledPanel panel, TileRun run, int gate, int tile, ref float packed) =>
        ref Unsafe.Add(ref packed, run.Offset + (tile * run.TileLength) + (panel.FirstRecurrentRow * run.RowLength) + (gate * run.Width));
}
