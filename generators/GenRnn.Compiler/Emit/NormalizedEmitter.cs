using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes what differs in the kernels of a layer-normalised cell: its sums come from the runtime library, which multiplies and
/// normalises; and an LSTM's cell is normalised between the gates and the new state.
/// </summary>
internal sealed class NormalizedEmitter(CodeWriter code, ActivationFunctions functions, ModelPlan model)
{
    private const string CellField = "Cell";

    /// <summary>The products and norms of a layer, for the library.</summary>
    public void WriteCell(LayerPlan layer, string modelType)
    {
        code.Line("/// <summary>The products and their norms.</summary>");
        code.Line($"public static readonly RnnKernels.NormalizedCell {CellField} = new({modelType}.Spec, layer: {CSharpLiteral.Of(layer.Index)}, lanes: {CSharpLiteral.Of(model.Width.Lanes)});");
        code.Line();
    }

    /// <summary>The calls that run a cell for the samples of a step.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">Its inputs, and numbers from one to the next.</param>
    /// <param name="previous">The previous states.</param>
    /// <param name="next">Where the new ones go.</param>
    /// <param name="rows">How many samples.</param>
    /// <param name="part">The refs to the cell's memory: Gates0, Gates1, ResetH, C, TanhC, Work.</param>
    public static IEnumerable<string> Calls(LayerPlan layer, (string Ref, string Stride) input, string previous, string next, string rows, Func<string, string> part)
    {
        string batch = BatchEmitter.NameOf(layer), cell = $"{batch}.{CellField}", step = $"{rows}, 0, {rows}";
        string gates = part("Gates0"), news = layer.ResetsBefore ? part("Gates1") : gates, work = part("Work");
        yield return $"{cell}.Project({input.Ref}, {input.Stride}, {previous}, {gates}, {news}, {step}, {work}, ref w);";
        if (layer.HasCell)
        {
            yield return $"{batch}.Activate({gates}, {step}, {part("C")}, {part("C")});";
            yield return $"{cell}.NormalizeCells({part("C")}, {rows}, {work}, ref w);";
            yield return $"{batch}.ActivateState({gates}, {step}, {part("C")}, {part("TanhC")}, {next});";
        }
        else if (layer.ResetsBefore)
        {
            yield return $"{batch}.ActivateReset({gates}, {step}, {previous}, {part("ResetH")});";
            yield return $"{cell}.ProjectNew({part("ResetH")}, {news}, {step}, {work}, ref w);";
            yield return $"{batch}.Activate({gates}, {news}, {step}, {previous}, {next});";
        }
        else
        {
            yield return $"{batch}.Activate({gates}, {step}, {previous}, {next});";
        }
    }

    /// <summary>A step of one sequence.</summary>
    public void WriteStep(LayerPlan layer)
    {
        string cell = layer.HasCell ? "ref float c, " : "", output = model.WritesOutput(layer) ? "ref float y, " : "";
        using (code.Block($"public static void {layer.Name}Step(ref float x, ref float h, {cell}ref float next, {output}ref float scratch, ref float w)"))
        {
            int units = layer.UnitStride, first = layer.Panels[0].RecordSize;
            code.Line("ref float gates = ref scratch;");
            if (layer.ResetsBefore) code.Line($"ref float news = {Vec.Ref("scratch", first)};");
            if (layer.ResetsBefore) code.Line($"ref float resetH = {Vec.Ref("scratch", first + layer.Panels[1].RecordSize)};");
            if (layer.HasCell) code.Line($"ref float tanhC = {Vec.Ref("scratch", first)};");
            code.Line($"ref float work = {Vec.Ref("scratch", layer.KeepsAside - NormalizedWork.SizeOf(layer.InputPanel!))};");
            foreach (string call in Calls(layer, ("ref x", "0"), "ref h", "ref next", "1", Part)) code.Line(call);
            if (output.Length > 0) code.Line($"RnnMemory.Copy(ref next, ref y, {CSharpLiteral.Of(layer.OutputSize)});");
        }

        static string Part(string name) => name switch
        {
            "Gates0" => "ref gates",
            "Gates1" => "ref news",
            "C" => "ref c",
            _ => $"ref {char.ToLowerInvariant(name[0])}{name.Substring(1)}",
        };
    }

