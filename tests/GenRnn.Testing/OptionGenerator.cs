namespace GenRnn.Testing;

/// <summary>
/// Gives a drawn model options and layers that plain ones lack, one by one, each only if the model stays one and
/// works in the modes that it is drawn for.
/// </summary>
internal static class OptionGenerator
{
    /// <summary>What candidates and Dense layers can go through: every activation of single numbers.</summary>
    private static readonly Activation[] Activations = [.. Enum.GetValues<Activation>().Where(a => a != Activation.Softmax)];

    /// <summary>What gates can go through without a state that grows from step to step.</summary>
    private static readonly Activation[] Bounded = [Activation.Sigmoid, Activation.HardSigmoid, Activation.HardSigmoidKeras2, Activation.Tanh, Activation.Softsign];

    /// <summary>The model with options drawn from a seed.</summary>
    /// <param name="plain">A model without.</param>
    /// <param name="seed">Of the choices.</param>
    /// <param name="modes">The model has to work in all of these.</param>
    public static ModelSpec Decorate(ModelSpec plain, int seed, RunModes modes)
    {
        var random = new Random(seed);
        ModelSpec spec = plain;
        for (int i = 0; i < spec.Layers.Count; i++)
        {
            foreach (LayerSpec layer in Edits(spec.Layers[i], random))
                spec = Accepted(spec, Replace(spec, i, Merged(spec.Layers[i], layer)), modes);
        }

        for (int i = spec.Layers.Count; i > 0; i--)
        {
            if (random.Next(6) == 0) spec = Accepted(spec, Insert(spec, i, new LayerNormalizationSpec { Center = random.Next(4) > 0, Scale = random.Next(4) > 0 }), modes);
            if (random.Next(6) == 0) spec = Accepted(spec, Insert(spec, i, new DropoutSpec(0.4)), modes);
        }

        return random.Next(6) switch
        {
            0 => Accepted(spec, Insert(spec with { InputSize = 1 }, 0, new EmbeddingSpec(random.Next(2, 9), spec.InputSize) { MaskZero = random.Next(2) == 0 }), modes),
            1 => Accepted(spec, Insert(spec, 0, new MaskingSpec(random.Next(2) == 0 ? 0 : -1.25)), modes),
            _ => spec,
        };
    }

    /// <summary>The layer with one option each, a few of all that there are.</summary>
    private static IEnumerable<LayerSpec> Edits(LayerSpec layer, Random random)
    {
        IEnumerable<LayerSpec> edits = layer switch
        {
            SimpleRnnSpec rnn => Recurrent(rnn, random),
            GruSpec gru => [.. Recurrent(gru, random), .. Gated(gru, random)],
            LstmSpec lstm => [.. Recurrent(lstm, random), .. Gated(lstm, random), .. Lstm(lstm, random)],
            DenseSpec dense => [dense with { Activation = Activations[random.Next(Activations.Length)] }, dense with { Activation = Activation.Elu, ActivationAlpha = 0.7 }],
            _ => [],
        };
        return edits.ToArray().Where(_ => random.Next(4) == 0);
    }

    private static IEnumerable<RecurrentSpec> Recurrent(RecurrentSpec layer, Random random) =>
    [
        layer with { Bidirectional = true, Merge = (Merge)random.Next(4) },
        layer with { GoBackwards = true },
        layer with { Activation = Activations[random.Next(Activations.Length)] },
        layer with { Activation = Activation.LeakyRelu, ActivationAlpha = 0.05 },
        layer with { Dropout = 0.3 },
        layer with { RecurrentDropout = 0.25 },
    ];

    private static IEnumerable<GatedSpec> Gated(GatedSpec layer, Random random) =>
    [
        layer with { RecurrentActivation = Bounded[random.Next(Bounded.Length)] },
        layer with { LayerNormalization = true, LayerNormalizationEpsilon = random.Next(2) == 0 ? GatedSpec.DefaultEpsilon : 0.05 },
    ];

    private static IEnumerable<LstmSpec> Lstm(LstmSpec layer, Random random) =>
    [
        layer with { Peepholes = true },
        layer with { CellClip = 0.3 + random.NextDouble() },
        layer with { CoupledForgetGate = true, UnitForgetBias = true },
        layer with { Projection = random.Next(1, layer.Units + 1) },
    ];

    /// <summary>What an edit says that the plain layer does not, beside what the layer says already.</summary>
    private static LayerSpec Merged(LayerSpec layer, LayerSpec edit)
    {
        LayerSpec merged = layer;
        foreach (LayerOption option in LayerOptions.Of(edit).Where(o => !o.IsDefault(edit))) merged = option.Parse(merged, option.Format(edit))!;
        return edit is DenseSpec dense ? (DenseSpec)merged with { Activation = dense.Activation } : merged;
    }

    private static ModelSpec Accepted(ModelSpec before, ModelSpec after, RunModes modes) =>
        ShapeInference.Infer(after).Errors.Count == 0 && !KernelSupport.Check(after, after.LooksAhead ? modes & ~RunModes.Streaming : modes).Any() ? after : before;

    private static ModelSpec Replace(ModelSpec spec, int index, LayerSpec layer) => With(spec, spec.Layers.Select((old, i) => i == index ? layer : old));

    private static ModelSpec Insert(ModelSpec spec, int index, LayerSpec layer) => With(spec, [.. spec.Layers.Take(index), layer, .. spec.Layers.Skip(index)]);

    private static ModelSpec With(ModelSpec spec, IEnumerable<LayerSpec> layers) => spec with { Layers = layers.Select(l => l with { Name = "" }).ToEquatableArray() };
}
