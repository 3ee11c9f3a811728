using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes the forward kernels of a batch, in two passes over the samples of a step: the products, several samples at a time
/// against each weight that is loaded, then the activations. Prediction and training share them.
/// </summary>
internal sealed class BatchEmitter(CodeWriter code, ActivationFunctions functions, ModelPlan model, string modelType)
{
    /// <summary>The kernels of a layer, in a type that training takes as an argument.</summary>
    public void Write(LayerPlan layer)
    {
        code.Line($"/// <summary>{layer.Shape.Layer.Name}: the samples of a step together.</summary>");
        code.Line($"/// <remarks>{layer.BatchReason}</remarks>");
        using (code.Block($"public readonly struct {NameOf(layer)} : RnnKernels.{InterfaceName(layer)}"))
        {
            if (layer.Normalizes) new NormalizedEmitter(code, functions, model).WriteCell(layer, modelType);
            WriteTraits(layer);

            for (int i = 0; i < layer.Panels.Count && !layer.Normalizes; i++)
            {
                if (!layer.BatchIsWritten || (layer.ProjectsAhead && i == 0)) WritePanel(layer, i);
                WriteProject(layer, i);
            }

            if (!layer.IsRecurrent)
            {
                WriteActivateDense(layer);
                new DenseBackwardEmitter(code, functions, model).Write(layer);
            }

            if (layer.Normalizes && layer.HasCell) new NormalizedEmitter(code, functions, model).WriteActivate(layer);
            else if (layer.IsRecurrent) new ActivateEmitter(code, functions, model).Write(layer);
            if (model.RunsByLayers) WriteStepOf(layer);
        }

        code.Line();
    }

    /// <summary>What the runtime library has to know of a cell that is no plain one.</summary>
    private void WriteTraits(LayerPlan layer)
    {
        if (!layer.RecordsSlopes) return;
        code.Line("public static bool RecordsSlopes => true;");
        if (layer.HasPeepholes) code.Line("public static bool HasPeepholes => true;");
        if (layer.IsCoupled) code.Line("public static bool IsCoupled => true;");
        code.Line();
    }

    /// <summary>The step of one sequence, as a member that the runtime library calls layer by layer.</summary>
    private void WriteStepOf(LayerPlan layer)
    {
        code.Line();
        code.Line("/// <summary>A step of one sequence.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveInlining)]");
        if (!layer.IsRecurrent)
        {
            code.Line($"public static void Step(ref float x, ref float y, ref float w) => {layer.Name}Step(ref x, ref y, ref w);");
            return;
        }

        const string States = "ref float h, ref float c, ref float next, ref float scratch, ref float w, nint reverse";
        string arguments = $"ref h, {(layer.HasCell ? "ref c, " : "")}ref next, {(layer.KeepsAside > 0 ? "ref scratch, " : "")}ref w{(layer.AlternatesDirection ? ", reverse" : "")}";
        code.Line($"public static void Step(ref float x, {States}) => {layer.Name}Step(ref x, {arguments});");
        if (!layer.ProjectsAhead) return;
        code.Line();
        code.Line($"public static int AheadSize => {CSharpLiteral.Of(layer.AheadSize)};");
        code.Line();
        code.Line($"public static void Ahead(ref float x, nint xStride, ref float sums, nint rows, ref float w) => RnnKernels.Projection.Ahead({PanelName(layer, 0)}, ref x, xStride, ref sums, rows, ref w);");
        code.Line();
        code.Line("/// <summary>A step of one sequence, whose inputs were multiplied ahead.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveInlining)]");
        code.Line($"public static void StepAhead(ref float sums, {States}) => {StepEmitter.AheadName(layer)}(ref sums, {arguments});");
    }

    /// <summary>The products of a layer whose weights are narrow, for prediction alone: training has a type with those of float32.</summary>
    public void WriteNarrow(LayerPlan layer)
    {
        for (int i = 0; i < layer.Panels.Count; i++)
        {
            PanelPlan panel = layer.Panels[i];
            code.RestartNames();
            code.Line($"/// <summary>{layer.Shape.Layer.Name}: {SummaryOf(panel, "the")}</summary>");
            code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
            using (code.Block(ProjectHeader(panel, ProjectOf(layer, i), Rounded.IsNeeded(panel) ? Rounded.Parameter(layer) : "")))
            {
                if (Rounded.IsNeeded(panel)) Rounded.WriteInputs(code, layer, "xStride", "rows");
                if (!panel.IsDense) Rounded.WriteStates(code, layer, "h", "rows");
                WriteProjectGroups(layer, i);
            }

            code.Line();
        }

        if (layer.HasPeepholes) new ActivateEmitter(code, functions, model).WriteNarrow(layer);
    }

