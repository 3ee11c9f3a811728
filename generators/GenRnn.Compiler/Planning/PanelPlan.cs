using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Compiler.Planning;

/// <summary>
/// How the kernels see a panel of packed weights: the accumulators of each tile, and the record, the place where a batch
/// keeps the gates of every step for the backward pass.
/// </summary>
/// <remarks>
/// A recorded row of a tile holds its gates side by side. Rows of a tile lie together for all steps and samples,
/// [tile][step][sample][gates * width], so that the products of the backward pass run through memory in order. A Dense layer
/// records its outputs row by row instead, [row][units], as the next layer reads them.
/// </remarks>
/// <param name="Panel">The weights.</param>
/// <param name="Letters">
/// A letter for each recorded gate. A GRU with reset after the product records four: r z m n, where m = h U_n + b'_n is
/// summed apart from n = x W_n + b_n. A projection records its numbers as p.
/// </param>
public sealed record PanelPlan(PackedPanel Panel, string Letters)
{
    /// <summary>Whether m and n are summed apart.</summary>
    public bool SplitsCandidate => Letters == "rzmn";

    /// <summary>Whether the panel reads inputs alone, row by row: that of a Dense layer or of a projection.</summary>
    public bool IsDense => Panel.RecurrentRows == 0;

    /// <summary>Units, or numbers of a projection, rounded up to the narrowest tile.</summary>
    public int PaddedUnits => PackedLayout.PaddedUnits(Panel.Units);

    /// <summary>Recorded numbers of one sample and step.</summary>
    public int RecordSize => Letters.Length * PaddedUnits;

    /// <summary>Numbers of a recorded row of a tile.</summary>
    public int RecordRow(PackedTile tile) => Letters.Length * tile.Width;

    /// <summary>Numbers of the record, for one sample and step, that lie before a tile.</summary>
    public int RecordStart(PackedTile tile) => Letters.Length * tile.FirstUnit;

    /// <summary>Packed weights from one turn of a group to the next.</summary>
    public long WeightStep(TileGroup group) => (long)Panel.TileLength(group.Tiles[0]) * group.Tiles.Count;

    /// <summary>The accumulators of a tile: the gates of a row, as many of them in a vector as fit.</summary>
    public IEnumerable<Accumulator> Accumulators(PackedTile tile, VectorWidth width)
    {
        int w = tile.Width;
        if (SplitsCandidate)
        {
            foreach (Accumulator shared in Share("rz", w, width, 0, AccumulatorSource.Both)) yield return shared;
            yield return new Accumulator("m", w, 2 * w, 2 * w, AccumulatorSource.State);
            yield return new Accumulator("n", w, 2 * w, 3 * w, AccumulatorSource.Input);
        }
        else
        {
            foreach (Accumulator shared in Share(Letters, w, width, 0, IsDense ? AccumulatorSource.Input : AccumulatorSource.Both))
                yield return shared;
        }
    }

    private static IEnumerable<Accumulator> Share(string letters, int tileWidth, VectorWidth width, int offset, AccumulatorSource source)
    {
        for (int first = 0; first < letters.Length;)
        {
            int gates = 1;
            while (gates * 2 * tileWidth <= width.Lanes && first + (gates * 2) <= letters.Length) gates *= 2;
            int start = offset + (first * tileWidth);
            yield return new Accumulator(letters.Substring(first, gates), gates * tileWidth, start, start, source);
            first += gates;
        }
    }
}
