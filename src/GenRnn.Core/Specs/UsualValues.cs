namespace GenRnn;

/// <summary>Options that state the usual value are options that were left out: an alpha of 0.2 for leaky relu, for example.</summary>
internal static class UsualValues
{
    /// <summary>The layer without usual values written out.</summary>
    public static LayerSpec LeaveOut(LayerSpec layer) => layer switch
    {
        GatedSpec gated => LeaveOut(gated with { RecurrentActivationAlpha = Alpha(gated.RecurrentActivation, gated.RecurrentActivationAlpha) }),
        RecurrentSpec recurrent => LeaveOut(recurrent),
        WeightedSpec weighted => LeaveOut(weighted),
        EmbeddingSpec embedding => embedding with { EmbeddingsInitializer = LeaveOut(embedding.EmbeddingsInitializer) },
        _ => layer,
    };

    private static RecurrentSpec LeaveOut(RecurrentSpec layer) =>
        (RecurrentSpec)LeaveOut((WeightedSpec)(layer with { RecurrentInitializer = LeaveOut(layer.RecurrentInitializer) }));

    private static WeightedSpec LeaveOut(WeightedSpec layer) => layer with
    {
        ActivationAlpha = Alpha(layer.Activation, layer.ActivationAlpha),
        KernelInitializer = LeaveOut(layer.KernelInitializer),
        BiasInitializer = LeaveOut(layer.BiasInitializer),
    };

    private static double? Alpha(Activation activation, double? alpha) => alpha == ActivationAlphas.DefaultOf(activation) ? null : alpha;

    private static Initializer LeaveOut(Initializer initializer) =>
        initializer.Scale is { } scale && scale == Initializer.DefaultScaleOf(initializer.Kind) ? initializer with { Scale = null } : initializer;
}
