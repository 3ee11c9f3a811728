using GenRnn.Reference;

namespace GenRnn;

/// <summary>One example layer by layer: the input, every state and gate, the scores, the final activation.</summary>
internal static class PredictionTrace
{
    public static IEnumerable<TraceLayer> Of(ReferenceModel<float> model, ExampleRun example)
    {
        ModelSpec spec = model.Spec;
        yield return new TraceLayer("input", "the example at each time step", example.Tensor(true, spec.InputSize, example.Input), default);

        ModelShapes shapes = ShapeInference.Infer(spec).OrThrow();
        bool isTurned = false;
        for (int i = 0; i < shapes.Layers.Count; i++)
        {
            LayerShape shape = shapes.Layers[i];
            LayerRun<float> run = example.Run.Layers[i];
            if (shape.Layer is RecurrentSpec recurrent)
            {
                yield return RecurrentLayerTrace.Of(model, i, run.Steps, isTurned != recurrent.GoBackwards, example);
                if (recurrent.Bidirectional) yield return RecurrentLayerTrace.Of(model, i, run.BackwardSteps, !isTurned, example, isBackwardHalf: true);
                isTurned ^= recurrent.GoBackwards;
            }
            else
            {
                bool isLast = i == shapes.Layers.Count - 1;
                yield return new TraceLayer(
                    shape.Layer.Name, Describe(shape.Layer, isLast), Vectors(shape.Output, isLast ? run.Scores : run.Outputs, isTurned), default);
            }
        }

        if (spec.Layers[spec.Layers.Count - 1] is DenseSpec { Activation: not Activation.Linear } head)
        {
            yield return new TraceLayer(
                LayerWords.ActivationName(head.Activation),
                LayerWords.DescribeActivation(head, shapes.Output),
                Vectors(shapes.Output, [.. example.Output.Chunk(shapes.Output.Features).Select(v => RealVector<float>.Of(v))], isTurned),
                default);
        }

        static string Describe(LayerSpec layer, bool isLast) => layer switch
        {
            DenseSpec { Activation: not Activation.Linear } when isLast => "the scores before the activation",
            _ when isLast => "the answer",
            _ => "the outputs",
        };

        TraceTensor Vectors(TensorShape shape, IReadOnlyList<RealVector<float>> vectors, bool turn) =>
            example.Tensor(shape.PerStep, shape.Features, (turn ? vectors.Reverse() : vectors).SelectMany(v => v));
    }
}
