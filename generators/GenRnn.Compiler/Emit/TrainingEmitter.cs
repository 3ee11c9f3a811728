using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes the class that runs a batch forward and backward: the order of the kernels, layer by layer, and the memory that
/// the steps are recorded in.
/// </summary>
internal sealed class TrainingEmitter(CodeWriter code, ModelPlan model, string kernels, string training)
{
    private const string BufferType = "global::GenRnn.Kernels.AlignedBuffer";

    /// <summary>The class.</summary>
    public void Write(string modelType)
    {
        List<(string Name, string Size)> buffers = [.. model.Layers.SelectMany(Buffers)];
        code.Line($"/// <summary>Forward pass that records, and backward pass through time, for {CSharpLiteral.Of(model.Width.Bits)}-bit vectors.</summary>");
        using (code.Block($"private sealed class {training} : global::GenRnn.Kernels.TrainingKernel"))
        {
            foreach ((string name, _) in buffers) code.Line($"private readonly {BufferType} {name};");
            code.Line();
            code.Line($"public {training}(int samples, int steps)");
            code.Line($"    : base({modelType}.Spec, {CSharpLiteral.Of(model.Width.Lanes)}, samples, steps)");
            using (code.Block())
            {
                foreach ((string name, string size) in buffers) code.Line($"{name} = new(checked({size}));");
            }

            code.Line();
            WriteForward();
            code.Line();
            WriteBackward();
        }
    }

    private IEnumerable<(string Name, string Size)> Buffers(LayerPlan layer)
    {
        string stride = CSharpLiteral.Of(layer.Stride), rows = "MaximumRows", total = "MaximumSteps * MaximumRows";
        bool isLast = model.IsOutput(layer);
        if (!isLast)
            yield return (Field(layer, "D"), $"{(layer.Shape.Output.PerStep ? total : rows)} * {stride}");
        if (layer.Index > 0)
        {
            for (int i = 0; i < layer.Panels.Count; i++)
                yield return (Field(layer, $"InputT{CSharpLiteral.Of(i)}"), CSharpLiteral.Of(ColumnBlock.TransposedLength(layer.Panels[i].Panel, layer.Shape.Input.Features)));
        }

        if (!layer.IsRecurrent)
        {
            if (!isLast) yield return (Field(layer, "Y"), $"{(layer.Shape.Output.PerStep ? total : rows)} * {stride}");
            yield break;
        }

        yield return (Field(layer, "H"), $"(MaximumSteps + 1) * {rows} * {stride}");
        yield return (Field(layer, "Dh"), $"{rows} * {stride}");
        yield return (Field(layer, "Carry"), $"{rows} * {stride}");
        for (int i = 0; i < layer.Panels.Count; i++)
        {
            yield return (Field(layer, $"Gates{CSharpLiteral.Of(i)}"), $"{total} * {CSharpLiteral.Of(layer.Panels[i].RecordSize)}");
            yield return (Field(layer, $"StateT{CSharpLiteral.Of(i)}"), CSharpLiteral.Of(ColumnBlock.TransposedLength(layer.Panels[i].Panel, layer.Shape.Layer.Units)));
        }

        if (layer.HasCell)
        {
            yield return (Field(layer, "C"), $"(MaximumSteps + 1) * {rows} * {stride}");
            yield return (Field(layer, "TanhC"), $"{total} * {stride}");
            yield return (Field(layer, "Dc"), $"{rows} * {stride}");
        }

        if (layer.ResetsBefore)
        {
            yield return (Field(layer, "ResetH"), $"{total} * {stride}");
            yield return (Field(layer, "DResetH"), $"{rows} * {stride}");
            if (layer.Index > 0) yield return (Field(layer, "DxReset"), $"{total} * {CSharpLiteral.Of(PackedLayout.PaddedUnits(layer.Shape.Input.Features))}");
        }
    }

