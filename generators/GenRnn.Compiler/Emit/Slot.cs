using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>One accumulator of a group, with where its weights come from and what it is called.</summary>
internal sealed record Slot(PanelPlan Panel, PackedTile Tile, Accumulator Accumulator, string Name)
{
    /// <summary>The accumulators of a group of tiles.</summary>
    public static List<Slot> Of(PanelPlan panel, TileGroup group, VectorWidth width) =>
        group.Tiles.SelectMany((tile, index) => panel.Accumulators(tile, width).Select(a => new Slot(
            panel, tile, a, a.Name + (group.Tiles.Count > 1 ? CSharpLiteral.Of(index) : "")))).ToList();

    public int RowLength => Panel.Panel.RowLength(Tile);
}
