namespace GenRnn;

/// <summary>Fresh parameters: from the initialisers that layers name, else from the default ones of a model's <see cref="Initialization"/>.</summary>
/// <remarks>
/// Keras: kernels (of projections and peepholes too) Glorot uniform with the fused fan-out gates * units, recurrent kernels
/// orthogonal over all gates at once, biases zero, an LSTM's forget bias one also where the bias has an initialiser of its own,
/// embeddings uniform in ±0.05. PyTorch: every recurrent parameter uniform in ±1/sqrt(units), every dense one in
/// ±1/sqrt(inputs), embeddings normal. Factors of normalisation are one and what it adds is zero, in both.
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
            if (InitializerOf(layer, block.Role) is { Kind: not InitializerKind.Default } initializer) Initializers.Fill(initializer, block.Shape, random, target);
            else if (spec.Initialization == Initialization.PyTorch) FillPyTorch(layout, block, layer, random, target);
            else FillKeras(block, layer, random, target);
            if (spec.Initialization == Initialization.Keras && block.Role == ParameterRole.Bias) RememberAtFirst(layer, target);
        }

        return ParameterSet.FromValues(layout, values);
    }

    private static Initializer InitializerOf(LayerSpec layer, ParameterRole role) => (layer, role) switch
    {
        (WeightedSpec weighted, ParameterRole.Kernel) => weighted.KernelInitializer,
        (WeightedSpec weighted, ParameterRole.Bias) => weighted.BiasInitializer,
        (RecurrentSpec recurrent, ParameterRole.RecurrentKernel) => recurrent.RecurrentInitializer,
        (EmbeddingSpec embedding, _) => embedding.EmbeddingsInitializer,
        _ => Initializer.Default,
    };

    private static void FillKeras(ParameterBlock block, LayerSpec layer, RandomSource random, Span<float> target)
    {
        switch (block.Role)
        {
            case ParameterRole.Kernel or ParameterRole.ProjectionKernel:
                Initializers.Fill(Initializer.GlorotUniform, block.Shape, random, target);
                break;
            case ParameterRole.Peepholes:
                Initializers.Fill(Initializer.GlorotUniform, EquatableArray.Of(layer.Units), random, target);
                break;
            case ParameterRole.RecurrentKernel:
                Initializers.Fill(Initializer.Orthogonal(), block.Shape, random, target);
                break;
            case ParameterRole.Embeddings:
                Initializers.Fill(Initializer.Uniform(), block.Shape, random, target);
                break;
            default:
                FillNormalization(block.Role, target);
                break;
        }
    }

    private static void FillPyTorch(ParameterLayout layout, ParameterBlock block, LayerSpec layer, RandomSource random, Span<float> target)
    {
        switch (layer)
        {
            case EmbeddingSpec:
                Distributions.Normal(random, 1, target);
                break;
            case DenseSpec or RecurrentSpec when !IsNormalization(block.Role):
                int fan = layer is RecurrentSpec ? layer.Units : layout.Find(layer.Name, ParameterRole.Kernel)!.Shape[0];
                Distributions.Uniform(random, 1 / Math.Sqrt(fan), target);
                break;
            default:
                FillNormalization(block.Role, target);
                break;
        }
    }

    /// <summary>Factors are one; biases, and what normalisation adds, are zero.</summary>
    private static void FillNormalization(ParameterRole role, Span<float> target) => target.Fill(
        role is ParameterRole.Gamma or ParameterRole.KernelNormGamma or ParameterRole.RecurrentNormGamma or ParameterRole.StateNormGamma ? 1f : 0f);

    private static bool IsNormalization(ParameterRole role) => role >= ParameterRole.Gamma;

    /// <summary>An LSTM's forget bias is one.</summary>
    private static void RememberAtFirst(LayerSpec layer, Span<float> bias)
    {
        if (layer is LstmSpec { UnitForgetBias: true } lstm && GateOrder.BlockOf(lstm, GateOrder.LstmForget) is { } block)
            bias.Slice(block * layer.Units, layer.Units).Fill(1f);
    }
}
