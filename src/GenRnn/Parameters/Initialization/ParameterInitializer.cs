namespace GenRnn;

/// <summary>Fresh parameters from the default initialisers of a model's <see cref="Initialization"/>.</summary>
/// <remarks>
/// Keras: kernels Glorot uniform with the fused fan-out gates * units, recurrent kernels orthogonal over all gates at once,
/// biases zero, an LSTM's forget bias one. PyTorch: every recurrent parameter uniform in ±1/sqrt(units), every dense one in
/// ±1/sqrt(inputs).
/// </remarks>
public static class ParameterInitializer
{
    /// <summary>Parameters for <paramref name="spec"/>; equal seeds give equal parameters.</summary>
    /// <exception cref="SpecException">The spec is no model.</exception>
    public static ParameterSet Create(ModelSpec spec, int seed)
    {
        ParameterLayout layout = ParameterLayout.Of(spec);
        float[] values = new float[layout.Count];
        var random = new RandomSource(seed, RandomStreams.Initialization);
        foreach (ParameterBlock block in layout.Blocks)
        {
            LayerSpec layer = spec.Layers.First(l => l.Name == block.Layer);
            Span<float> target = values.AsSpan(block.Offset, block.Length);
            if (spec.Initialization == Initialization.PyTorch) FillPyTorch(layout, layer, random, target);
            else FillKeras(block, layer, random, target);
        }

        return ParameterSet.FromValues(layout, values);
    }

    private static void FillKeras(ParameterBlock block, LayerSpec layer, RandomSource random, Span<float> target)
    {
        switch (block.Role)
        {
            case ParameterRole.Kernel:
                Distributions.Uniform(random, Math.Sqrt(6.0 / (block.Shape[0] + block.Shape[1])), target);
                break;
            case ParameterRole.RecurrentKernel:
                Distributions.OrthonormalRows(random, block.Shape[0], block.Shape[1], target);
                break;
            case ParameterRole.Bias when layer is LstmSpec { UnitForgetBias: true }:
                target.Slice(GateOrder.LstmForget * layer.Units, layer.Units).Fill(1f);
                break;
        }
    }

    private static void FillPyTorch(ParameterLayout layout, LayerSpec layer, RandomSource random, Span<float> target)
    {
        int fan = layer is RecurrentSpec ? layer.Units : layout.Find(layer.Name, ParameterRole.Kernel)!.Shape[0];
        Distributions.Uniform(random, 1 / Math.Sqrt(fan), target);
    }
}
