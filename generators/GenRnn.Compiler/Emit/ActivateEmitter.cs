using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes the activations of a recurrent layer for the samples of a step: gates and the new state from the sums in the record,
/// which keeps the gates. Where derivatives are recorded, prediction and training share one text, which stores them as far
/// behind the values as it is told, or not at all.
/// </summary>
internal sealed class ActivateEmitter(CodeWriter code, ActivationFunctions functions, ModelPlan model)
{
    private const string Summary = "Gates and new states of the samples of a step, from their sums", WithSlopes = "ActivateWithSlopes";

    /// <summary>The activations of a layer, as prediction calls them: peepholes lie elsewhere among narrow weights.</summary>
    public static string NameOf(LayerPlan layer) =>
        layer.HasPeepholes && layer.Storage != WeightStorage.Float32 ? $"{layer.Name}Activate{layer.Storage}" : $"{BatchEmitter.NameOf(layer)}.{MethodOf(layer)}";

    /// <summary>The kernels that training shares.</summary>
    public void Write(LayerPlan layer)
    {
        if (layer.ResetsBefore)
            WriteMethods(layer, "ActivateReset", "ActivateResetWithSlopes", "r, z and r.h of the samples of a step", ["gates", "total", "row", "rows", "h", "next"], WriteReset);
        WriteMethods(layer, MethodOf(layer), WithSlopes, Summary, ParametersOf(layer), WriteCell);
    }

    /// <summary>The kernel of a layer with peepholes whose weights are narrow.</summary>
    public void WriteNarrow(LayerPlan layer) => WriteMethod(NameOf(layer), $"{layer.Shape.Layer.Name}: {Summary}", ParametersOf(layer), () => WriteCell(layer, withSlopes: false));

    /// <summary>Declares the sums of a tile.</summary>
    public List<(Accumulator Sum, string Name)> LoadSums(PanelPlan panel, PackedTile tile, string origin)
    {
        List<(Accumulator, string)> sums = [];
        foreach (Accumulator sum in panel.Accumulators(tile, model.Width))
        {
            code.Line($"var {sum.Name} = {Vec.Load(sum.Lanes, origin, sum.RecordOffset)};");
            sums.Add((sum, sum.Name));
        }

        return sums;
    }

    /// <summary>Stores the values of gates in the record.</summary>
    public void StoreGates(IEnumerable<ActivatedSum> gates)
    {
        foreach (ActivatedSum gate in gates) code.Line(Vec.Store(gate.Sum.Lanes, gate.Value, "gatesRow", gate.Sum.RecordOffset));
    }

    /// <summary>Stores the derivatives of gates behind their values, and that of a state behind its own.</summary>
    public void StoreSlopes(CellUpdate update, IEnumerable<ActivatedSum> gates, ActivatedSum? cell = null)
    {
        foreach (ActivatedSum gate in gates) code.Line(Vec.Store(gate.Sum.Lanes, update.Slopes(gate), "RnnRef.Add(ref gatesRow, slopes)", gate.Sum.RecordOffset));
        if (cell is not null) code.Line(Vec.Store(cell.Sum.Lanes, update.Slopes(cell), "RnnRef.Add(ref tanhCRow, cellSlopes)"));
    }

    private static string MethodOf(LayerPlan layer) => layer.HasPeepholes ? "ActivateWithPeepholes" : "Activate";

    private static string[] ParametersOf(LayerPlan layer) =>
    [
        .. layer.ResetsBefore ? ["resets"] : Array.Empty<string>(),
        "gates", "total", "row", "rows",
        .. layer.Shape.Layer switch { LstmSpec => ["c", "nextC", "tanhC"], GruSpec => ["h"], _ => Array.Empty<string>() },
        "next",
        .. layer.HasPeepholes ? ["w"] : Array.Empty<string>(),
    ];

    /// <summary>A method, or where derivatives are recorded the one that prediction calls and the one with all the text.</summary>
    private void WriteMethods(LayerPlan layer, string method, string withSlopes, string summary, string[] parameters, Action<LayerPlan, bool> write)
    {
        if (!layer.RecordsSlopes)
        {
            WriteMethod(method, summary, parameters, () => write(layer, false));
            return;
        }

        // None but peepholes read w.
        string[] slopes = layer.HasCell ? ["slopes", "cellSlopes"] : ["slopes"], weights = layer.HasCell && !layer.HasPeepholes ? ["w"] : [];
        IEnumerable<string> arguments = parameters.Select(name => IsNumber(name) ? name : $"ref {name}").Concat(weights.Select(_ => "ref next")).Concat(slopes.Select(_ => "0"));
        code.Line($"/// <summary>{summary}.</summary>");
        code.Line($"public static void {method}({Declared(parameters)}) =>");
        code.Line($"    {withSlopes}({string.Join(", ", arguments)});");
        code.Line();
        WriteMethod(withSlopes, $"{summary}; and <c>slopes</c> behind the values, unless it is 0, the derivatives", [.. parameters, .. weights, .. slopes], () => write(layer, true));
    }