    /// <summary>
    /// LSTM: the gates and f.c + i.g from their sums; and when that has been normalised, a(c') and the new state. With slopes
    /// the derivatives of the activations too.
    /// </summary>
    public void WriteActivate(LayerPlan layer)
    {
        WriteActivate(layer, withSlopes: false);
        if (layer.RecordsSlopes) WriteActivate(layer, withSlopes: true);
    }

    private void WriteActivate(LayerPlan layer, bool withSlopes)
    {
        PanelPlan panel = layer.Panels[0];
        string name = withSlopes ? "WithSlopes" : "", also = withSlopes ? ", and the derivatives of their activations" : "";
        var activate = new ActivateEmitter(code, functions, model);
        code.RestartNames();
        code.Line($"/// <summary>Gates of the samples of a step, from their sums, and f.c + i.g{also}.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block($"public static void Activate{name}(ref float gates, nint total, nint row, nint rows, ref float c, ref float nextC{(withSlopes ? ", nint slopes" : "")})"))
        {
            TileLoop.Write(code, layer, [("gates", panel)], ["c", "nextC"], tile =>
            {
                var update = new CellUpdate(code, functions, layer, tile);
                List<ActivatedSum> gates = update.Activate(activate.LoadSums(panel, tile, "gatesRow"));
                activate.StoreGates(gates);
                if (withSlopes) activate.StoreSlopes(update, gates);
                code.Line(Vec.Store(tile.Width, Vec.MulAdd(tile.Width, update['f'], Vec.Load(tile.Width, "cRow"), $"{update['i']} * {update['g']}"), "nextCRow"));
            });
        }

        code.Line();
        code.RestartNames();
        code.Line($"/// <summary>New states of the samples of a step, from their cells{(withSlopes ? ", and the derivatives of the activation" : "")}.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block($"public static void ActivateState{name}(ref float gates, nint total, nint row, nint rows, ref float c, ref float tanhC, ref float next{(withSlopes ? ", nint cellSlopes" : "")})"))
        {
            TileLoop.Write(code, layer, [("gates", panel)], ["c", "tanhC", "next"], tile =>
            {
                int w = tile.Width;
                code.Line($"var cell = {Vec.Load(w, "cRow")};");
                code.Line($"var active = {functions.Cell(layer.Activation, w, "cell")};");
                code.Line(Vec.Store(w, "active", "tanhCRow"));
                if (withSlopes) code.Line(Vec.Store(w, functions.GateSlopes(layer.Activation, layer.Activation, w, "active", "cell", "n"), "RnnRef.Add(ref tanhCRow, cellSlopes)"));
                code.Line(Vec.Store(w, $"{Vec.Load(w, "gatesRow", panel.Letters.IndexOf('o') * w)} * active", "nextRow"));
            });
        }

        code.Line();
    }

    /// <summary>The equations, for remarks.</summary>
    public static IEnumerable<string> Equations(LayerPlan layer)
    {
        string a = layer.Activation.Name, s = layer.RecurrentActivation.Name;
        IEnumerable<string> cell = layer.Shape.Layer switch
        {
            LstmSpec =>
            [
                "[i f g o] = LN(x W) + LN(h U) + b",
                $"c' = LN({s}(f).c + {s}(i).{a}(g))   h' = {s}(o).{a}(c')",
            ],
            GruSpec { ResetAfter: true } =>
            [
                $"[r z] = {s}(LN(x W) + b + LN(h U) + b')   m = LN(h Un) + b'n",
                $"n = {a}(LN(x Wn) + bn + r.m)   h' = z.h + (1 - z).n",
            ],
            _ =>
            [
                $"[r z] = {s}(LN(x W) + b + LN(h U))",
                $"n = {a}(LN(x Wn) + bn + LN((r.h) Un))   h' = z.h + (1 - z).n",
            ],
        };
        return cell.Append("LN(v) = gamma.(v - mean(v)) / sqrt(var(v) + epsilon) + beta, over all units, and over the gates in brackets together");
    }
}