    /// <summary>The product kernel of a panel, as prediction calls it.</summary>
    public static string ProjectOf(LayerPlan layer, int panel) => layer.Storage == WeightStorage.Float32
        ? $"{NameOf(layer)}.{ProjectName(layer, panel)}"
        : $"{layer.Name}{ProjectName(layer, panel)}{layer.Storage}";

    /// <summary>Name of the type that holds the kernels of a layer.</summary>
    public static string NameOf(LayerPlan layer) => $"{layer.Name}Batch";

    /// <summary>What the runtime library calls the cell.</summary>
    public static string CellName(LayerPlan layer) => (layer.Normalizes ? "Normalized" : "") + layer.Shape.Layer switch
    {
        LstmSpec => layer.Projects ? "ProjectedLstm" : "Lstm",
        GruSpec { ResetAfter: false } => "ResetBeforeGru",
        GruSpec => "Gru",
        DenseSpec => "Dense",
        _ => "SimpleRnn",
    };

    /// <summary>What the runtime library calls the kernels of a cell. A layer-normalised GRU has those of a plain one but for its products.</summary>
    private static string InterfaceName(LayerPlan layer) => layer.Normalizes && !layer.HasCell
        ? $"I{CellName(layer).Substring("Normalized".Length)}Gates"
        : $"I{CellName(layer)}Kernels";

    /// <summary>Whether a layer has an activation that its own kernels apply: any but a softmax over several tiles.</summary>
    public static bool ActivatesInRegisters(LayerPlan layer) => layer.Shape.Layer is DenseSpec dense
        && dense.Activation != Activation.Linear
        && (dense.Activation != Activation.Softmax || layer.Panels[0].Panel.Tiles.Count == 1);

    /// <summary>Name of the product kernel of a panel.</summary>
    public static string ProjectName(LayerPlan layer, int panel) => panel == 0 ? "Project" : layer.Projects ? "ProjectState" : "ProjectNew";

