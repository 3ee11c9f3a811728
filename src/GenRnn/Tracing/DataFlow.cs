using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The stages that data goes through: input, split, layers, output.</summary>
internal static class DataFlow
{
    public static IEnumerable<TraceStage> Of(ModelSpec spec, SequenceDataset training, SequenceDataset test, bool isSplit, ExampleRun example)
    {
        ModelShapes shapes = ShapeInference.Infer(spec).OrThrow();
        ParameterLayout layout = ParameterLayout.Of(spec);
        int all = isSplit ? training.Count + test.Count : training.Count;
        TraceTensor sample = example.Tensor(true, spec.InputSize, example.Input);
        yield return new TraceStage("Input", Sentence(training, test, all), Shape(all, shapes.Input), Shape(all, shapes.Input), sample);
        if (isSplit)
        {
            yield return new TraceStage(
                "Split",
                $"The first {Count(training.Count, "sequence")} train the model, the last {Whole(test.Count)} test it.",
                Shape(all, shapes.Input),
                Shape(training.Count, shapes.Input),
                sample);
        }

        for (int i = 0; i < shapes.Layers.Count; i++)
        {
            LayerShape layer = shapes.Layers[i];
            bool isHead = i == shapes.Layers.Count - 1 && layer.Layer is DenseSpec;
            yield return new TraceStage(
                LayerWords.Heading(layer.Layer),
                LayerWords.Describe(layer, isHead),
                Shape(training.Count, layer.Input),
                Shape(training.Count, layer.Output),
                example.Tensor(layer.Output.PerStep, layer.Output.Features, (isHead ? example.Run.Layers[i].Scores : example.Run.Layers[i].Outputs).SelectMany(v => v)))
            {
                Parameters = layout.Blocks.Where(b => b.Layer == layer.Layer.Name).Sum(b => b.Length),
                MultiplyAdds = layout.Blocks.Where(b => b.Layer == layer.Layer.Name && IsProduct(b.Role)).Sum(b => (long)b.Length) * (layer.Input.PerStep ? training.Steps : 1),
            };
        }

        yield return new TraceStage(
            "Output",
            LayerWords.DescribeOutput(spec, shapes.Output),
            Shape(training.Count, shapes.Output),
            Shape(training.Count, shapes.Output),
            example.Tensor(shapes.Output.PerStep, shapes.Output.Features, example.Output));

        EquatableArray<int> Shape(int count, TensorShape shape) =>
            shape.PerStep ? EquatableArray.Of(count, training.Steps, shape.Features) : EquatableArray.Of(count, shape.Features);
    }

    private static bool IsProduct(ParameterRole role) => role is ParameterRole.Kernel or ParameterRole.RecurrentKernel or ParameterRole.ProjectionKernel;

    private static string Sentence(SequenceDataset training, SequenceDataset test, int all)
    {
        int shortest = int.MaxValue;
        foreach (int length in training.Lengths) shortest = Math.Min(shortest, length);
        foreach (int length in test.Lengths) shortest = Math.Min(shortest, length);
        string steps = training.HasMask || test.HasMask ? $"{Whole(shortest)} to {Count(training.Steps, "step")}" : Count(training.Steps, "step");
        return $"{Count(all, "sequence")} of {steps}, {Count(training.Features, "feature")} a step.";
    }
}
