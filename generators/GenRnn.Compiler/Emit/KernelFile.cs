using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>Writes the file with the kernels of a model for one vector width.</summary>
internal static class KernelFile
{
    /// <summary>Name of the class of the kernels.</summary>
    public static string KernelsName(VectorWidth width) => $"Kernels{CSharpLiteral.Of(width.Bits)}";

    /// <summary>The file's text.</summary>
    public static string Write(ModelDeclaration declaration, VectorWidth width, PlanPolicy policy)
    {
        var code = new CodeWriter();
        var model = new ModelPlan(declaration.Spec, width, policy);
        // Training works on float32 weights whatever prediction keeps; both share the activations.
        bool isNarrow = declaration.Spec.Storage != WeightStorage.Float32;
        ModelPlan master = isNarrow ? new ModelPlan(declaration.Spec with { Storage = WeightStorage.Float32 }, width, policy with { MayProjectAhead = false }) : model;
        Partial.Write(code, declaration, body: () =>
        {
            code.Line($"/// <summary>Kernels for {CSharpLiteral.Of(width.Bits)}-bit vectors. They check nothing; the public members do.</summary>");
            code.Line("/// <remarks>");
            foreach (LayerPlan layer in model.Layers)
            {
                if (layer.InputPanel is { } inputs) code.Line($"/// {layer.Shape.Layer.Name}: {Describe(inputs, layer.HasCell ? "ifgo" : "rzn")}<br/>");
                foreach (PanelPlan panel in layer.Panels)
                    code.Line($"/// {layer.Shape.Layer.Name}: {Describe(panel.Panel, panel.Letters.Replace("m", ""))}<br/>");
            }

            code.Line("/// </remarks>");
            using (code.Block($"private static class {KernelsName(width)}"))
            {
                if (!model.Spec.LooksAhead) new ChainEmitter(code, model).Write();
                if (!model.RunsByLayers) new BatchChainEmitter(code, model).Write();
                var functions = new ActivationFunctions(declaration.Spec.Precision);
                var step = new StepEmitter(code, functions, model);
                var batch = new BatchEmitter(code, functions, model, Partial.FullName(declaration));
                foreach (LayerPlan layer in model.Layers.Where(l => l.HasKernels))
                {
                    step.Write(layer);
                    if (isNarrow) batch.WriteNarrow(layer);
                    batch.Write(master.Layers[layer.Index]);
                }

                WriteTraining(code, model, Partial.FullName(declaration));
                functions.Write(code);
            }
        });
        return code.ToString();
    }

    /// <summary>The layers that a training, and a prediction layer by layer, consists of. All else that it takes stands in the runtime library.</summary>
    private static void WriteTraining(CodeWriter code, ModelPlan model, string modelType)
    {
        string lanes = CSharpLiteral.Of(model.Width.Lanes);
        code.Line("/// <summary>Room for training with such batches.</summary>");
        code.Line("public static RnnKernels.TrainingKernel Train(int samples, int steps) => new RnnKernels.LayeredTraining(");
        code.Line($"    {modelType}.Spec, {lanes}, samples, steps,");
        foreach (LayerPlan layer in model.Layers)
            code.Line($"    {LayerOf(layer)}{(model.IsLast(layer) ? ");" : ",")}");
        code.Line();
        if (!model.RunsByLayers) return;
        code.Line("[global::System.ThreadStatic]");
        code.Line("private static RnnKernels.LayeredPrediction? _prediction;");
        code.Line();
        code.Line("/// <summary>The prediction of this thread, layer by layer.</summary>");
        code.Line($"public static RnnKernels.LayeredPrediction Prediction => _prediction ??= new({modelType}.Spec, {lanes}, () =>");
        code.Line("[");
        foreach (LayerPlan layer in model.Layers) code.Line($"    {LayerOf(layer)},");
        code.Line("]);");
        code.Line();
    }

    /// <summary>The layer of the runtime library that runs the kernels of a layer.</summary>
    private static string LayerOf(LayerPlan layer)
    {
        if (!layer.HasKernels) return $"new RnnKernels.{PassiveName(layer.Shape.Layer)}Training()";
        string half = $"new RnnKernels.{BatchEmitter.CellName(layer)}Training<{BatchEmitter.NameOf(layer)}>()";
        return layer.Shape.Layer switch
        {
            RecurrentSpec { Bidirectional: true } => $"new RnnKernels.BidirectionalTraining({half}, {half})",
            RecurrentSpec { GoBackwards: true } => $"new RnnKernels.BackwardsTraining({half})",
            _ => half,
        };
    }

    private static string PassiveName(LayerSpec layer) => layer switch
    {
        DropoutSpec => "Dropout",
        MaskingSpec => "Masking",
        EmbeddingSpec => "Embedding",
        _ => "LayerNormalization",
    };

    private static string Describe(PackedPanel panel, string letters)
    {
        PackedTile first = panel.Tiles[0];
        string rows = $"{CSharpLiteral.Of(panel.BiasRows)} bias, {CSharpLiteral.Of(panel.InputRows)} input and {CSharpLiteral.Of(panel.RecurrentRows)} recurrent rows"
            + (panel.Kind is PanelKind.InputProduct or PanelKind.StateProduct ? $" and then {CSharpLiteral.Of(panel.ExtraRows.Count)} of norms and biases" : "");
        string tiles = string.Join(", ", panel.Tiles.GroupBy(t => t.Width).Select(g => $"{CSharpLiteral.Of(g.Count())} of {CSharpLiteral.Of(g.Key)} units"));
        return $"weights from {CSharpLiteral.Of(first.Offset)} on, tiles: {tiles}; each {rows} of [{string.Join(" ", letters.ToCharArray())}] side by side"
            + (panel.RowOf(ParameterRole.Peepholes) >= 0 ? ", then a row of peepholes" : "")
            + (panel.RowsPerLane > 1 ? $", {CSharpLiteral.Of(panel.RowsPerLane)} rows of a kernel in one." : ".");
    }
}
