using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes an element-wise pass over the tiles of a layer and, inside, the samples of a step. The body finds its place behind
/// refs called after the arrays: <c>gatesRow</c> for the record <c>gates</c>, <c>hRow</c> for the rows <c>h</c>.
/// </summary>
internal static class TileLoop
{
    /// <summary>Writes the loops.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="records">Records that take part, each with its panel.</param>
    /// <param name="rowArrays">Arrays of rows that take part, with a number for each unit.</param>
    /// <param name="body">Writes what happens to a tile of one sample.</param>
    /// <param name="packedRow">A packed row of the weights that takes part, by the name <c>weights</c>; negative for none.</param>
    public static void Write(
        CodeWriter code, LayerPlan layer, IReadOnlyList<(string Name, PanelPlan Panel)> records, IReadOnlyList<string> rowArrays, Action<PackedTile> body, int packedRow = -1)
    {
        foreach (IGrouping<(int, bool), PackedTile> tiles in layer.Panels[0].Panel.Tiles.GroupBy(t => (t.Width, layer.MasksPaddingOf(t))))
        {
            PackedTile tile = tiles.First();
            int count = tiles.Count();
            code.Line($"// {CSharpLiteral.Of(count)} x {CSharpLiteral.Of(tile.Width)} units from {CSharpLiteral.Of(tile.FirstUnit)} on.");
            using IDisposable? turns = count > 1 ? code.Block($"for (nint tile = 0; tile < {CSharpLiteral.Of(count)}; tile++)") : null;
            using IDisposable? scope = count > 1 || tile.Width == layer.UnitStride ? null : code.Block();
            foreach ((string name, PanelPlan panel) in records)
            {
                PackedTile same = panel.Panel.Tiles.First(t => t.FirstUnit == tile.FirstUnit);
                code.Line($"ref float {name}Row = {(count > 1 ? RecordAddress.InTurn(panel, same, name, "row") : RecordAddress.Of(panel, same, name, "row"))};");
            }

            if (packedRow >= 0)
            {
                PackedPanel panel = layer.Panels[0].Panel;
                string start = CSharpLiteral.Of(panel.IndexOf(tile, packedRow, 0));
                code.Line($"ref float weights = {Vec.Ref("w", count > 1 ? $"(tile * {CSharpLiteral.Of(panel.TileLength(tile))}) + {start}" : start)};");
            }

            string unit = count > 1 ? $"(tile * {CSharpLiteral.Of(tile.Width)}) + {CSharpLiteral.Of(tile.FirstUnit)}" : CSharpLiteral.Of(tile.FirstUnit);
            foreach (string name in rowArrays) code.Line($"ref float {name}Row = {Vec.Ref(name, unit)};");
            using (code.Block("for (nint s = 0; s < rows; s++)"))
            {
                body(tile);
                foreach ((string name, PanelPlan panel) in records)
                    code.Line($"{name}Row = {Vec.Ref(name + "Row", panel.RecordRow(tile))};");
                foreach (string name in rowArrays) code.Line($"{name}Row = {Vec.Ref(name + "Row", layer.UnitStride)};");
            }
        }
    }
}
