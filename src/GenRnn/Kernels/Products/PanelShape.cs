using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>A <see cref="PackedPanel"/> in the numbers that kernels of the library compute with; nothing in it is allocated.</summary>
/// <param name="Lanes">float32 lanes of a full tile.</param>
/// <param name="Units">Units of the layer.</param>
/// <param name="Gates">
/// Gates of a packed row. Three are those of a GRU with reset after the product, r z n: its record keeps m = h U_n + b'_n
/// apart from n = x W_n + b_n and has four, r z m n.
/// </param>
/// <param name="BiasRows">0, 1, or 2 (input bias, then recurrent bias).</param>
/// <param name="InputRows">One for each input.</param>
/// <param name="IsRecurrent">Whether recurrent rows follow, one for each unit.</param>
/// <param name="Offset">Where the panel begins among all packed numbers.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PanelShape(int Lanes, int Units, int Gates, int BiasRows, int InputRows, bool IsRecurrent, int Offset)
{
    /// <summary>Runs of equal tiles at most: full ones, one of 8 units, one of 4.</summary>
    internal const int MostRuns = 3;

    /// <summary>Whether m and n are summed apart.</summary>
    internal bool SplitsCandidate => Gates == 3;

    /// <summary>Gates of a recorded row.</summary>
    internal int RecordedGates => SplitsCandidate ? 4 : Gates;

    /// <summary>Units, rounded up to the narrowest tile.</summary>
    internal int PaddedUnits => PackedLayout.PaddedUnits(Units);

    /// <summary>The first row of recurrent weights.</summary>
    internal int FirstRecurrentRow => BiasRows + InputRows;

    /// <summary>The shape of a panel.</summary>
    internal static PanelShape Of(PackedPanel panel, int lanes) =>
        new(lanes, panel.Units, panel.Gates.Count, panel.BiasRows, panel.InputRows, panel.RecurrentRows > 0, panel.Tiles[0].Offset);

    /// <summary>Numbers of a packed row in a tile of <paramref name="width"/> units.</summary>
    internal int RowLength(int width) => Gates * width;

    /// <summary>Numbers of a packed tile of <paramref name="width"/> units.</summary>
    internal int TileLength(int width) => PackedLayout.Aligned((FirstRecurrentRow + (IsRecurrent ? Units : 0)) * RowLength(width));

    /// <summary>The tiles of one width, as <see cref="PackedTile.Cut"/> cuts them; there may be none.</summary>
    /// <param name="index">Below <see cref="MostRuns"/>, the widest first.</param>
    internal TileRun Run(int index)
    {
        int padded = PaddedUnits, full = padded / Lanes, first = full * Lanes, offset = Offset + (full * TileLength(Lanes));
        if (index == 0) return new TileRun(0, Lanes, full, Offset);
        int eights = (padded - first) / 8;
        return index == 1
            ? new TileRun(first, 8, eights, offset)
            : new TileRun(first + (8 * eights), 4, (padded - first - (8 * eights)) / 4, offset + (eights * TileLength(8)));
    }
}
