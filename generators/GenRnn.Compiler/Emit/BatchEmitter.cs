using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes the forward kernels of a batch, in two passes over the samples of a step: the products, several samples at a time
/// against each weight that is loaded, then the activations. Prediction and training share them.
/// </summary>
internal sealed class BatchEmitter(CodeWriter code, ActivationFunctions functions, ModelPlan model)
{
    /// <summary>The kernels of a layer.</summary>
    public void Write(LayerPlan layer)
    {
        WriteProducts(layer);
        if (!layer.IsRecurrent)
        {
            if (ActivatesInRegisters(layer)) WriteActivateDense(layer);
            return;
        }

        if (layer.ResetsBefore) WriteActivateReset(layer);
        WriteActivate(layer);
    }

    /// <summary>The products of a layer alone.</summary>
    public void WriteProducts(LayerPlan layer)
    {
        for (int i = 0; i < layer.Panels.Count; i++) WriteProject(layer, i);
    }

    /// <summary>Name of the kernel that multiplies the inputs of many steps ahead.</summary>
    public static string ProjectAheadName(LayerPlan layer) => $"{layer.Name}ProjectAhead";

    /// <summary>The products of the inputs of several steps of one sequence, which its steps begin their sums with.</summary>
    public void WriteProjectAhead(LayerPlan layer)
    {
        if (!layer.ProjectsAhead) return;
        PanelPlan panel = layer.Panels[0];
        code.RestartNames();
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: biases and products of the inputs of several steps of one sequence.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block($"public static void {ProjectAheadName(layer)}(ref float x, nint xStride, ref float sums, nint rows, ref float w)"))
        {
            foreach (TileGroup group in layer.BatchGroups[0])
            {
                using IDisposable? scope = code.LoopOrScope(null, apart: layer.BatchGroups[0].Count > 1);
                PackedTile first = group.Tiles[0];
                bool loops = group.Repeat > 1;
                int gates = panel.Panel.Gates.Count, samples = layer.SamplesAheadOf(panel, group);
                (string weights, string target) = ("w", Vec.Ref("sums", gates * first.FirstUnit).Substring("ref ".Length));
                if (loops)
                {
                    code.Line($"ref float wt = {Vec.Ref("w", first.Offset)};");
                    code.Line($"ref float sumst = {Vec.Ref("sums", gates * first.FirstUnit)};");
                    (weights, target) = ("wt", "sumst");
                }

                using IDisposable? turns = loops ? code.Block($"for (nint tile = 0; tile < {CSharpLiteral.Of(group.Repeat)}; tile++)") : null;
                string count = CSharpLiteral.Of(samples);
                code.Line($"nint few = rows < {count} ? rows : 0;");
                using (code.Block("for (nint s = 0; s < few; s++)")) WriteSums(1);
                using (code.Block($"for (nint at = few; at < rows; at += {count})"))
                {
                    code.Line($"nint s = at <= rows - {count} ? at : rows - {count};");
                    WriteSums(samples);
                }

                if (loops)
                {
                    code.Line($"wt = {Vec.Ref("wt", panel.WeightStep(group))};");
                    code.Line($"sumst = {Vec.Ref("sumst", gates * group.Units)};");
                }

                void WriteSums(int samples)
                {
                    List<Slot> slots = Slot.Of(panel, group, model.Width).Where(s => s.Accumulator.ReadsInput).ToList();
                    IRowSums loop = RowSums.OfBatch(code, layer, slots, new WeightOrigin(weights, loops ? first.Offset : 0), samples);
                    List<string> x = Sources("x", "xStride", samples);
                    loop.Declare(foldedBias: true);
                    loop.Add(x, "x", panel.Panel.InputRows, panel.Panel.FirstInputRow, recurrent: false);
                    loop.AddUp();
                    code.Line($"ref float to = ref RnnRef.Add(ref {target}, s * {CSharpLiteral.Of(layer.AheadSize)});");
                    foreach (Slot slot in slots)
                    {
                        int at = (gates * (slot.Tile.FirstUnit - first.FirstUnit)) + slot.Accumulator.RowOffset;
                        for (int sample = 0; sample < samples; sample++)
                            code.Line(Vec.Store(slot.Accumulator.Lanes, loop.Sum(slot, sample), "to", (sample * layer.AheadSize) + at));
                    }
                }
            }
        }

