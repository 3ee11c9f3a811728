using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes the prediction of one sequence for a model with layers that multiply their inputs ahead: chunks of steps outside,
/// layers inside, and each layer walks through the steps of the chunk before the next one begins.
/// </summary>
/// <param name="code">Where to.</param>
/// <param name="model">The plan.</param>
/// <param name="scratchSize">Numbers of memory that steps and heads need besides.</param>
/// <param name="scratch">For each layer where that memory begins.</param>
/// <param name="head">The call that writes the output of a state; <see langword="null"/> where the last recurrent layer is the output.</param>
internal sealed class AheadChainEmitter(CodeWriter code, ModelPlan model, int scratchSize, IReadOnlyDictionary<int, int> scratch, Func<string, string>? head)
{
    /// <summary>Steps of a chunk: whole groups, six or eight of which a kernel takes at once.</summary>
    private const int Chunk = 24;

    private readonly Dictionary<string, int> _memory = [];
    private int _length;

    private IEnumerable<LayerPlan> Trunk => model.Trunk;

    /// <summary>Predict.</summary>
    public void Write()
    {
        foreach (LayerPlan layer in Trunk)
        {
            Reserve(layer, "", layer.Stride * (layer.IsRecurrent ? Chunk + 1 : Chunk));
            if (layer.HasCell) Reserve(layer, "C", layer.UnitStride);
        }

        string sums = CSharpLiteral.Of(_length), chunk = CSharpLiteral.Of(Chunk);
        _length += PackedLayout.Aligned(Trunk.Where(l => l.ProjectsAhead).Max(l => l.AheadSize) * Chunk);
        LayerPlan last = model.LastRecurrent;
        string outputs = CSharpLiteral.Of(model.Output.Features), state = $"ref {Name(last, "")}";
        code.Line($"/// <summary>One sequence, of which the first <c>valid</c> steps count; the output repeats at the others. It runs in chunks of {chunk} steps.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block("public static void Predict(ref float x, nint valid, nint steps, ref float y, ref float w)"))
        {
            code.Line($"ref float memory = ref RnnMemory.Scratch({CSharpLiteral.Of(_length + scratchSize)});");
            code.Line($"ref float sums = ref RnnRef.Add(ref memory, {sums});");
            if (scratchSize > 0) code.Line($"ref float scratch = ref RnnRef.Add(ref memory, {CSharpLiteral.Of(_length)});");
            foreach (KeyValuePair<string, int> place in _memory.OrderBy(p => p.Value)) code.Line($"ref float {place.Key} = {Vec.Ref("memory", place.Value)};");
            foreach (LayerPlan layer in Trunk.Where(l => l.IsRecurrent))
            {
                code.Line($"RnnMemory.Clear(ref {Name(layer, "")}, {CSharpLiteral.Of(layer.Stride)});");
                if (layer.HasCell) code.Line($"RnnMemory.Clear(ref {Name(layer, "C")}, {CSharpLiteral.Of(layer.UnitStride)});");
            }

            code.Line("nint rows;");
            using (code.Block("for (nint first = 0; first < valid; first += rows)"))
            {
                code.Line($"rows = valid - first < {chunk} ? valid - first : {chunk};");
                (string Ref, int Stride) input = ("ref x", model.Spec.InputSize);
                foreach (LayerPlan layer in Trunk) input = WriteLayer(layer, input);
                if (model.Output.PerStep && head is not null)
                    code.Line($"for (nint t = 0; t < rows; t++, y = ref RnnRef.Add(ref y, {outputs})) {head($"{state.Replace("ref ", "ref RnnRef.Add(ref ")}, (t + 1) * {CSharpLiteral.Of(last.Stride)})")}");
                code.Line($"x = ref RnnRef.Add(ref x, rows * {CSharpLiteral.Of(model.Spec.InputSize)});");
                foreach (LayerPlan layer in Trunk.Where(l => l.IsRecurrent))
                    code.Line($"RnnMemory.Copy(ref RnnRef.Add(ref {Name(layer, "")}, rows * {CSharpLiteral.Of(layer.Stride)}), ref {Name(layer, "")}, {CSharpLiteral.Of(layer.Stride)});");
            }

            code.Line();
            string output = head is not null ? head(state) : $"RnnMemory.Copy({state}, ref y, {outputs});";
            if (model.Output.PerStep) code.Line($"for (nint t = valid; t < steps; t++, y = {Vec.Ref("y", model.Output.Features)}) {output}");
            else code.Line(head is not null ? output : $"if (valid == 0) {output}");
        }

        code.Line();
    }

    /// <summary>Runs a layer over the steps of the chunk and returns where its outputs lie.</summary>
    private (string Ref, int Stride) WriteLayer(LayerPlan layer, (string Ref, int Stride) input)
    {
        string stride = CSharpLiteral.Of(layer.Stride), own = Name(layer, ""), x = At(input.Ref, $"t * {CSharpLiteral.Of(input.Stride)}");
        if (!layer.IsRecurrent)
        {
            code.Line($"for (nint t = 0; t < rows; t++) {layer.Name}Step({x}, {At("ref " + own, $"t * {stride}")}, ref w);");
            return ("ref " + own, layer.Stride);
        }

        string step = $"{layer.Name}Step", reverse = layer.AlternatesDirection ? ", t & 1" : "";
        if (layer.ProjectsAhead)
        {
            code.Line($"RnnKernels.Projection.Ahead({BatchEmitter.NameOf(layer)}.{BatchEmitter.PanelName(layer, 0)}, {input.Ref}, {CSharpLiteral.Of(input.Stride)}, ref sums, rows, ref w);");
            (step, x) = (StepEmitter.AheadName(layer), At("ref sums", $"t * {CSharpLiteral.Of(layer.AheadSize)}"));
        }

        bool isOutput = model.IsOutput(layer);
        string cell = layer.HasCell ? $"ref {Name(layer, "C")}, " : "", output = isOutput ? "ref y, " : "";
        string aside = layer.KeepsAside > 0 ? $"{Vec.Ref("scratch", scratch[layer.Index])}, " : "";
        using (code.Block("for (nint t = 0; t < rows; t++)"))
        {
            code.Line($"ref float h = {At("ref " + own, $"t * {stride}")};");
            code.Line($"{step}({x}, ref h, {cell}{Vec.Ref("h", layer.Stride)}, {output}{aside}ref w{reverse});");
            if (isOutput && model.Output.PerStep) code.Line($"y = {Vec.Ref("y", model.Output.Features)};");
        }

        return ($"ref RnnRef.Add(ref {own}, {stride})", layer.Stride);
    }

    private static string At(string origin, string offset) => $"ref RnnRef.Add({origin}, {offset})";

    private void Reserve(LayerPlan layer, string part, int length)
    {
        _memory[Name(layer, part)] = _length;
        _length += PackedLayout.Aligned(length);
    }

    private static string Name(LayerPlan layer, string part) => $"{char.ToLowerInvariant(layer.Name[0])}{layer.Name.Substring(1)}H{part}";
}
