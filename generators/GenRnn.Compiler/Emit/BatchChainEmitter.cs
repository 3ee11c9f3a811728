using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes the prediction of many sequences: blocks of samples outside, time inside, so that a block's states stay in the
/// first-level cache.
/// </summary>
internal sealed class BatchChainEmitter(CodeWriter code, ModelPlan model)
{
    /// <summary>Samples of a block (SampleBlocks of the runtime library cuts a batch); what kernels take at once divides it or overlaps.</summary>
    private const int Block = 24;

    /// <summary>PredictBlock.</summary>
    public void Write()
    {
        List<LayerPlan> recurrent = [.. model.Layers.Where(l => l.IsRecurrent)];
        var offsets = new Dictionary<string, int>();
        int states = recurrent.Sum(l => l.Stride) * Block, offset = 2 * states;
        foreach (LayerPlan layer in recurrent.Where(l => l.HasCell)) Reserve($"{layer.Name}C", layer.UnitStride);
        int cleared = offset;
        foreach (LayerPlan layer in model.Chain)
        {
            if (layer.HasCell) Reserve($"{layer.Name}TanhC", layer.UnitStride);
            if (layer.Projects) Reserve($"{layer.Name}Unprojected", layer.UnitStride);
            if (layer.ResetsBefore) Reserve($"{layer.Name}ResetH", layer.Stride);
            if (layer.InputPanel is { } inputs) Reserve($"{layer.Name}Work", NormalizedWork.SizeOf(inputs));
            if (Rounded.IsNeeded(layer)) Reserve($"{layer.Name}Rounded", Rounded.SizeOf(layer));
            for (int i = 0; i < layer.RecordedPanels; i++) Reserve($"{layer.Name}Gates{CSharpLiteral.Of(i)}", layer.Panels[i].RecordSize);
        }

        code.Line($"/// <summary>One sequence, or 8 to {CSharpLiteral.Of(Block)} of one length.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block("public static void PredictBlock(ref float x, nint rows, nint steps, ref float y, ref float w)"))
        {
            using (code.Block("if (rows == 1)"))
            {
                code.Line("Predict(ref x, steps, steps, ref y, ref w);");
                code.Line("return;");
            }

            code.Line();
            code.Line($"ref float previous = ref RnnMemory.Scratch({CSharpLiteral.Of(offset)});");
            code.Line($"ref float next = {Vec.Ref("previous", states)};");
            foreach (var (name, at) in offsets.OrderBy(o => o.Value).Select(o => (o.Key, o.Value))) code.Line($"ref float {Camel(name)} = {Vec.Ref("previous", at)};");
            code.Line($"RnnMemory.Clear(ref previous, {CSharpLiteral.Of(cleared)});");
            using (code.Block($"for (nint t = 0; t < steps; t++, x = {Vec.Ref("x", model.Spec.InputSize)})"))
            {
                (string Ref, string Stride) input = ("ref x", $"steps * {CSharpLiteral.Of(model.Spec.InputSize)}");
                foreach (LayerPlan layer in model.Trunk) input = WriteLayer(layer, input);
                code.Line("ref float swap = ref previous;");
                code.Line("previous = ref next;");
                code.Line("next = ref swap;");
                if (model.Output.PerStep)
                {
                    WriteHead($"steps * {CSharpLiteral.Of(model.Output.Features)}");
                    code.Line($"y = {Vec.Ref("y", model.Output.Features)};");
                }
            }

            if (!model.Output.PerStep)
            {
                code.Line();
                WriteHead(CSharpLiteral.Of(model.Output.Features));
            }
        }

        code.Line();

        void Reserve(string name, int perSample)
        {
            offsets[name] = offset;
            offset += perSample * Block;
        }
    }

    private void WriteHead(string outputStride)
    {
        LayerPlan last = model.LastRecurrent;
        (string Ref, string Stride) input = (Vec.Ref("previous", StateOffset(last)), CSharpLiteral.Of(last.Stride));
        foreach (LayerPlan layer in model.Head) input = WriteLayer(layer, input);
        code.Line($"RnnMemory.CopyRows({input.Ref}, {input.Stride}, ref y, {outputStride}, {CSharpLiteral.Of(model.Output.Features)}, rows);");
    }

    /// <summary>Runs a layer for the rows of a block and returns where its output lies.</summary>
    private (string Ref, string Stride) WriteLayer(LayerPlan layer, (string Ref, string Stride) input)
    {
        string stride = CSharpLiteral.Of(layer.Stride), gates = $"ref {Camel(layer.Name)}Gates0", batch = BatchEmitter.NameOf(layer);
        if (!layer.IsRecurrent)
        {
            code.Line($"{BatchEmitter.ProjectOf(layer, 0)}({input.Ref}, {input.Stride}, {gates}, rows, {RoundedArgument(layer)}ref w);");
            if (layer.Shape.Layer is not DenseSpec { Activation: Activation.Linear }) code.Line($"{batch}.Activate({gates}, rows);");
            return (gates, stride);
        }

        string previous = Vec.Ref("previous", StateOffset(layer)), next = Vec.Ref("next", StateOffset(layer));
        if (layer.Normalizes)
        {
            foreach (string call in NormalizedEmitter.Calls(layer, input, previous, next, "rows", part => $"ref {Camel(layer.Name)}{part}")) code.Line(call);
            return (next, stride);
        }

        code.Line($"{BatchEmitter.ProjectOf(layer, 0)}({input.Ref}, {input.Stride}, {previous}, {gates}, rows, 0, rows, {RoundedArgument(layer)}ref w);");
        if (layer.ResetsBefore)
        {
            string resetH = $"ref {Camel(layer.Name)}ResetH", news = $"ref {Camel(layer.Name)}Gates1";
            code.Line($"{batch}.ActivateReset({gates}, rows, 0, rows, {previous}, {resetH});");
            code.Line($"{BatchEmitter.ProjectOf(layer, 1)}({input.Ref}, {input.Stride}, {resetH}, {news}, rows, 0, rows, {RoundedArgument(layer)}ref w);");
            code.Line($"{batch}.Activate({gates}, {news}, rows, 0, rows, {previous}, {next});");
        }
        else
        {
            string cell = $"ref {Camel(layer.Name)}C";
            string extra = layer.HasCell ? $"{cell}, {cell}, ref {Camel(layer.Name)}TanhC, " : layer.Shape.Layer is GruSpec ? $"{previous}, " : "";
            string unprojected = $"ref {Camel(layer.Name)}Unprojected";
            code.Line($"{ActivateEmitter.NameOf(layer)}({gates}, rows, 0, rows, {extra}{(layer.Projects ? unprojected : next)}{(layer.HasPeepholes ? ", ref w" : "")});");
            if (layer.Projects) code.Line($"{BatchEmitter.ProjectOf(layer, 1)}({unprojected}, {CSharpLiteral.Of(layer.UnitStride)}, {next}, rows, ref w);");
        }

        return (next, stride);
    }

    private static string RoundedArgument(LayerPlan layer) => Rounded.IsNeeded(layer) ? $"ref {Camel(layer.Name)}Rounded, " : "";

    private int StateOffset(LayerPlan layer) => model.Layers.Take(layer.Index).Where(l => l.IsRecurrent).Sum(l => l.Stride) * Block;

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
