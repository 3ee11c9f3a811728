namespace GenRnn.Laws.Support;

/// <summary>A row of the support table: something that a layer can be told, and a model that tells it.</summary>
/// <param name="Kind">The layer's kind.</param>
/// <param name="Option">The option; <see langword="null"/> for the layer itself.</param>
/// <param name="Values">The values that the row stands for, as in attributes.</param>
/// <param name="Samples">A model for each value.</param>
/// <param name="Modes">The engines that know all of it.</param>
public sealed record SupportRow(string Kind, string? Option, EquatableArray<string> Values, EquatableArray<ModelSpec> Samples, RunModes Modes)
{
    private static readonly RunModes[] Each = [RunModes.Reference, RunModes.Streaming, RunModes.Batch, RunModes.Training];

    /// <summary>The layers, with nothing told.</summary>
    private static readonly LayerSpec[] Layers =
    [
        new SimpleRnnSpec(4), new GruSpec(4), new LstmSpec(4), new DenseSpec(2),
        new EmbeddingSpec(9, 3), new MaskingSpec(0.5), new DropoutSpec(0.5), new LayerNormalizationSpec(),
    ];

    /// <summary>Whether the option is one that no kernel has to know.</summary>
    public bool IsOfParameters => Option is not null && LayerOptions.Find(Layers.Single(l => l.Kind == Kind), Option)?.IsOfParameters == true;

    /// <summary>Whether the row's models look ahead, and take no single steps.</summary>
    public bool LooksAhead => Samples.All(sample => sample.LooksAhead);

    /// <summary>Whether the compiler makes classes of the row's models.</summary>
    public bool IsCompiled
    {
        get
        {
            RunModes needed = RunModes.Batch | RunModes.Training | (LooksAhead ? RunModes.None : RunModes.Streaming);
            return (Modes & needed) == needed;
        }
    }

    /// <summary>All rows, in the order of the table: each layer, each of its options, values with the same support together.</summary>
    public static IReadOnlyList<SupportRow> All { get; } = [.. Layers.SelectMany(Of)];

    /// <summary>The same model without what the row is about.</summary>
    public static ModelSpec Plain(string kind) => Around(Layers.Single(l => l.Kind == kind));

    private static IEnumerable<SupportRow> Of(LayerSpec layer)
    {
        yield return Row(layer, null, [("", layer)]);
        if (layer is DenseSpec dense)
        {
            foreach (SupportRow row in Grouped(layer, "Activation", Enum.GetValues<Activation>().Select(a => ($"{a}", (LayerSpec)(dense with { Activation = a }))))) yield return row;
        }

        foreach (LayerOption option in LayerOptions.Of(layer))
        {
            IEnumerable<(string Value, LayerSpec Layer)> told =
                from word in WordsOf(option)
                let changed = option.Parse(Companion(layer, option), word)!
                where !(option.Name is "Activation" or "RecurrentActivation" && word == "softmax")
                select (option.CSharp(changed)[(option.CSharp(changed).IndexOf('.') is var dot and > 0 && !char.IsDigit(option.CSharp(changed)[0]) ? dot + 1 : 0)..], changed);
            foreach (SupportRow row in Grouped(layer, option.Name, told)) yield return row;
        }
    }

    private static IEnumerable<SupportRow> Grouped(LayerSpec layer, string option, IEnumerable<(string Value, LayerSpec Layer)> told) =>
        told.GroupBy(t => Known(Around(t.Layer))).Select(group => Row(layer, option, [.. group]));

    private static SupportRow Row(LayerSpec layer, string? option, (string Value, LayerSpec Layer)[] told) => new(
        layer.Kind, option, told.Select(t => t.Value).ToEquatableArray(), told.Select(t => Around(t.Layer)).ToEquatableArray(), Known(Around(told[0].Layer)));

    private static RunModes Known(ModelSpec sample) =>
        Each.Where(mode => !KernelSupport.Check(sample, mode).Any()).Aggregate(RunModes.None, (all, mode) => all | mode);

    /// <summary>The layer with what an option needs to have an effect.</summary>
    private static LayerSpec Companion(LayerSpec layer, LayerOption option) => (layer, option.Name) switch
    {
        (RecurrentSpec l, "Merge") => l with { Bidirectional = true },
        (WeightedSpec l, "ActivationAlpha") => l with { Activation = Activation.LeakyRelu },
        (GatedSpec l, "RecurrentActivationAlpha") => l with { RecurrentActivation = Activation.LeakyRelu },
        (GatedSpec l, "LayerNormalizationEpsilon") => l with { LayerNormalization = true },
        (_, { } name) when name.EndsWith("Constant", StringComparison.Ordinal) => LayerOptions.Find(layer, name.Replace("Constant", "Initializer"))!.Parse(layer, "constant")!,
        (_, { } name) when name.EndsWith("Scale", StringComparison.Ordinal) && name != "Scale" => LayerOptions.Find(layer, name.Replace("Scale", "Initializer"))!.Parse(layer, "uniform")!,
        _ => layer,
    };

    /// <summary>Values other than the usual one; of an enum all of them.</summary>
    private static IEnumerable<string> WordsOf(LayerOption option) => option.Expected switch
    {
        "true or false" => option.Name is "UseBias" or "ResetAfter" or "UnitForgetBias" or "Center" or "Scale" ? ["false"] : ["true"],
        "a whole number" => ["3"],
        "a number" => ["0.25"],
        { } choices => choices["one of ".Length..].Split(", ").Where(word => word != "default" && (option.Name != "BiasInitializer" || word is not ("orthogonal" or "identity"))),
    };

    private static ModelSpec Around(LayerSpec layer) => layer switch
    {
        EmbeddingSpec => new ModelSpec(1).Add(layer).Gru(4),
        DenseSpec => ModelSpec.Input(3).Gru(4).Add(layer),
        RecurrentSpec => ModelSpec.Input(3).Add(layer).Dense(2),
        _ => ModelSpec.Input(3).Add(layer).Gru(4),
    };
}
