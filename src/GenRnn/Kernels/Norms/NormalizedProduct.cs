using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// A product of a layer-normalised cell, with its inputs or its states, and the norms of its gates. Rows of products lie one
/// behind the other, each with the gates of all tiles in the order of a packed row.
/// </summary>
/// <param name="panel">The kernel.</param>
/// <param name="groups">The norms.</param>
/// <param name="records">How the tiles of each of the cell's records lie.</param>
internal sealed class NormalizedProduct(TiledPanel panel, NormGroup[] groups, TiledPanel[] records)
{
    /// <summary>Numbers of a row of products.</summary>
    public int Stride => panel.Gates * panel.PaddedUnits;

    /// <summary>Numbers that the norms keep of a row.</summary>
    public int StatisticsSize => groups.Length * RowStatistics.Size;

    /// <summary>The products as a record.</summary>
    public GateRecord RecordOf(ref float products) => GateRecord.ByRow(new RowView(ref products, Stride), panel.Gates);

    /// <summary>Multiplies inputs or states.</summary>
    public void Multiply(RowView vectors, ref float products, nint rows, ref float weights)
    {
        if (panel.IsRecurrent) Projection.States(panel, vectors, ref products, rows, ref weights);
        else Projection.Ahead(panel, ref vectors.Origin, vectors.Stride, ref products, rows, ref weights);
    }

    /// <summary>Normalises products, of which deviations from the mean are left, into the records.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Normalize(ref float products, nint rows, ref float statistics, CellRecords target, ref float weights)
    {
        foreach (NormGroup group in groups)
        {
            var values = new GateRows(RecordOf(ref products), panel, group.FirstGate, 0);
            group.Norm.Forward(values, target.Gates(group.Record, records[group.Record], group.RecordedGate), group.Adds, rows, ref statistics, ref weights);
            statistics = ref Unsafe.Add(ref statistics, rows * RowStatistics.Size);
        }
    }

    /// <summary>Turns what <see cref="Normalize"/> left into gradients for the products, and adds those for the norms and biases.</summary>
    /// <param name="products">The deviations.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="statistics">What the norms kept of them.</param>
    /// <param name="source">The gradients for the sums of the gates.</param>
    /// <param name="weights">Where packed weights count from.</param>
    /// <param name="gradients">Where packed gradients count from.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Backward(ref float products, nint rows, ref float statistics, CellRecords source, ref float weights, ref float gradients)
    {
        foreach (NormGroup group in groups)
        {
            var values = new GateRows(RecordOf(ref products), panel, group.FirstGate, 0);
            group.Norm.Backward(values, source.Gates(group.Record, records[group.Record], group.RecordedGate), rows, ref statistics, ref weights, ref gradients);
            statistics = ref Unsafe.Add(ref statistics, rows * RowStatistics.Size);
        }
    }
}
