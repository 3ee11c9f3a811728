using GenRnn.Reference;

namespace GenRnn;

/// <summary>One example layer by layer: the input, every state and gate, the scores, the final activation.</summary>
internal static class PredictionTrace
{
    public static IEnumerable<TraceLayer> Of(ModelSpec spec, TraceExample example)
    {
        yield return new TraceLayer("input", "the example at each time step", example.Tensor(true, spec.InputSize, example.Input), default);

        ModelShapes shapes = ShapeInference.Infer(spec).OrThrow();
        for (int i = 0; i < shapes.Layers.Count; i++)
            yield return Layer(shapes.Layers[i], i == shapes.Layers.Count - 1, example.Run.Layers[i], example);

        if (spec.Layers[spec.Layers.Count - 1] is DenseSpec { Activation: not Activation.Linear } head)
        {
            yield return new TraceLayer(
                LayerWords.ActivationName(head.Activation),
                LayerWords.DescribeActivation(head, shapes.Output),
                example.Tensor(shapes.Output.PerStep, shapes.Output.Features, example.Output),
                default);
        }
    }

    private static TraceLayer Layer(LayerShape shape, bool isLast, LayerRun<float> run, TraceExample example)
    {
        if (shape.Layer is RecurrentSpec)
        {
            return new TraceLayer(
                shape.Layer.Name, "the hidden state after each step", PerStep(run.Steps.Select(s => s.Next.H)), Gates(run).ToEquatableArray());
        }

        return new TraceLayer(
            shape.Layer.Name,
            isLast ? "the scores before the activation" : "the outputs",
            example.Tensor(shape.Output.PerStep, shape.Output.Features, (isLast ? run.Scores : run.Outputs).SelectMany(v => v)),
            default);

        TraceTensor PerStep(IEnumerable<RealVector<float>> rows) => example.Tensor(true, shape.Layer.Units, rows.SelectMany(r => r));

        IEnumerable<TraceGate> Gates(LayerRun<float> layer)
        {
            foreach (string name in layer.Steps[0].Gates.Select(g => g.Name))
                yield return new TraceGate(name, LayerWords.DescribeGate(name), PerStep(layer.Steps.Select(s => s[name])));
            if (shape.Layer is LstmSpec)
                yield return new TraceGate("c", LayerWords.DescribeGate("c"), PerStep(layer.Steps.Select(s => s.Next.C)));
        }
    }
}
