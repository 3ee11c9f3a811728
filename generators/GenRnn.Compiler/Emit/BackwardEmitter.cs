using System.Collections.Generic;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes the backward pass of a cell at one step: the recorded gates become, in place, the gradients for their sums. What
/// reaches the previous state besides the recurrent kernel goes to <c>carry</c>. A masked sample passes all of its gradient
/// on and takes none.
/// </summary>
internal sealed class BackwardEmitter(CodeWriter code)
{
    /// <summary>The kernels of a layer.</summary>
    public void Write(LayerPlan layer)
    {
        if (!layer.IsRecurrent) return;
        WriteGates(layer);
        if (layer.ResetsBefore) WriteReset(layer);
    }

    private void WriteGates(LayerPlan layer)
    {
        code.RestartNames();
        bool perStep = layer.Shape.Output.PerStep;
        string extra = layer.Shape.Layer switch
        {
            LstmSpec => "ref float c, ref float tanhC, ref float dc, ",
            GruSpec => "ref float h, ",
            _ => "",
        };
        string gates = layer.ResetsBefore ? "ref float resets, " : "";
        string upstream = perStep ? "ref float upstream, " : "";
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: the gradients for the sums of a step, in place of its gates.</summary>");
        code.Line("/// <remarks>");
        foreach (string equation in Equations(layer)) code.Line($"/// <c>{equation}</c><br/>");
        code.Line("/// </remarks>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block($"public static void {layer.Name}Backward({gates}ref float gates, nint total, nint row, nint rows, nint step, ref int lengths, {extra}{upstream}ref float dh, ref float carry)"))
        {
            List<string> rowArrays = ["dh", "carry"];
            if (perStep) rowArrays.Add("upstream");
            if (layer.Shape.Layer is GruSpec) rowArrays.Add("h");
            if (layer.HasCell) rowArrays.AddRange(["c", "tanhC", "dc"]);
            List<(string, PanelPlan)> records = [("gates", layer.Panels[layer.Panels.Count - 1])];
            if (layer.ResetsBefore) records.Add(("resets", layer.Panels[0]));
            TileLoop.Write(code, layer, records, rowArrays, tile =>
            {
                int w = tile.Width;
                code.Line($"var d = {Vec.Load(w, "dhRow")}{(perStep ? " + " + Vec.Load(w, "upstreamRow") : "")};");
                using (code.Block("if (step >= RnnRef.Add(ref lengths, s))"))
                {
                    PanelPlan panel = layer.Panels[layer.Panels.Count - 1];
                    for (int gate = 0; gate < panel.Letters.Length; gate++) code.Line(Vec.Store(w, $"{Vec.Type(w)}.Zero", "gatesRow", gate * w));
                    if (layer.ResetsBefore) code.Line(Vec.Store(w, $"{Vec.Type(w)}.Zero", "resetsRow", w));
                    code.Line(Vec.Store(w, "d", "carryRow"));
                }

                using (code.Block("else"))
                {
                    switch (layer.Shape.Layer)
                    {
                        case LstmSpec: Lstm(w); break;
                        case GruSpec: Gru(layer, w); break;
                        default: SimpleRnn(w); break;
                    }
                }
            });
        }

        code.Line();
    }

    private void Lstm(int w)
    {
        Load(w, "gatesRow", "ifgo");
        code.Line($"var t = {Vec.Load(w, "tanhCRow")};");
        code.Line($"var one = {Vec.Constant(w, 1f)};");
        code.Line($"var e = {Vec.MulAdd(w, "d * o", Vec.MulAdd(w, "-t", "t", "one"), Vec.Load(w, "dcRow"))};");
        code.Line(Vec.Store(w, $"e * g * {Vec.MulAdd(w, "-i", "i", "i")}", "gatesRow"));
        code.Line(Vec.Store(w, $"e * {Vec.Load(w, "cRow")} * {Vec.MulAdd(w, "-f", "f", "f")}", "gatesRow", w));
        code.Line(Vec.Store(w, $"e * i * {Vec.MulAdd(w, "-g", "g", "one")}", "gatesRow", 2 * w));
        code.Line(Vec.Store(w, $"d * t * {Vec.MulAdd(w, "-o", "o", "o")}", "gatesRow", 3 * w));
        code.Line(Vec.Store(w, "e * f", "dcRow"));
        code.Line(Vec.Store(w, $"{Vec.Type(w)}.Zero", "carryRow"));
    }

    private void Gru(LayerPlan layer, int w)
    {
        bool before = layer.ResetsBefore;
        Load(w, "gatesRow", before ? "n" : "rzmn");
        if (before) code.Line($"var zg = {Vec.Load(w, "resetsRow", w)};");
        code.Line($"var one = {Vec.Constant(w, 1f)};");
        code.Line($"var dn = (d - (d * zg)) * {Vec.MulAdd(w, "-n", "n", "one")};");
        string dz = $"d * ({Vec.Load(w, "hRow")} - n) * {Vec.MulAdd(w, "-zg", "zg", "zg")}";
        if (before)
        {
            code.Line(Vec.Store(w, "dn", "gatesRow"));
            code.Line(Vec.Store(w, dz, "resetsRow", w));
        }
        else
        {
            code.Line(Vec.Store(w, $"dn * m * {Vec.MulAdd(w, "-r", "r", "r")}", "gatesRow"));
            code.Line(Vec.Store(w, dz, "gatesRow", w));
            code.Line(Vec.Store(w, "dn * r", "gatesRow", 2 * w));
            code.Line(Vec.Store(w, "dn", "gatesRow", 3 * w));
        }

        code.Line(Vec.Store(w, $"d * zg", "carryRow"));
    }

    private void SimpleRnn(int w)
    {
        Load(w, "gatesRow", "a");
        code.Line(Vec.Store(w, $"d * {Vec.MulAdd(w, "-a", "a", Vec.Constant(w, 1f))}", "gatesRow"));
        code.Line(Vec.Store(w, $"{Vec.Type(w)}.Zero", "carryRow"));
    }

    /// <summary>GRU with reset before the product: once the gradient for r.h is known, the one for r and what h gets through it.</summary>
    private void WriteReset(LayerPlan layer)
    {
        code.RestartNames();
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: the gradient for the sum of r, from the one for r.h.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block($"public static void {layer.Name}BackwardReset(ref float gates, nint total, nint row, nint rows, nint step, ref int lengths, ref float h, ref float drh, ref float carry)"))
        {
            TileLoop.Write(code, layer, [("gates", layer.Panels[0])], ["h", "drh", "carry"], tile =>
            {
                int w = tile.Width;
                using (code.Block("if (step >= RnnRef.Add(ref lengths, s))")) code.Line(Vec.Store(w, $"{Vec.Type(w)}.Zero", "gatesRow"));
                using (code.Block("else"))
                {
                    code.Line($"var r = {Vec.Load(w, "gatesRow")};");
                    code.Line($"var d = {Vec.Load(w, "drhRow")};");
                    code.Line(Vec.Store(w, $"d * {Vec.Load(w, "hRow")} * {Vec.MulAdd(w, "-r", "r", "r")}", "gatesRow"));
                    code.Line(Vec.Store(w, Vec.MulAdd(w, "d", "r", Vec.Load(w, "carryRow")), "carryRow"));
                }
            });
        }

        code.Line();
    }

    /// <summary>Declares a name for each recorded gate; z is called zg.</summary>
    private void Load(int w, string origin, string letters)
    {
        for (int gate = 0; gate < letters.Length; gate++)
            code.Line($"var {(letters[gate] == 'z' ? "zg" : letters[gate].ToString())} = {Vec.Load(w, origin, gate * w)};");
    }

    private static IEnumerable<string> Equations(LayerPlan layer) => layer.Shape.Layer switch
    {
        LstmSpec =>
        [
            "e = d.o.(1 - tanh(c')^2) + dc      dc = e.f",
            "di = e.g.i.(1 - i)   df = e.c.f.(1 - f)   dg = e.i.(1 - g^2)   do = d.tanh(c').o.(1 - o)",
        ],
        GruSpec =>
        [
            "dn = d.(1 - z).(1 - n^2)   dz = d.(h - n).z.(1 - z)   carry = d.z",
            layer.ResetsBefore ? "dr and the rest of carry follow once dn Un^T is known" : "dr = dn.m.r.(1 - r)        dm = dn.r",
        ],
        _ => ["da = d.(1 - a^2)"],
    };
}
