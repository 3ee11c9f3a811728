namespace GenRnn.Cli.Bench;

/// <summary>What a model costs whoever runs it, however it is written.</summary>
/// <param name="Parameters">Parameters of all layers.</param>
/// <param name="Bytes">Bytes of all parameters as they are stored: what a step reads.</param>
/// <param name="RecurrentBytes">Bytes of recurrent kernels: what every step of a sequence has to read, while the products of all inputs can be made at once.</param>
/// <param name="StepMultiplyAdds">Multiply-adds of every step; activations are not counted.</param>
/// <param name="EndMultiplyAdds">Multiply-adds after the last step.</param>
internal sealed record ModelCost(long Parameters, long Bytes, long RecurrentBytes, long StepMultiplyAdds, long EndMultiplyAdds)
{
    public static ModelCost Of(ModelSpec spec)
    {
        ModelShapes shapes = ShapeInference.Infer(spec).OrThrow();
        ParameterLayout layout = ParameterLayout.Of(spec);
        int lastRecurrent = shapes.Layers.Select((layer, i) => layer.Layer is RecurrentSpec ? i : -1).Max();
        int everyStep = shapes.Output.PerStep ? shapes.Layers.Count : lastRecurrent + 1;
        string[] stepLayers = [.. shapes.Layers.Take(everyStep).Select(layer => layer.Layer.Name)];
        ParameterBlock[] products = [.. layout.Blocks.Where(block => block.Role is ParameterRole.Kernel or ParameterRole.RecurrentKernel)];
        int weightBytes = spec.Storage switch { WeightStorage.Int8 => 1, WeightStorage.Int16 or WeightStorage.BFloat16 => 2, _ => sizeof(float) };
        long inSteps = products.Where(block => stepLayers.Contains(block.Layer)).Sum(block => (long)block.Length);
        return new ModelCost(
            layout.Count,
            (products.Sum(block => (long)block.Length) * weightBytes) + ((layout.Count - products.Sum(block => (long)block.Length)) * sizeof(float)),
            products.Where(block => block.Role == ParameterRole.RecurrentKernel).Sum(block => (long)block.Length) * weightBytes,
            inSteps,
            products.Sum(block => (long)block.Length) - inSteps);
    }
}