    private void WriteProject(LayerPlan layer, int index)
    {
        PanelPlan panel = layer.Panels[index];
        code.RestartNames();
        code.Line($"/// <summary>{SummaryOf(panel, "The")}</summary>");
        if (!layer.BatchIsWritten)
        {
            code.Line("[RnnMethod(RnnOptions.AggressiveInlining)]");
            code.Line($"{ProjectHeader(panel, ProjectName(layer, index))} =>");
            code.Line(panel.IsDense
                ? $"    RnnKernels.Projection.Dense({PanelName(layer, index)}, ref x, xStride, ref gates, rows, ref w);"
                : $"    RnnKernels.Projection.Recurrent({PanelName(layer, index)}, ref x, xStride, ref h, ref gates, total, row, rows, ref w);");
            code.Line();
            return;
        }

        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block(ProjectHeader(panel, ProjectName(layer, index)))) WriteProjectGroups(layer, index);
        code.Line();
    }

    private void WriteProjectGroups(LayerPlan layer, int index)
    {
        foreach (TileGroup group in layer.BatchGroups[index])
        {
            using IDisposable? scope = code.LoopOrScope(null, apart: layer.BatchGroups[index].Count > 1);
            WriteProjectGroup(layer, layer.Panels[index], group);
        }
    }

    private static string SummaryOf(PanelPlan panel, string the) => panel.Panel.Kind == PanelKind.Projection
        ? $"{the} projected states of the samples of a step; <c>x</c> is o.a(c')."
        : $"{the} sums of {string.Join(" ", panel.Letters.ToCharArray())} for the samples of a step, into the record.";

    private static string ProjectHeader(PanelPlan panel, string name, string rounded = "") => panel.IsDense
        ? $"public static void {name}(ref float x, nint xStride, ref float gates, nint rows, {rounded}ref float w)"
        : $"public static void {name}(ref float x, nint xStride, ref float h, ref float gates, nint total, nint row, nint rows, {rounded}ref float w)";

    /// <summary>The shape of a panel, for products of the runtime library.</summary>
    private void WritePanel(LayerPlan layer, int index)
    {
        PanelPlan panel = layer.Panels[index];
        PackedPanel p = panel.Panel;
        string recurrentRows = layer.Projects && !panel.IsDense ? $", recurrentRows: {CSharpLiteral.Of(p.RecurrentRows)}" : "";
        string extra = p.ExtraRows.Count > 0 ? $", extraRows: {CSharpLiteral.Of(p.ExtraRows.Count)}" : "", whole = p.Gates.Count == 3 && !p.SplitsCandidate ? ", splitsCandidate: false" : "";
        code.Line($"public static readonly RnnKernels.TiledPanel {PanelName(layer, index)} = new(");
        code.Line($"    lanes: {CSharpLiteral.Of(model.Width.Lanes)}, units: {CSharpLiteral.Of(p.Units)}, gates: {CSharpLiteral.Of(p.Gates.Count)}, biasRows: {CSharpLiteral.Of(p.BiasRows)}, inputRows: {CSharpLiteral.Of(p.InputRows)}, isRecurrent: {CSharpLiteral.Of(!panel.IsDense)}, offset: {CSharpLiteral.Of(p.Tiles[0].Offset)}{recurrentRows}{extra}{whole});");
        code.Line();
    }

    /// <summary>Name of the shape of a panel.</summary>
    public static string PanelName(LayerPlan layer, int index) => index == 0 ? "Panel" : layer.Projects ? "StatePanel" : "NewPanel";

    private void WriteProjectGroup(LayerPlan layer, PanelPlan panel, TileGroup group)
    {
        int samples = layer.SamplesOf(panel, group);
        PackedTile first = group.Tiles[0];
        bool loops = group.Repeat > 1;
        string weights = "w", record = "gates";
        if (loops)
        {
            code.Line($"ref float wt = {Vec.Ref("w", first.Offset)};");
            code.Line("ref float gatest = ref gates;");
            (weights, record) = ("wt", "gatest");
        }

        using IDisposable? turns = loops ? code.Block($"for (nint tile = 0; tile < {CSharpLiteral.Of(group.Repeat)}; tile++)") : null;
        // The last group of samples moves back to end with the last sample: what two groups compute, they compute alike.
        using (code.Block($"for (nint at = 0; at < rows; at += {CSharpLiteral.Of(samples)})")) WriteProjectSamples(layer, panel, group, weights, record, samples);
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
        bool rounds = Rounded.IsNeeded(panel);
        List<string> x = rounds ? Sources("rounded", CSharpLiteral.Of(Rounded.SizeOf(layer)), samples) : Sources("x", "xStride", samples);
        List<Slot> slots = Slot.Of(panel, group, model.Width);
        IRowSums loop = RowSums.OfBatch(code, panel, slots, new WeightOrigin(weights, group.Repeat > 1 ? first.Offset : 0), samples);
        loop.Declare(foldedBias: layer.Storage != WeightStorage.Float32);
        loop.Add(x, "x", panel.Panel.InputRows, panel.Panel.FirstInputRow, recurrent: false);
        if (!panel.IsDense)
            loop.Add(rounds ? x : Sources("h", CSharpLiteral.Of(layer.Stride), samples), "h", panel.Panel.RecurrentRows, panel.Panel.FirstRecurrentRow, recurrent: true);
        loop.Join();
        foreach (PackedTile tile in group.Tiles)
        {
            string name = $"gates{CSharpLiteral.Of(tile.FirstUnit - first.FirstUnit)}";
            code.Line($"ref float {name} = {RecordAddress.Of(panel, tile, record, panel.IsDense ? "s" : "row + s")};");
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

    /// <summary>Dense: the activation of rows of outputs, in place. Lanes of padding become whatever the function makes of them.</summary>
    private void WriteActivateDense(LayerPlan layer)
    {
        DenseSpec dense = (DenseSpec)layer.Shape.Layer;
        bool rowwise = dense.Activation == Activation.Softmax;
        string units = CSharpLiteral.Of(dense.Units), stride = CSharpLiteral.Of(layer.Stride);
        code.RestartNames();
        code.Line($"/// <summary>{dense.Activation} of rows of outputs, in place.</summary>");
        if (!ActivatesInRegisters(layer))
        {
            string statement = rowwise ? $"RnnRows.Softmax(ref y, rows, {units}, {stride});" : "";
            code.Line($"public static void Activate(ref float y, nint rows) {{ {statement}{(rowwise ? " " : "")}}}");
            return;
        }

        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block("public static void Activate(ref float y, nint rows)"))
        {
            int most = rowwise ? layer.Stride : model.Width.Lanes;
            code.Line($"nint n = 0, count = rows * {stride};");
            WriteLoop(most);
            if (!rowwise && most > 4) WriteLoop(4);
        }

        void WriteLoop(int lanes)
        {
            using (code.Block($"for (; n <= count - {CSharpLiteral.Of(lanes)}; n += {CSharpLiteral.Of(lanes)})"))
            {
                code.Line("ref float at = ref RnnRef.Add(ref y, n);");
                code.Line(Vec.Store(lanes, functions.Output(layer.Activation, lanes, dense.Units, Vec.Load(lanes, "at")), "at"));
            }
        }
    }
}
