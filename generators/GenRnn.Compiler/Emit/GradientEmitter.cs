using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes the pass that turns recorded gradients for sums into gradients for the weights of a panel, over all steps and
/// samples. Records are taken in stretches that stay in the first-level cache while every row of weights reads them.
/// </summary>
internal sealed class GradientEmitter(CodeWriter code, ProductEmitter products)
{
    private const int Stretch = 128;

    /// <summary>Name of the pass of a panel.</summary>
    public static string NameOf(LayerPlan layer, int panel) => $"{layer.Name}Gradients{(panel == 0 ? "" : "New")}";

    /// <summary>The pass of a panel.</summary>
    public void Write(LayerPlan layer, int index)
    {
        PanelPlan panel = layer.Panels[index];
        var calls = new Dictionary<int, List<string>>();
        foreach (PackedTile tile in panel.Panel.Tiles.GroupBy(t => t.Width).Select(g => g.First()))
            calls[tile.Width] = Calls(layer, panel, tile);

        string state = panel.IsDense ? "" : "ref float h, ";
        code.RestartNames();
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: gradients for its weights, from all steps and samples.</summary>");
        using (code.Block($"public static void {NameOf(layer, index)}(ref float x, nint xStride, {state}ref float gates, nint total, ref float gradient)"))
        {
            using (code.Block($"for (nint n = 0; n < total; n += {CSharpLiteral.Of(Stretch)})"))
            {
                code.Line($"nint count = total - n < {CSharpLiteral.Of(Stretch)} ? total - n : {CSharpLiteral.Of(Stretch)};");
                code.Line($"ref float xn = {Vec.Ref("x", "n * xStride")};");
                if (!panel.IsDense) code.Line($"ref float hn = {Vec.Ref("h", $"n * {CSharpLiteral.Of(layer.Stride)}")};");
                foreach (IGrouping<int, PackedTile> tiles in panel.Panel.Tiles.GroupBy(t => t.Width))
                {
                    PackedTile tile = tiles.First();
                    int count = tiles.Count();
                    using (code.Block(count > 1 ? $"for (nint tile = 0; tile < {CSharpLiteral.Of(count)}; tile++)" : null))
                    {
                        string origin = RecordAddress.Of(panel, tile, "gates", "n");
                        code.Line($"ref float d = {(count > 1 ? Vec.Ref(origin.Substring(4), $"tile * ({RecordAddress.TileStep(panel, tile)})") : origin)};");
                        int tileLength = count > 1 ? panel.Panel.Tiles[1].Offset - panel.Panel.Tiles[0].Offset : 0;
                        code.Line($"ref float g = {Vec.Ref("gradient", count > 1 ? $"(tile * {CSharpLiteral.Of(tileLength)}) + {CSharpLiteral.Of(tile.Offset)}" : CSharpLiteral.Of(tile.Offset))};");
                        foreach (string call in calls[tile.Width]) code.Line(call);
                    }
                }
            }
        }

        code.Line();
    }

    /// <summary>The calls for the rows of a tile. Writes the kernels that they need first.</summary>
    private List<string> Calls(LayerPlan layer, PanelPlan panel, PackedTile tile)
    {
        List<string> calls = [];
        int length = panel.Panel.RowLength(tile);
        if (panel.Panel.BiasRows > 0) calls.Add($"{products.WriteAccumulate(panel, tile, recurrent: false, 0)}(ref d, count, ref g);");
        if (panel.Panel.BiasRows > 1) calls.Add($"{products.WriteAccumulate(panel, tile, recurrent: true, 0)}(ref d, count, {Vec.Ref("g", length)});");
        Rows("xn", "xStride", panel.Panel.InputRows, panel.Panel.BiasRows, recurrent: false);
        if (!panel.IsDense) Rows("hn", CSharpLiteral.Of(layer.Stride), panel.Panel.RecurrentRows, panel.Panel.FirstRecurrentRow, recurrent: true);
        return calls;

        void Rows(string source, string stride, int rows, int firstRow, bool recurrent)
        {
            int atOnce = products.RowsAtOnce(panel, tile, recurrent), looped = rows / atOnce * atOnce;
            if (looped > 0)
            {
                string kernel = products.WriteAccumulate(panel, tile, recurrent, atOnce);
                calls.Add($"for (nint r = 0; r < {CSharpLiteral.Of(looped)}; r += {CSharpLiteral.Of(atOnce)})");
                calls.Add($"    {kernel}({Vec.Ref(source, "r")}, {stride}, ref d, count, {Vec.Ref("g", $"(r * {CSharpLiteral.Of(length)}) + {CSharpLiteral.Of((long)firstRow * length)}")});");
            }

            if (rows > looped)
            {
                string kernel = products.WriteAccumulate(panel, tile, recurrent, rows - looped);
                calls.Add($"{kernel}({Vec.Ref(source, looped)}, {stride}, ref d, count, {Vec.Ref("g", (long)(firstRow + looped) * length)});");
            }
        }
    }
}
