using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>
/// Columns that the backward pass computes together when it multiplies gate gradients with a transposed kernel. The
/// transposed kernel lies block after block; a block has one row for each lane of each gate, tile after tile.
/// </summary>
/// <param name="FirstColumn">The first column.</param>
/// <param name="Width">Columns, a multiple of 4; the last ones may be padding.</param>
public sealed record ColumnBlock(int FirstColumn, int Width)
{
    /// <summary>Cuts columns into blocks of a few vectors: as many as leave registers for several samples.</summary>
    public static EquatableArray<ColumnBlock> Cut(int columns, int lanes)
    {
        List<ColumnBlock> blocks = [];
        for (int first = 0, padded = PackedLayout.PaddedUnits(columns); first < padded; first += blocks[blocks.Count - 1].Width)
            blocks.Add(new ColumnBlock(first, WidthAt(first, columns, lanes)));
        return blocks.ToEquatableArray();
    }

    /// <summary>Width of the block that begins at <paramref name="first"/>, for those who may not allocate the list.</summary>
    public static int WidthAt(int first, int columns, int lanes) =>
        Math.Min(lanes * (lanes == 16 ? 4 : 3), PackedLayout.PaddedUnits(columns) - first);

    /// <summary>Numbers of the transposed kernel of a panel with <paramref name="columns"/> columns.</summary>
    public static int TransposedLength(PackedPanel panel, int columns) =>
        panel.Tiles.Sum(panel.RowLength) * PackedLayout.PaddedUnits(columns);
}
