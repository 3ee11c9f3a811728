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
        List<(TileGroup Group, List<string> Calls)> groups = [.. layer.BatchGroups[index].Select(group => (group, Calls(layer, panel, group)))];
        string state = panel.IsDense ? "" : "ref float h, ";
        code.RestartNames();
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: gradients for its weights, from all steps and samples.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block($"public static void {NameOf(layer, index)}(ref float x, nint xStride, {state}ref float gates, nint total, ref float gradient)"))
        {
            using (code.Block($"for (nint n = 0; n < total; n += {CSharpLiteral.Of(Stretch)})"))
            {
                code.Line($"nint count = total - n < {CSharpLiteral.Of(Stretch)} ? total - n : {CSharpLiteral.Of(Stretch)};");
                code.Line($"ref float xn = {Vec.Ref("x", "n * xStride")};");
                if (!panel.IsDense) code.Line($"ref float hn = {Vec.Ref("h", $"n * {CSharpLiteral.Of(layer.Stride)}")};");
                foreach ((TileGroup group, List<string> calls) in groups)
                {
                    bool loops = group.Repeat > 1;
                    using (code.LoopOrScope(loops ? $"for (nint tile = 0; tile < {CSharpLiteral.Of(group.Repeat)}; tile++)" : null, apart: groups.Count > 1))
                    {
                        for (int t = 0; t < group.Tiles.Count; t++)
                        {
                            PackedTile tile = group.Tiles[t];
                            string record = loops ? RecordAddress.InTurn(panel, tile, "gates", "n", group.Tiles.Count) : RecordAddress.Of(panel, tile, "gates", "n");
                            string offset = CSharpLiteral.Of(tile.Offset);
                            code.Line($"ref float d{CSharpLiteral.Of(t)} = {record};");
                            code.Line($"ref float g{CSharpLiteral.Of(t)} = {Vec.Ref("gradient", loops ? $"(tile * {CSharpLiteral.Of(panel.WeightStep(group))}) + {offset}" : offset)};");
                        }

                        foreach (string call in calls) code.Line(call);
                    }
                }
            }
        }

        code.Line();
    }

    /// <summary>The calls for the rows of a group of tiles. Writes the kernels that they need first.</summary>
    private List<string> Calls(LayerPlan layer, PanelPlan panel, TileGroup group)
    {
        List<string> calls = [];
        string records = string.Concat(group.Tiles.Select((_, t) => $"ref d{CSharpLiteral.Of(t)}, "));
        if (panel.Panel.BiasRows > 0) calls.Add($"{products.WriteAccumulate(panel, group, recurrent: false, 0)}({records}count, {Gradients("0")});");
        if (panel.Panel.BiasRows > 1) calls.Add($"{products.WriteAccumulate(panel, group, recurrent: true, 0)}({records}count, {Gradients("1")});");
        Rows("xn", "xStride", panel.Panel.InputRows, panel.Panel.BiasRows, recurrent: false);
        if (!panel.IsDense) Rows("hn", CSharpLiteral.Of(layer.Stride), panel.Panel.RecurrentRows, panel.Panel.FirstRecurrentRow, recurrent: true);
        return calls;

        void Rows(string source, string stride, int rows, int firstRow, bool recurrent)
        {
            int atOnce = products.RowsAtOnce(panel, group, recurrent, rows), looped = rows / atOnce * atOnce;
            if (looped > 0)
            {
                string kernel = products.WriteAccumulate(panel, group, recurrent, atOnce);
                calls.Add($"for (nint r = 0; r < {CSharpLiteral.Of(looped)}; r += {CSharpLiteral.Of(atOnce)})");
                calls.Add($"    {kernel}({Vec.Ref(source, "r")}, {stride}, {records}count, {Gradients($"r + {CSharpLiteral.Of(firstRow)}")});");
            }

            if (rows > looped)
            {
                string kernel = products.WriteAccumulate(panel, group, recurrent, rows - looped);
                calls.Add($"{kernel}({Vec.Ref(source, looped)}, {stride}, {records}count, {Gradients(CSharpLiteral.Of(firstRow + looped))});");
            }
        }

        string Gradients(string row) => string.Join(", ", group.Tiles.Select((tile, t) =>
            row == "0" ? $"ref g{CSharpLiteral.Of(t)}" : Vec.Ref($"g{CSharpLiteral.Of(t)}", $"({row}) * {CSharpLiteral.Of(panel.Panel.RowLength(tile))}")));
    }
}
