using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>Where the peepholes of a tile lie: a row as long as those of the kernels, with a vector for each gate that sees the cell.</summary>
/// <param name="Origin">Name of a ref.</param>
/// <param name="Offset">How far behind it the row begins.</param>
internal sealed record PeepholeWeights(string Origin, long Offset)
{
    /// <summary>The packed row of the peepholes of a panel.</summary>
    public static int RowOf(PanelPlan panel) => panel.Panel.RowOf(ParameterRole.Peepholes);

    /// <summary>The peepholes of a gate.</summary>
    public string Of(PanelPlan panel, PackedTile tile, char gate) => Vec.Load(tile.Width, Origin, Offset + (panel.Letters.IndexOf(gate) * tile.Width));
}
