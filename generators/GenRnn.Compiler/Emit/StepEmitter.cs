using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>Writes the kernels of one time step of one sequence: sums and state update in one method a layer.</summary>
internal sealed class StepEmitter(CodeWriter code, ActivationFunctions functions, ModelPlan model)
{
    /// <summary>The step of a layer.</summary>
    public void Write(LayerPlan layer)
    {
        code.RestartNames();
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: one step of one sequence.</summary>");
        code.Line("/// <remarks>");
        foreach (string equation in CellUpdate.Equations(layer)) code.Line($"/// <c>{equation}</c><br/>");
        foreach (string reason in layer.Reasons) code.Line($"/// {reason}<br/>");
        code.Line("/// </remarks>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        if (!layer.IsRecurrent) WriteDense(layer);
        else if (layer.Normalizes) new NormalizedEmitter(code, functions, model).WriteStep(layer);
        else if (layer.ResetsBefore) WriteResetBefore(layer);
        else WriteRecurrent(layer, ahead: false);
        code.Line();
        if (!layer.ProjectsAhead) return;
        code.RestartNames();
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: one step of one sequence, whose inputs were multiplied ahead.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        WriteRecurrent(layer, ahead: true);
        code.Line();
    }

    /// <summary>Name of the step that begins with the sums of its inputs.</summary>
    public static string AheadName(LayerPlan layer) => $"{layer.Name}StepAhead";

    private void WriteRecurrent(LayerPlan layer, bool ahead)
    {
        string cell = layer.HasCell ? "ref float c, " : "", aside = layer.KeepsAside > 0 ? "ref float scratch, " : "";
        using (code.Block($"public static void {(ahead ? AheadName(layer) : layer.Name + "Step")}(ref float {(ahead ? "sums" : "x")}, ref float h, {cell}ref float next, {OutputParameter(layer)}{aside}{Rounded.Parameter(layer)}ref float w{ReverseParameter(layer)})"))
        {
            PanelPlan panel = layer.Panels[0];
            Rounded.WriteInputs(code, layer, "0", "1");
            Rounded.WriteStates(code, layer, "h", "1");
            List<TileGroup> groups = [.. layer.StepGroups[0]];
            List<(string Name, PackedTile Tile)> held = [];
            if (layer.KeepsStateInRegisters)
            {
                foreach (PackedTile tile in panel.Panel.Tiles)
                {
                    held.Add(($"next{CSharpLiteral.Of(held.Count)}", tile));
                    code.Line($"{Vec.Type(tile.Width)} {held[held.Count - 1].Name};");
                }
            }

            foreach (TileGroup group in groups)
            {
                WriteGroup(layer, panel, group, "h", held, (tile, sums, places) =>
                {
                    var update = new CellUpdate(code, functions, layer, tile, places.Peepholes(panel, tile));
                    if (layer.HasCell)
                    {
                        string previousCell = Vec.Load(tile.Width, places.Cell, places.Unit(tile));
                        update.ActivateLstm(sums, ref previousCell);
                        (string newCell, _, _, string state) = update.Lstm(previousCell);
                        code.Line(Vec.Store(tile.Width, newCell, places.Cell, places.Unit(tile)));
                        if (!layer.Projects) return state;
                        code.Line(Vec.Store(tile.Width, state, places.Scratch, places.Unit(tile)));
                        return null;
                    }

                    foreach ((Accumulator sum, string name) in sums.Where(s => s.Sum.Gates is "m" or "n")) update.Name(sum, name);
                    update.Activate(sums);
                    if (layer.Shape.Layer is not GruSpec) return update['a'];
                    return update.Mix(update['z'], update.CandidateAfterReset().Value, Vec.Load(tile.Width, places.State, places.Unit(tile)));
                }, ahead);
            }

            foreach ((string name, PackedTile tile) in held)
            {
                code.Line(Vec.Store(tile.Width, name, "next", tile.FirstUnit));
                if (model.WritesOutput(layer)) StoreUnits(layer, tile, name, "y", tile.FirstUnit);
            }

            if (layer.Projects) WriteProjection(layer);
            if (held.Count == 0) CopyOutput(layer);
        }
    }

    /// <summary>The new state of a projected LSTM, from o.a(c') of all units.</summary>
    private void WriteProjection(LayerPlan layer)
    {
        foreach (TileGroup group in layer.StepGroups[1])
            WriteGroup(layer, layer.Panels[1], group, "", [], (_, sums, _) => sums.Single().Name);
    }

    /// <summary>r.h of all units has to be known before the candidate: two passes over the tiles, with r.h and z in between.</summary>
    private void WriteResetBefore(LayerPlan layer)
    {
        int stride = layer.Stride;
        using (code.Block($"public static void {layer.Name}Step(ref float x, ref float h, ref float next, {OutputParameter(layer)}ref float scratch, {Rounded.Parameter(layer)}ref float w{ReverseParameter(layer)})"))
        {
            Rounded.WriteInputs(code, layer, "0", "1");
            Rounded.WriteStates(code, layer, "h", "1");
            foreach (TileGroup group in layer.StepGroups[0])
            {
                WriteGroup(layer, layer.Panels[0], group, "h", [], (tile, sums, places) =>
                {
                    var update = new CellUpdate(code, functions, layer, tile);
                    update.Activate(sums);
                    code.Line(Vec.Store(tile.Width, update['z'], places.Scratch, stride + places.Unit(tile)));
                    code.Line(Vec.Store(tile.Width, $"{update['r']} * {Vec.Load(tile.Width, places.State, places.Unit(tile))}", places.Scratch, places.Unit(tile)));
                    return null;
                });
            }

            Rounded.WriteStates(code, layer, "scratch", "1");
            foreach (TileGroup group in layer.StepGroups[1])
            {
                WriteGroup(layer, layer.Panels[1], group, "scratch", [], (tile, sums, places) =>
                {
                    var update = new CellUpdate(code, functions, layer, tile);
                    update.Activate(sums, "n");
                    return update.Mix(
                        Vec.Load(tile.Width, places.Scratch, stride + places.Unit(tile)),
                        update['n'],
                        Vec.Load(tile.Width, places.State, places.Unit(tile)));
                });
            }

            CopyOutput(layer);
        }
    }

    /// <summary>The output of a last layer that stored its state tile by tile.</summary>
    private void CopyOutput(LayerPlan layer)
    {
        if (model.WritesOutput(layer)) code.Line($"RnnMemory.Copy(ref next, ref y, {CSharpLiteral.Of(layer.OutputSize)});");
    }

    private void WriteDense(LayerPlan layer)
    {
        Activation activation = ((DenseSpec)layer.Shape.Layer).Activation;
        using (code.Block($"public static void {layer.Name}Step(ref float x, ref float next, {Rounded.Parameter(layer)}ref float w)"))
        {
            Rounded.WriteInputs(code, layer, "0", "1");
            foreach (TileGroup group in layer.StepGroups[0])
            {
                WriteGroup(layer, layer.Panels[0], group, "", [], (tile, sums, places) =>
                {
                    string value = sums.Single().Name;
                    if (activation != Activation.Softmax || BatchEmitter.ActivatesInRegisters(layer))
                        value = functions.Output(layer.Activation, tile.Width, layer.Shape.Layer.Units, value);
                    if (!model.IsOutput(layer)) return value;
                    StoreUnits(layer, tile, value, places.Next, places.Unit(tile));
                    return null;
                });
            }

            if (activation == Activation.Softmax && !BatchEmitter.ActivatesInRegisters(layer)) code.Line($"RnnRows.Softmax(ref next, 1, {CSharpLiteral.Of(layer.Shape.Layer.Units)}, {CSharpLiteral.Of(layer.Shape.Layer.Units)});");
        }
    }

    /// <summary>
    /// Stores the units of a tile in the caller's memory, which ends with the last unit: lanes beyond it are not stored.
    /// </summary>
    private void StoreUnits(LayerPlan layer, PackedTile tile, string value, string origin, int offset)
    {
        int units = layer.Shape.Layer.Units - tile.FirstUnit;
        if (units >= tile.Width)
        {
            code.Line(Vec.Store(tile.Width, value, origin, offset));
            return;
        }

        string name = $"y_{CSharpLiteral.Of(code.Fresh())}";
        code.Line($"var {name} = {value};");
        int stored = 0;
        for (int lanes = tile.Width / 2; lanes >= 4; lanes /= 2)
        {
            if (units - stored < lanes) continue;
            code.Line(Vec.Store(lanes, Vec.Part(name, tile.Width, lanes, stored / lanes), origin, offset + stored));
            stored += lanes;
        }

        for (; stored < units; stored++)
            code.Line($"{Vec.Scalar(origin, CSharpLiteral.Of(offset + stored))} = {Vec.Name(tile.Width)}.GetElement({name}, {CSharpLiteral.Of(stored)});");
    }

    /// <summary>1 where this step walks the tiles from last to first, else 0.</summary>
    private static string ReverseParameter(LayerPlan layer) => layer.AlternatesDirection ? ", nint reverse" : "";

    /// <summary>A recurrent layer at the end stores its state twice: for the next step, and as the output.</summary>
    private string OutputParameter(LayerPlan layer) => model.WritesOutput(layer) ? "ref float y, " : "";

    /// <summary>Names of the refs that a group works on; in a repeated group they run along.</summary>
    private sealed record Places(string State, string Cell, string Next, string Scratch, int FirstUnit, WeightOrigin Weights)
    {
        public PeepholeWeights? Peepholes(PanelPlan panel, PackedTile tile) =>
            PeepholeWeights.RowOf(panel) is >= 0 and var row ? new PeepholeWeights(Weights.Name, panel.Panel.IndexOf(tile, row, 0) - Weights.Start) : null;

        public int Unit(PackedTile tile) => tile.FirstUnit - FirstUnit;
    }

    private delegate string? Finish(PackedTile tile, List<(Accumulator Sum, string Name)> sums, Places places);

    private void WriteGroup(LayerPlan layer, PanelPlan panel, TileGroup group, string recurrentSource, List<(string Name, PackedTile Tile)> held, Finish finish, bool ahead = false)
    {
        PackedTile first = group.Tiles[0];
        bool loops = group.Repeat > 1;
        int units = group.Units;
        string last = CSharpLiteral.Of(first.FirstUnit + (units * group.Repeat) - 1);
        string count = loops ? $", {CSharpLiteral.Of(units)} at a time" : "";
        bool projects = panel.Panel.Kind == PanelKind.Projection;
        code.Line($"// {(projects ? "Projected numbers" : "Units")} {CSharpLiteral.Of(first.FirstUnit)} to {last}{count}.");
        if (!loops)
        {
            using (code.LoopOrScope(null, apart: layer.StepGroups.Sum(groups => groups.Count) > 1)) Body(new Places("h", "c", "next", "scratch", 0, new WeightOrigin("w", 0)));
            return;
        }

        List<string> running = layer.Projects && !projects ? [] : ["next"];
        if (layer.Shape.Layer is GruSpec) running.Add("h");
        if (layer.HasCell && !projects) running.Add("c");
        if (layer.KeepsAside > 0 && !projects) running.Add("scratch");
        using (code.LoopOrScope(null, apart: layer.StepGroups.Sum(groups => groups.Count) > 1))
        {
            long weightStep = panel.WeightStep(group);
            int gates = panel.Panel.Gates.Count;
            bool alternates = layer.AlternatesDirection;
            if (alternates) code.Line($"nint start = reverse * {CSharpLiteral.Of(group.Repeat - 1)}, sign = 1 - (2 * reverse);");
            Running("w", first.Offset, weightStep);
            foreach (string name in running) Running(name, first.FirstUnit, units);
            if (ahead) Running("sums", gates * first.FirstUnit, gates * units);
            using (code.Block($"for (nint tile = 0; tile < {CSharpLiteral.Of(group.Repeat)}; tile++)"))
            {
                Body(new Places("ht", "ct", "nextt", "scratcht", first.FirstUnit, new WeightOrigin("wt", first.Offset)));
                Advance("w", weightStep);
                foreach (string name in running) Advance(name, units);
                if (ahead) Advance("sums", gates * units);
            }

            void Running(string name, int origin, long step) =>
                code.Line($"ref float {name}t = {Vec.Ref(name, alternates ? $"{CSharpLiteral.Of(origin)} + (start * {CSharpLiteral.Of(step)})" : CSharpLiteral.Of(origin))};");

            void Advance(string name, long step) =>
                code.Line($"{name}t = {Vec.Ref($"{name}t", alternates ? $"sign * {CSharpLiteral.Of(step)}" : CSharpLiteral.Of(step))};");
        }

        void Body(Places places)
        {
            List<Slot> slots = Slot.Of(panel, group, model.Width);
            IRowSums loop = RowSums.OfStep(code, layer, panel, group, slots, places.Weights);
            if (ahead)
            {
                loop.Declare(foldedBias: true, slot => slot.Accumulator.ReadsInput
                    ? Vec.Load(slot.Accumulator.Lanes, loops ? "sumst" : "sums", (panel.Panel.Gates.Count * places.Unit(slot.Tile)) + slot.Accumulator.RowOffset)
                    : null);
            }
            else
            {
                loop.Declare(foldedBias: true);
                loop.Add([Rounded.IsNeeded(panel) ? "rounded" : projects ? "scratch" : "x"], projects ? "m" : "x", panel.Panel.InputRows, panel.Panel.FirstInputRow, recurrent: false);
            }

            if (recurrentSource.Length > 0) loop.Add([Rounded.IsNeeded(panel) ? "rounded" : recurrentSource], "h", panel.Panel.RecurrentRows, panel.Panel.FirstRecurrentRow, recurrent: true);
            loop.Join();
            foreach (PackedTile tile in group.Tiles)
            {
                List<(Accumulator, string)> sums = slots.Where(s => s.Tile == tile).Select(s => (s.Accumulator, loop.Sum(s, 0))).ToList();
                string? state = finish(tile, sums, places);
                if (state is null) continue;
                string? register = held.Where(r => r.Tile == tile).Select(r => r.Name).FirstOrDefault();
                if (register is not null)
                {
                    code.Line($"{register} = {state};");
                    continue;
                }

                code.Line(Vec.Store(tile.Width, state, places.Next, places.Unit(tile)));
            }
        }
    }
}