    private void WriteMethod(string method, string summary, IEnumerable<string> parameters, Action write)
    {
        code.RestartNames();
        code.Line($"/// <summary>{summary}.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block($"public static void {method}({Declared(parameters)})")) write();
        code.Line();
    }

    private static string Declared(IEnumerable<string> parameters) => string.Join(", ", parameters.Select(name => $"{(IsNumber(name) ? "nint" : "ref float")} {name}"));

    private static bool IsNumber(string parameter) => parameter is "total" or "row" or "rows" or "slopes" or "cellSlopes";

    private void WriteCell(LayerPlan layer, bool withSlopes)
    {
        PanelPlan panel = layer.CandidatePanel;
        if (layer.Shape.Layer is SimpleRnnSpec && panel.Panel.Tiles.Count == 1) WriteFlat(layer, panel, withSlopes);
        else ForEachTile(layer, panel, tile =>
        {
            var update = new CellUpdate(code, functions, layer, tile, layer.HasPeepholes ? new PeepholeWeights("weights", 0) : null);
            List<(Accumulator Sum, string Name)> sums = LoadSums(panel, tile, "gatesRow");
            if (layer.HasCell) WriteLstm(update, sums, tile.Width, withSlopes);
            else WriteOther(layer, panel, update, sums, tile.Width, withSlopes);
        });
    }

    private void WriteLstm(CellUpdate update, List<(Accumulator Sum, string Name)> sums, int lanes, bool withSlopes)
    {
        string previousCell = Vec.Load(lanes, "cRow");
        List<ActivatedSum> gates = update.ActivateLstm(sums, ref previousCell);
        StoreGates(gates);
        (string cell, ActivatedSum active, ActivatedSum? output, string state) = update.Lstm(previousCell);
        if (output is not null)
        {
            StoreGates([output]);
            gates.Add(output);
        }

        code.Line(Vec.Store(lanes, cell, "nextCRow"));
        code.Line(Vec.Store(lanes, active.Value, "tanhCRow"));
        code.Line(Vec.Store(lanes, state, "nextRow"));
        IfRecorded(withSlopes, () => StoreSlopes(update, gates, active));
    }

    private void WriteOther(LayerPlan layer, PanelPlan panel, CellUpdate update, List<(Accumulator Sum, string Name)> sums, int lanes, bool withSlopes)
    {
        foreach ((Accumulator sum, string name) in sums.Where(s => s.Sum.Gates is "m" or "n")) update.Name(sum, name);
        List<ActivatedSum> gates = update.Activate(sums);
        StoreGates(gates);
        if (layer.Shape.Layer is GruSpec)
        {
            ActivatedSum candidate = layer.ResetsBefore ? update.CandidateBeforeReset() : update.CandidateAfterReset(isSumNamed: withSlopes);
            candidate = candidate with { Sum = candidate.Sum with { RecordOffset = panel.Letters.IndexOf('n') * lanes } };
            StoreGates([candidate]);
            gates.Add(candidate);
            string z = layer.ResetsBefore ? Vec.Load(lanes, "resetsRow", lanes) : update['z'];
            code.Line(Vec.Store(lanes, update.Mix(z, candidate.Value, Vec.Load(lanes, "hRow")), "nextRow"));
        }
        else
        {
            code.Line(Vec.Store(lanes, update['a'], "nextRow"));
        }

        IfRecorded(withSlopes, () => StoreSlopes(update, gates));
    }

    /// <summary>GRU with reset before the product: r and z from their sums, and r.h for the second product.</summary>
    private void WriteReset(LayerPlan layer, bool withSlopes) => ForEachTile(layer, layer.Panels[0], tile =>
    {
        var update = new CellUpdate(code, functions, layer, tile);
        List<ActivatedSum> gates = update.Activate(LoadSums(layer.Panels[0], tile, "gatesRow"));
        StoreGates(gates);
        code.Line(Vec.Store(tile.Width, $"{update['r']} * {Vec.Load(tile.Width, "hRow")}", "nextRow"));
        IfRecorded(withSlopes, () => StoreSlopes(update, gates));
    }, reset: true);

    /// <summary>
    /// SimpleRNN with a single tile: records and states lie alike, row after row, so that a vector takes several narrow rows.
    /// </summary>
    private void WriteFlat(LayerPlan layer, PanelPlan panel, bool withSlopes)
    {
        code.Line($"nint n = 0, count = rows * {CSharpLiteral.Of(layer.Stride)};");
        code.Line($"gates = {RecordAddress.Of(panel, panel.Panel.Tiles[0], "gates", "row")};");
        foreach (int lanes in new[] { model.Width.Lanes, 4 }.Distinct())
        {
            using (code.Block($"for (; n <= count - {CSharpLiteral.Of(lanes)}; n += {CSharpLiteral.Of(lanes)})"))
            {
                string sum = Vec.Load(lanes, "RnnRef.Add(ref gates, n)");
                if (withSlopes) code.Line($"var s = {sum};");
                code.Line($"var a = {functions.Cell(layer.Activation, lanes, withSlopes ? "s" : sum)};");
                code.Line(Vec.Store(lanes, "a", "RnnRef.Add(ref gates, n)"));
                code.Line(Vec.Store(lanes, "a", "RnnRef.Add(ref next, n)"));
                IfRecorded(withSlopes, () => code.Line(Vec.Store(
                    lanes, functions.GateSlopes(layer.Activation, layer.Activation, lanes, "a", "s", "a"), "RnnRef.Add(ref gates, n + slopes)")));
            }
        }
    }

    private void IfRecorded(bool withSlopes, Action write)
    {
        if (!withSlopes) return;
        using (code.Block("if (slopes != 0)")) write();
    }

    /// <summary>Runs over tiles and, inside, over samples, with a running ref for each array that takes part.</summary>
    private void ForEachTile(LayerPlan layer, PanelPlan panel, Action<PackedTile> body, bool reset = false)
    {
        List<string> rowArrays = ["next"];
        if (layer.Shape.Layer is GruSpec) rowArrays.Add("h");
        if (layer.HasCell) rowArrays.AddRange(["c", "nextC", "tanhC"]);
        var records = new List<(string Name, PanelPlan Panel)> { ("gates", panel) };
        if (layer.ResetsBefore && !reset) records.Add(("resets", layer.Panels[0]));
        TileLoop.Write(code, layer, records, rowArrays, body, layer.HasPeepholes ? PeepholeWeights.RowOf(panel) : -1);
    }
}
