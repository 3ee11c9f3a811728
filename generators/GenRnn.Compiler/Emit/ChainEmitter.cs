using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>Writes how the layers follow each other when one sequence is predicted: a step, and a whole sequence.</summary>
internal sealed class ChainEmitter(CodeWriter code, ModelPlan model)
{
    private readonly Dictionary<int, int> _scratch = ScratchOffsets(model);

    private int ScratchSize => model.Layers.Sum(l => ScratchSizeOf(model, l));

    private bool HasHead => model.Head.Count > 0;

    private string ScratchParameter => ScratchSize > 0 ? "ref float scratch, " : "";

    private string ScratchArgument => ScratchSize > 0 ? "ref scratch, " : "";

    /// <summary>Advance, Head, Step and Predict.</summary>
    public void Write()
    {
        WriteAdvance();
        WriteHead();
        WriteStep();
        if (model.RunsByLayers) return;
        if (model.HeadWaits) WritePredictFrom();
        if (model.Layers.Any(l => l.ProjectsAhead)) new AheadChainEmitter(code, model, ScratchSize, _scratch, HasHead ? HeadCall : null).Write();
        else WritePredict();
    }

    private void WriteAdvance()
    {
        code.Line($"/// <summary>Moves the state one step on: {string.Join(", ", model.Trunk.Select(l => l.Shape.Layer.Name))}.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveInlining)]");
        using (code.Block($"private static void Advance(ref float state, ref float x, {OutputParameter}{ScratchParameter}ref float w{(Alternates ? ", nint reverse" : "")})"))
        {
            string input = "ref x";
            foreach (LayerPlan layer in model.Trunk) input = WriteLayer(layer, input);
        }

        code.Line();
    }

    private void WriteHead()
    {
        if (!HasHead) return;
        code.Line($"/// <summary>The output that belongs to a state: {string.Join(", ", model.Head.Select(l => l.Shape.Layer.Name))}.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveInlining)]");
        using (code.Block($"private static void Head(ref float h, ref float y, {ScratchParameter}ref float w)"))
        {
            string input = "ref h";
            foreach (LayerPlan layer in model.Head) input = WriteLayer(layer, input);
        }

        code.Line();
    }

    private string AdvanceCall => $"Advance(ref state, ref x, {(HasHead || model.RunsByLayers ? "" : "ref y, ")}{ScratchArgument}ref w{(Alternates ? ", reverse" : "")});";

    /// <summary>Whether any layer walks its tiles in changing direction.</summary>
    private bool Alternates => model.Layers.Any(l => l.AlternatesDirection);

    /// <summary>A model that ends in a recurrent layer writes its output while it moves on.</summary>
    private string OutputParameter => HasHead || model.RunsByLayers ? "" : "ref float y, ";

    private LayerPlan LastRecurrent => model.LastRecurrent;

    private string StateHeadCall => HeadCall(Vec.Ref("state", model.StateOffset(LastRecurrent)));

    private string HeadCall(string h) => $"Head({h}, ref y, {ScratchArgument}ref w);";

    /// <summary>Runs a layer and returns the ref to its output.</summary>
    private string WriteLayer(LayerPlan layer, string input)
    {
        if (!layer.IsRecurrent)
        {
            string target = model.IsOutput(layer) ? "ref y" : Vec.Ref("scratch", _scratch[layer.Index]);
            if (!layer.HasKernels) return WritePassive(layer, input, target);
            code.Line($"{layer.Name}Step({input}, {target}, {RoundedArgument(layer)}ref w);");
            return target;
        }

        int offset = model.StateOffset(layer);
        string h = Vec.Ref("state", offset), output = model.WritesOutput(layer) ? "ref y, " : "";
        string reverse = layer.AlternatesDirection ? ", reverse" : "";
        string cell = layer.HasCell ? Vec.Ref("state", offset + layer.Stride) + ", " : "";
        if (layer.KeepsAside > 0)
        {
            code.Line($"{layer.Name}Step({input}, {h}, {cell}{h}, {output}{Vec.Ref("scratch", _scratch[layer.Index])}, {RoundedArgument(layer)}ref w{reverse});");
            return h;
        }

        string old = h;
        if (layer.CopiesState)
        {
            old = Vec.Ref("scratch", _scratch[layer.Index]);
            code.Line($"RnnMemory.Copy({h}, {old}, {CSharpLiteral.Of(layer.Stride)});");
        }

        code.Line($"{layer.Name}Step({input}, {old}, {cell}{h}, {output}{RoundedArgument(layer)}ref w{reverse});");
        return h;
    }

    /// <summary>A layer that is left to the runtime library.</summary>
    private string WritePassive(LayerPlan layer, string input, string target)
    {
        switch (layer.Shape.Layer)
        {
            case MaskingSpec masking:
                code.Line("// A step that does not count: every state is carried.");
                code.Line($"if (!RnnRows.Differ({input}, {CSharpLiteral.Of(layer.Shape.Input.Features)}, {CSharpLiteral.Of((float)masking.Value)})) return;");
                return input;
            case EmbeddingSpec embedding:
                if (embedding.MaskZero) code.Line("if (x == 0f) return;");
                PackedPanel table = model.Layout.Of(layer.Index).Single();
                return Vec.Ref("w", $"{CSharpLiteral.Of(table.Tiles[0].Offset)} + ((nint)x * {CSharpLiteral.Of(layer.Stride)})");
            default:
                PackedPanel? norm = model.Layout.Of(layer.Index).SingleOrDefault();
                string epsilon = CSharpLiteral.Of((float)((LayerNormalizationSpec)layer.Shape.Layer).Epsilon);
                code.Line($"RnnKernels.RowNorm.Row({input}, {target}, {CSharpLiteral.Of(layer.Shape.Input.Features)}, {epsilon}, ref w, {RowOf(ParameterRole.Gamma)}, {RowOf(ParameterRole.Beta)});");
                return target;
                string RowOf(ParameterRole role) => CSharpLiteral.Of(norm is not null && norm.RowOf(role) is >= 0 and var row ? norm.IndexOf(norm.Tiles[0], row, 0) : -1);
        }
    }