        code.Line();
    }

    /// <summary>Whether a layer has an activation that its own kernels apply: any but a softmax over several tiles.</summary>
    public static bool ActivatesInRegisters(LayerPlan layer) => layer.Shape.Layer is DenseSpec dense
        && dense.Activation != Activation.Linear
        && (dense.Activation != Activation.Softmax || layer.Panels[0].Panel.Tiles.Count == 1);

    /// <summary>The statement that applies the activation of a Dense layer to rows of its outputs; empty for none.</summary>
    public static string ActivateDense(LayerPlan layer, string kernels, string output, string rows)
    {
        Activation activation = ((DenseSpec)layer.Shape.Layer).Activation;
        if (activation == Activation.Linear) return "";
        return ActivatesInRegisters(layer)
            ? $"{kernels}{layer.Name}Activate({output}, {rows});"
            : $"RnnRows.Softmax({output}, {rows}, {CSharpLiteral.Of(layer.Shape.Layer.Units)}, {CSharpLiteral.Of(layer.Stride)});";
    }

    /// <summary>Name of the product kernel of a panel.</summary>
    public static string ProjectName(LayerPlan layer, int panel) =>
        $"{layer.Name}Project{(panel == 0 ? "" : "New")}{(layer.Storage == WeightStorage.Float32 ? "" : layer.Storage.ToString())}";

    private void WriteProject(LayerPlan layer, int index)
    {
        PanelPlan panel = layer.Panels[index];
        code.RestartNames();
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: the sums of {string.Join(" ", panel.Letters.ToCharArray())} for the samples of a step, into the record.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        string state = panel.IsDense ? "" : "ref float h, ";
        using (code.Block($"public static void {ProjectName(layer, index)}(ref float x, nint xStride, {state}ref float gates, nint total, nint row, nint rows, {Rounded.Parameter(layer)}ref float w)"))
        {
            Rounded.WriteInputs(code, layer, "xStride", "rows");
            if (!panel.IsDense) Rounded.WriteStates(code, layer, "h", "rows");
            foreach (TileGroup group in layer.BatchGroups[index])
            {
                using IDisposable? scope = code.LoopOrScope(null, apart: layer.BatchGroups[index].Count > 1);
                WriteProjectGroup(layer, panel, group);
            }
        }

        code.Line();
    }

    private void WriteProjectGroup(LayerPlan layer, PanelPlan panel, TileGroup group)
    {
        int samples = layer.SamplesOf(panel, group);
        PackedTile first = group.Tiles[0];
        bool loops = group.Repeat > 1;
        string count = CSharpLiteral.Of(samples);
        string weights = "w", record = "gates";
        if (loops)
        {
            code.Line($"ref float wt = {Vec.Ref("w", first.Offset)};");
            code.Line("ref float gatest = ref gates;");
            (weights, record) = ("wt", "gatest");
        }

        using IDisposable? turns = loops ? code.Block($"for (nint tile = 0; tile < {CSharpLiteral.Of(group.Repeat)}; tile++)") : null;
        int rest = layer.RestOf(panel, group);
        if (rest == 0)
        {
            // The last group of samples moves back to end with the last sample: what two groups compute, they compute alike.
            using (code.Block($"for (nint at = 0; at < rows; at += {count})")) WriteProjectSamples(layer, panel, group, weights, record, samples);
        }
        else
        {
            string few = CSharpLiteral.Of(rest);
            code.Line($"nint most = RnnMemory.InGroups(rows, {count}, {few});");
            using (code.Block($"for (nint at = 0; at < most; at += {count})")) WriteProjectSamples(layer, panel, group, weights, record, samples);
            using (code.Block($"for (nint at = most; at < rows; at += {few})")) WriteProjectSamples(layer, panel, group, weights, record, rest);
        }

        if (loops)
        {
            code.Line($"wt = {Vec.Ref("wt", panel.WeightStep(group))};");
            code.Line($"gatest = {Vec.Ref("gatest", RecordAddress.TileStep(panel, first, group.Tiles.Count))};");
        }
    }

    /// <summary>The sums of a group of tiles for some samples at once, those from <c>at</c> on or, at the end, the last ones.</summary>
    private void WriteProjectSamples(LayerPlan layer, PanelPlan panel, TileGroup group, string weights, string record, int samples)
    {
        PackedTile first = group.Tiles[0];
        code.Line(samples == 1 ? "nint s = at;" : $"nint s = at <= rows - {CSharpLiteral.Of(samples)} ? at : rows - {CSharpLiteral.Of(samples)};");
        bool rounds = Rounded.IsNeeded(layer);
        List<string> x = rounds ? Sources("rounded", CSharpLiteral.Of(Rounded.SizeOf(layer)), samples) : Sources("x", "xStride", samples);
        List<Slot> slots = Slot.Of(panel, group, model.Width);
        IRowSums loop = RowSums.OfBatch(code, layer, slots, new WeightOrigin(weights, group.Repeat > 1 ? first.Offset : 0), samples);
        loop.Declare(foldedBias: layer.Storage != WeightStorage.Float32);
        loop.Add(x, "x", panel.Panel.InputRows, panel.Panel.FirstInputRow, recurrent: false);
        if (!panel.IsDense)
            loop.Add(rounds ? x : Sources("h", CSharpLiteral.Of(layer.Stride), samples), "h", panel.Panel.RecurrentRows, panel.Panel.FirstRecurrentRow, recurrent: true);
        loop.Join();
        foreach (PackedTile tile in group.Tiles)
        {
            string name = $"gates{CSharpLiteral.Of(tile.FirstUnit - first.FirstUnit)}";
            code.Line($"ref float {name} = {RecordAddress.Of(panel, tile, record, "row + s")};");
            foreach (Slot slot in slots.Where(s => s.Tile == tile))
            {
                for (int sample = 0; sample < samples; sample++)
                    code.Line(Vec.Store(slot.Accumulator.Lanes, loop.Sum(slot, sample), name, (sample * RecordAddress.Stride(panel, tile)) + slot.Accumulator.RecordOffset));
            }
        }
    }

    /// <summary>Declares refs to the rows of samples from <c>s</c> on and returns their names.</summary>
    private List<string> Sources(string origin, string stride, int samples)
    {
        List<string> names = [];
        for (int sample = 0; sample < samples; sample++)
        {
            names.Add($"{origin}s{CSharpLiteral.Of(sample)}");
            code.Line(sample == 0
                ? $"ref float {names[0]} = {Vec.Ref(origin, $"s * {stride}")};"
                : $"ref float {names[sample]} = {Vec.Ref(names[sample - 1], stride)};");
        }

        return names;
    }

    /// <summary>LSTM, GRU and SimpleRNN: gates and the new state from the sums in the record, which keeps the gates.</summary>
    private void WriteActivate(LayerPlan layer)
    {
        code.RestartNames();
        PanelPlan panel = layer.Panels[layer.Panels.Count - 1];
        string parameters = layer.Shape.Layer switch
        {
            LstmSpec => "ref float c, ref float nextC, ref float tanhC, ",
            GruSpec => "ref float h, ",
            _ => "",
        };
        string gates = layer.ResetsBefore ? "ref float resets, " : "";
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: gates and new states of the samples of a step, from their sums.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block($"public static void {layer.Name}Activate({gates}ref float gates, nint total, nint row, nint rows, {parameters}ref float next)"))
        {
            if (layer.Shape.Layer is SimpleRnnSpec && panel.Panel.Tiles.Count == 1)
            {
                WriteActivateFlat(layer, panel);
            }
            else ForEachTile(layer, panel, tile =>
            {
                var update = new CellUpdate(code, functions, tile.Width);
                List<(Accumulator Sum, string Name)> sums = LoadSums(panel, tile, "gatesRow");
                foreach ((Accumulator sum, string name) in sums.Where(s => s.Sum.Gates is "m" or "n")) update.Name(sum, name);
                Dictionary<Accumulator, string> activated = update.Activate(sums);
                foreach (var (sum, name) in activated.Select(a => (a.Key, a.Value)))
                    code.Line(Vec.Store(sum.Lanes, name, "gatesRow", sum.RecordOffset));
                int w = tile.Width;
                switch (layer.Shape.Layer)
                {
                    case LstmSpec:
                        (string cell, string tanh, string state) = update.Lstm(Vec.Load(w, "cRow"));
                        code.Line(Vec.Store(w, cell, "nextCRow"));
                        code.Line(Vec.Store(w, tanh, "tanhCRow"));
                        code.Line(Vec.Store(w, state, "nextRow"));
                        break;
                    case GruSpec:
                        string candidate = layer.ResetsBefore ? update.CandidateBeforeReset() : update.CandidateAfterReset();
                        code.Line(Vec.Store(w, candidate, "gatesRow", panel.Letters.IndexOf('n') * w));
                        string z = layer.ResetsBefore ? Vec.Load(w, "resetsRow", w) : update['z'];
                        code.Line(Vec.Store(w, update.Mix(z, candidate, Vec.Load(w, "hRow")), "nextRow"));
                        break;
                    default:
                        code.Line(Vec.Store(w, update['a'], "nextRow"));
                        break;
                }
            });
        }

        code.Line();
    }

    /// <summary>
    /// SimpleRNN with a single tile: records and states lie alike, row after row, so that a vector takes several narrow rows.
    /// </summary>
    private void WriteActivateFlat(LayerPlan layer, PanelPlan panel)
    {
        code.Line($"nint n = 0, count = rows * {CSharpLiteral.Of(layer.Stride)};");
        code.Line($"gates = {RecordAddress.Of(panel, panel.Panel.Tiles[0], "gates", "row")};");
        foreach (int lanes in new[] { model.Width.Lanes, 4 }.Distinct())
        {
            using (code.Block($"for (; n <= count - {CSharpLiteral.Of(lanes)}; n += {CSharpLiteral.Of(lanes)})"))
            {
                code.Line($"var a = {functions.Tanh(lanes, Vec.Load(lanes, "RnnRef.Add(ref gates, n)"))};");
                code.Line(Vec.Store(lanes, "a", "RnnRef.Add(ref gates, n)"));
                code.Line(Vec.Store(lanes, "a", "RnnRef.Add(ref next, n)"));
            }
        }
    }

    /// <summary>Dense: the activation of rows of outputs, in place. Lanes of padding become whatever the function makes of them.</summary>
    private void WriteActivateDense(LayerPlan layer)
    {
        DenseSpec dense = (DenseSpec)layer.Shape.Layer;
        bool rowwise = dense.Activation == Activation.Softmax;
        int most = rowwise ? layer.Stride : model.Width.Lanes;
        code.RestartNames();
        code.Line($"/// <summary>{dense.Name}: its activation on rows of outputs, in place.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block($"public static void {layer.Name}Activate(ref float y, nint rows)"))
        {
            code.Line($"nint n = 0, count = rows * {CSharpLiteral.Of(layer.Stride)};");
            WriteLoop(most);
            if (!rowwise && most > 4) WriteLoop(4);
        }

        code.Line();

        void WriteLoop(int lanes)
        {
            using (code.Block($"for (; n <= count - {CSharpLiteral.Of(lanes)}; n += {CSharpLiteral.Of(lanes)})"))
            {
                code.Line("ref float at = ref RnnRef.Add(ref y, n);");
                code.Line(Vec.Store(lanes, functions.Output(dense.Activation, lanes, dense.Units, Vec.Load(lanes, "at")), "at"));
            }
        }
    }

    /// <summary>GRU with reset before the product: r and z from their sums, and r.h for the second product.</summary>
    private void WriteActivateReset(LayerPlan layer)
    {
        code.RestartNames();
        PanelPlan panel = layer.Panels[0];
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: r, z and r.h of the samples of a step.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block($"public static void {layer.Name}ActivateReset(ref float gates, nint total, nint row, nint rows, ref float h, ref float next)"))
        {
            ForEachTile(layer, panel, tile =>
            {
                var update = new CellUpdate(code, functions, tile.Width);
                foreach (var (sum, name) in update.Activate(LoadSums(panel, tile, "gatesRow")).Select(a => (a.Key, a.Value)))
                    code.Line(Vec.Store(sum.Lanes, name, "gatesRow", sum.RecordOffset));
                code.Line(Vec.Store(tile.Width, $"{update['r']} * {Vec.Load(tile.Width, "hRow")}", "nextRow"));
            }, reset: true);
        }

        code.Line();
    }

    private List<(Accumulator Sum, string Name)> LoadSums(PanelPlan panel, PackedTile tile, string origin)
    {
        List<(Accumulator, string)> sums = [];
        foreach (Accumulator sum in panel.Accumulators(tile, model.Width))
        {
            code.Line($"var {sum.Name} = {Vec.Load(sum.Lanes, origin, sum.RecordOffset)};");
            sums.Add((sum, sum.Name));
        }

        return sums;
    }

    /// <summary>Runs over tiles and, inside, over samples, with a running ref for each array that takes part.</summary>
    private void ForEachTile(LayerPlan layer, PanelPlan panel, Action<PackedTile> body, bool reset = false)
    {
        List<string> rowArrays = ["next"];
        if (layer.Shape.Layer is GruSpec) rowArrays.Add("h");
        if (layer.HasCell) rowArrays.AddRange(["c", "nextC", "tanhC"]);
        var records = new List<(string Name, PanelPlan Panel)> { ("gates", panel) };
        if (layer.ResetsBefore && !reset) records.Add(("resets", layer.Panels[0]));
        TileLoop.Write(code, layer, records, rowArrays, body);
    }
}
