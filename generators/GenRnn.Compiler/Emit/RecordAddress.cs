using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Where the record of a tile lies. <c>gates</c> is the record of the panel, <c>total</c> its rows (steps times samples),
/// <c>row</c> the first row of the present step.
/// </summary>
internal static class RecordAddress
{
    /// <summary>Numbers from one row to the next.</summary>
    public static int Stride(PanelPlan panel, PackedTile tile) => panel.IsDense ? panel.PaddedUnits : panel.RecordRow(tile);

    /// <summary>A ref to a row of a tile.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="record">Name of the ref to the record.</param>
    /// <param name="row">The row, as an expression.</param>
    public static string Of(PanelPlan panel, PackedTile tile, string record, string row)
    {
        string offset = $"({row}) * {CSharpLiteral.Of(Stride(panel, tile))}";
        int start = panel.IsDense ? tile.FirstUnit : panel.RecordStart(tile);
        if (start == 0) return Vec.Ref(record, offset);
        return Vec.Ref(record, panel.IsDense ? $"{offset} + {CSharpLiteral.Of(start)}" : $"(total * {CSharpLiteral.Of(start)}) + {offset}");
    }

    /// <summary>A ref to a row of a tile in the turn <c>tile</c> of a loop that takes <paramref name="tiles"/> tiles a turn.</summary>
    public static string InTurn(PanelPlan panel, PackedTile tile, string record, string row, int tiles = 1) =>
        $"ref RnnRef.Add({Of(panel, tile, record, row)}, tile * ({TileStep(panel, tile, tiles)}))";

    /// <summary>How far the record of a tile lies from that of the tile before, as an expression.</summary>
    public static string TileStep(PanelPlan panel, PackedTile tile, int tiles = 1) =>
        panel.IsDense ? CSharpLiteral.Of(tile.Width * tiles) : $"total * {CSharpLiteral.Of(panel.RecordRow(tile) * tiles)}";
}