    private void WriteForward()
    {
        code.Line("/// <inheritdoc/>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block("public override void Forward()"))
        {
            code.Line("nint rows = Rows, steps = Steps, total = rows * steps;");
            code.Line("ref float w = ref Weights.Origin;");
            code.Line("bool masked = false;");
            code.Line("for (nint s = 0; s < rows; s++) masked |= Lengths[s] < steps;");
            foreach (LayerPlan layer in model.Layers)
            {
                code.Line();
                code.Line($"// {layer.Shape.Layer.Name}");
                using (code.Block())
                {
                    if (layer.IsRecurrent) WriteForwardRecurrent(layer);
                    else WriteForwardDense(layer);
                }
            }
        }
    }

    private void WriteForwardRecurrent(LayerPlan layer)
    {
        string stride = CSharpLiteral.Of(layer.Stride);
        (string x, string xStride) = Input(layer);
        code.Line($"ref float x = {x};");
        Origins(layer, "H", "Gates0");
        if (layer.ResetsBefore) Origins(layer, "Gates1", "ResetH");
        if (layer.HasCell) Origins(layer, "C", "TanhC");
        code.Line($"RnnMemory.Clear(ref h, rows * {stride});");
        if (layer.HasCell) code.Line($"RnnMemory.Clear(ref c, rows * {stride});");
        using (code.Block("for (nint t = 0; t < steps; t++)"))
        {
            code.Line($"ref float hNext = {Vec.Ref("h", $"rows * {stride}")};");
            if (layer.HasCell) code.Line($"ref float cNext = {Vec.Ref("c", $"rows * {stride}")};");
            code.Line($"{kernels}.{BatchEmitter.ProjectName(layer, 0)}(ref x, {xStride}, ref h, ref gates0, total, t * rows, rows, ref w);");
            if (layer.ResetsBefore)
            {
                code.Line($"{kernels}.{layer.Name}ActivateReset(ref gates0, total, t * rows, rows, ref h, ref resetH);");
                code.Line($"{kernels}.{BatchEmitter.ProjectName(layer, 1)}(ref x, {xStride}, ref resetH, ref gates1, total, t * rows, rows, ref w);");
                code.Line($"{kernels}.{layer.Name}Activate(ref gates0, ref gates1, total, t * rows, rows, ref h, ref hNext);");
                code.Line($"resetH = {Vec.Ref("resetH", $"rows * {stride}")};");
            }
            else
            {
                string extra = layer.HasCell ? "ref c, ref cNext, ref tanhC, " : layer.Shape.Layer is GruSpec ? "ref h, " : "";
                code.Line($"{kernels}.{layer.Name}Activate(ref gates0, total, t * rows, rows, {extra}ref hNext);");
            }

            using (code.Block("if (masked)"))
            {
                code.Line($"RnnMemory.CarryMasked(Lengths, t, rows, ref h, ref hNext, {stride});");
                if (layer.HasCell) code.Line($"RnnMemory.CarryMasked(Lengths, t, rows, ref c, ref cNext, {stride});");
            }

            code.Line("h = ref hNext;");
            if (layer.HasCell)
            {
                code.Line("c = ref cNext;");
                code.Line($"tanhC = {Vec.Ref("tanhC", $"rows * {stride}")};");
            }

            code.Line($"x = {Vec.Ref("x", $"rows * {xStride}")};");
        }

        if (!model.IsOutput(layer)) return;
        string states = layer.Shape.Output.PerStep ? $"ref RnnRef.Add(ref {Field(layer, "H")}.Origin, rows * {stride})" : "ref h";
        code.Line($"RnnMemory.Copy({states}, ref Scores.Origin, {(layer.Shape.Output.PerStep ? "total" : "rows")} * {stride});");
    }

    private void WriteForwardDense(LayerPlan layer)
    {
        bool isLast = model.IsOutput(layer);
        (string x, string xStride) = Input(layer);
        string rows = layer.Shape.Output.PerStep ? "total" : "rows", output = isLast ? "Scores" : Field(layer, "Y");
        code.Line($"{kernels}.{BatchEmitter.ProjectName(layer, 0)}({x}, {xStride}, ref {output}.Origin, {rows}, 0, {rows}, ref w);");
        string activate = BatchEmitter.ActivateDense(layer, kernels + ".", $"ref {output}.Origin", rows);
        if (!isLast && activate.Length > 0) code.Line(activate);
    }

    private void WriteBackward()
    {
        code.Line("/// <inheritdoc/>");
        code.Line("[RnnMethod(RnnOptions.AggressiveOptimization)]");
        using (code.Block("public override void Backward()"))
        {
            code.Line("nint rows = Rows, steps = Steps, total = rows * steps;");
            code.Line("ref float gradient = ref Gradients.Origin;");
            code.Line("ref int lengths = ref global::System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(Lengths);");
            code.Line($"RnnMemory.Clear(ref gradient, {CSharpLiteral.Of(model.Layout.Length)});");
            foreach (LayerPlan layer in model.Layers.Reverse())
            {
                code.Line();
                code.Line($"// {layer.Shape.Layer.Name}");
                using (code.Block())
                {
                    string upstream = model.IsOutput(layer) ? "ScoreGradients" : Field(layer, "D");
                    if (layer.IsRecurrent) WriteBackwardRecurrent(layer, upstream);
                    else WriteBackwardDense(layer, upstream);
                }
            }
        }
    }

    private void WriteBackwardDense(LayerPlan layer, string upstream)
    {
        string rows = layer.Shape.Output.PerStep ? "total" : "rows";
        Activation activation = ((DenseSpec)layer.Shape.Layer).Activation;
        if (!model.IsOutput(layer) && activation != Activation.Linear)
            code.Line($"RnnRows.Backward(global::GenRnn.Activation.{activation}, ref {Field(layer, "Y")}.Origin, ref {upstream}.Origin, {rows}, {CSharpLiteral.Of(layer.Shape.Layer.Units)}, {CSharpLiteral.Of(layer.Stride)});");
        (string x, string xStride) = Input(layer);
        code.Line($"{kernels}.{GradientEmitter.NameOf(layer, 0)}({x}, {xStride}, ref {upstream}.Origin, {rows}, ref gradient);");
        if (layer.Index > 0) WriteInputGradient(layer, 0, $"ref {upstream}.Origin", rows, null, $"ref {Field(model.Layers[layer.Index - 1], "D")}.Origin");
    }

    private void WriteBackwardRecurrent(LayerPlan layer, string upstream)
    {
        string stride = CSharpLiteral.Of(layer.Stride);
        bool perStep = layer.Shape.Output.PerStep, isGru = layer.Shape.Layer is GruSpec;
        for (int i = 0; i < layer.Panels.Count; i++) WriteTranspose(layer, i, recurrent: true);
        Origins(layer, "Gates0", "Dh", "Carry", "StateT0");
        if (layer.ResetsBefore) Origins(layer, "Gates1", "ResetH", "DResetH", "StateT1");
        if (layer.HasCell) Origins(layer, "Dc");
        if (perStep) code.Line($"RnnMemory.Clear(ref dh, rows * {stride});");
        else code.Line($"RnnMemory.Copy(ref {upstream}.Origin, ref dh, rows * {stride});");
        if (layer.HasCell) code.Line($"RnnMemory.Clear(ref dc, rows * {stride});");
        using (code.Block("for (nint t = steps - 1; t >= 0; t--)"))
        {
            code.Line($"nint at = t * rows * {stride};");
            string h = $"ref RnnRef.Add(ref {Field(layer, "H")}.Origin, at), ";
            string extra = layer.HasCell
                ? $"ref RnnRef.Add(ref {Field(layer, "C")}.Origin, at), ref RnnRef.Add(ref {Field(layer, "TanhC")}.Origin, at), ref dc, "
                : isGru ? h : "";
            string up = perStep ? $"ref RnnRef.Add(ref {upstream}.Origin, at), " : "";
            string records = layer.ResetsBefore ? "ref gates0, ref gates1" : "ref gates0";
            code.Line($"{kernels}.{layer.Name}Backward({records}, total, t * rows, rows, t, ref lengths, {extra}{up}ref dh, ref carry);");
            if (layer.ResetsBefore)
            {
                code.Line($"{kernels}.{ProductEmitter.PropagateName(layer, 1, true)}(ref gates1, total, t * rows, rows, ref dResetH, ref stateT1);");
                code.Line($"{kernels}.{layer.Name}BackwardReset(ref gates0, total, t * rows, rows, t, ref lengths, {h}ref dResetH, ref carry);");
            }

            code.Line($"if (t > 0) {kernels}.{ProductEmitter.PropagateName(layer, 0, true)}(ref gates0, total, t * rows, rows, ref carry, ref dh, ref stateT0);");
        }

        code.Line();
        (string x, string xStride) = Input(layer);
        code.Line($"{kernels}.{GradientEmitter.NameOf(layer, 0)}({x}, {xStride}, ref {Field(layer, "H")}.Origin, ref gates0, total, ref gradient);");
        if (layer.ResetsBefore)
            code.Line($"{kernels}.{GradientEmitter.NameOf(layer, 1)}({x}, {xStride}, ref resetH, ref gates1, total, ref gradient);");
        if (layer.Index == 0) return;
        string target = $"ref {Field(model.Layers[layer.Index - 1], "D")}.Origin";
        if (!layer.ResetsBefore)
        {
            WriteInputGradient(layer, 0, "ref gates0", "total", null, target);
            return;
        }

        string half = $"ref {Field(layer, "DxReset")}.Origin";
        WriteInputGradient(layer, 0, "ref gates0", "total", null, half);
        WriteInputGradient(layer, 1, "ref gates1", "total", half, target);
    }

    private void WriteInputGradient(LayerPlan layer, int panel, string gates, string rows, string? carry, string target)
    {
        WriteTranspose(layer, panel, recurrent: false);
        string from = carry is null ? "" : carry + ", ";
        code.Line($"{kernels}.{ProductEmitter.PropagateName(layer, panel, false)}({gates}, {rows}, 0, {rows}, {from}{target}, ref {Field(layer, $"InputT{CSharpLiteral.Of(panel)}")}.Origin);");
    }

    private void WriteTranspose(LayerPlan layer, int panel, bool recurrent)
    {
        int index = model.Layout.Panels.ToList().IndexOf(layer.Panels[panel].Panel);
        string target = Field(layer, $"{(recurrent ? "State" : "Input")}T{CSharpLiteral.Of(panel)}");
        code.Line($"RnnMemory.Transpose(Layout.Panels[{CSharpLiteral.Of(index)}], {CSharpLiteral.Of(model.Width.Lanes)}, {CSharpLiteral.Of(recurrent)}, Weights, {target});");
    }

    /// <summary>Declares refs to the first numbers of buffers, under their short names.</summary>
    private void Origins(LayerPlan layer, params string[] names)
    {
        foreach (string name in names)
            code.Line($"ref float {char.ToLowerInvariant(name[0])}{name.Substring(1)} = ref {Field(layer, name)}.Origin;");
    }

    /// <summary>Where the input of a layer lies, for all steps, and its stride.</summary>
    private (string Ref, string Stride) Input(LayerPlan layer)
    {
        if (layer.Index == 0) return ("ref Inputs.Origin", CSharpLiteral.Of(model.Spec.InputSize));
        LayerPlan below = model.Layers[layer.Index - 1];
        string stride = CSharpLiteral.Of(below.Stride);
        if (!below.IsRecurrent) return ($"ref {Field(below, "Y")}.Origin", stride);

        // The states begin with the one before the first step.
        string skipped = below.Shape.Output.PerStep ? "rows" : "total";
        return ($"ref RnnRef.Add(ref {Field(below, "H")}.Origin, {skipped} * {stride})", stride);
    }

    private static string Field(LayerPlan layer, string name) => $"_{char.ToLowerInvariant(layer.Name[0])}{layer.Name.Substring(1)}{name}";
}