    private void WriteStep()
    {
        code.Line("/// <summary>One time step of one sequence.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveInlining)]");
        using (code.Block("public static void Step(ref float state, ref float x, ref float y, ref float w)"))
        {
            if (ScratchSize > 0) code.Line($"ref float scratch = ref RnnMemory.Scratch({CSharpLiteral.Of(ScratchSize)});");
            if (Alternates) code.Line("nint reverse = RnnMemory.Alternate();");
            code.Line(AdvanceCall);
            if (HasHead) code.Line(StateHeadCall);
            else if (model.RunsByLayers) code.Line(CopyState);
        }

        code.Line();
    }

    private string CopyState => $"RnnMemory.Copy({Vec.Ref("state", model.StateOffset(LastRecurrent))}, ref y, {CSharpLiteral.Of(model.Output.Features)});";

    /// <summary>A whole sequence that begins from a state, and leaves there the one that it ended with; the head runs once.</summary>
    private void WritePredictFrom()
    {
        code.Line("/// <summary>One sequence from a state, which moves on.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block("public static void PredictFrom(ref float state, ref float x, nint steps, ref float y, ref float w)"))
        {
            int stateSize = PackedLayout.Aligned(model.StateSize);
            if (ScratchSize > 0) code.Line($"ref float scratch = ref RnnRef.Add(ref RnnMemory.Scratch({CSharpLiteral.Of(stateSize + ScratchSize)}), {CSharpLiteral.Of(stateSize)});");
            using (code.Block($"for (nint t = 0; t < steps; t++, x = {Vec.Ref("x", model.Spec.InputSize)})"))
            {
                if (Alternates) code.Line("nint reverse = t & 1;");
                code.Line(AdvanceCall);
            }

            code.Line(StateHeadCall);
        }

        code.Line();
    }

    private void WritePredict()
    {
        int state = PackedLayout.Aligned(model.StateSize), inputs = model.Spec.InputSize, outputs = model.Output.Features;
        code.Line("/// <summary>One sequence, of which the first <c>valid</c> steps count; the output repeats at the others.</summary>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block("public static void Predict(ref float x, nint valid, nint steps, ref float y, ref float w)"))
        {
            code.Line($"ref float state = ref RnnMemory.Scratch({CSharpLiteral.Of(state + ScratchSize)});");
            if (model.HeadWaits)
            {
                code.Line($"RnnMemory.Clear(ref state, {CSharpLiteral.Of(model.StateSize)});");
                code.Line("PredictFrom(ref state, ref x, valid, ref y, ref w);");
            }
            else WriteSteps(state, inputs, outputs);
        }

        code.Line();
    }

    /// <summary>The loop over the steps of a sequence, where each has an output or the last recurrent layer is the output.</summary>
    private void WriteSteps(int state, int inputs, int outputs)
    {
        if (ScratchSize > 0) code.Line($"ref float scratch = {Vec.Ref("state", state)};");
        code.Line($"RnnMemory.Clear(ref state, {CSharpLiteral.Of(model.StateSize)});");
        using (code.Block($"for (nint t = 0; t < valid; t++, x = {Vec.Ref("x", inputs)})"))
        {
            if (Alternates) code.Line("nint reverse = t & 1;");
            code.Line(AdvanceCall);
            if (model.Output.PerStep)
            {
                if (HasHead) code.Line(StateHeadCall);
                code.Line($"y = {Vec.Ref("y", outputs)};");
            }
        }

        code.Line();
        string output = HasHead ? StateHeadCall : $"RnnMemory.Copy({Vec.Ref("state", model.StateOffset(LastRecurrent))}, ref y, {CSharpLiteral.Of(outputs)});";
        if (model.Output.PerStep)
        {
            using (code.Block($"for (nint t = valid; t < steps; t++, y = {Vec.Ref("y", outputs)})")) code.Line(output);
        }
        else
        {
            // The last step has written the output, unless there was none.
            code.Line($"if (valid == 0) {output}");
        }
    }

    private static Dictionary<int, int> ScratchOffsets(ModelPlan model)
    {
        var offsets = new Dictionary<int, int>();
        int offset = 0;
        foreach (LayerPlan layer in model.Layers)
        {
            offsets[layer.Index] = offset;
            offset += ScratchSizeOf(model, layer);
        }

        return offsets;
    }

    /// <summary>Memory of a step besides the state, in whole cache lines: what is kept aside, an old state, or the output of a Dense layer.</summary>
    private static int ScratchSizeOf(ModelPlan model, LayerPlan layer) => RoundedStart(model, layer) + PackedLayout.Aligned(Rounded.SizeOf(layer));

    /// <summary>Where rounded inputs and states begin in the memory of a step of a layer.</summary>
    private static int RoundedStart(ModelPlan model, LayerPlan layer) => PackedLayout.Aligned(
        layer.KeepsAside > 0 ? layer.KeepsAside
        : layer.IsRecurrent ? layer.CopiesState ? layer.Stride : 0
        : model.IsOutput(layer) || layer.Shape.Layer is DropoutSpec or MaskingSpec or EmbeddingSpec ? 0 : layer.Stride);

    private string RoundedArgument(LayerPlan layer) =>
        Rounded.IsNeeded(layer) ? Vec.Ref("scratch", _scratch[layer.Index] + RoundedStart(model, layer)) + ", " : "";
}
