namespace GenRnn.Testing;

/// <summary>Makes a model that breaks a law smaller and plainer: fewer layers, narrower ones, default options.</summary>
internal static class SpecShrinker
{
    /// <summary>Smaller models; only such that are models.</summary>
    public static IEnumerable<ModelSpec> Shrink(ModelSpec spec) =>
        Candidates(spec).Where(candidate => ShapeInference.Infer(candidate).Errors.Count == 0);

    private static IEnumerable<ModelSpec> Candidates(ModelSpec spec)
    {
        for (int i = 0; i < spec.Layers.Count; i++)
        {
            int removed = i;
            yield return With(spec, spec.Layers.Where((_, index) => index != removed));
        }

        if (spec.Initialization != Initialization.Keras) yield return spec with { Initialization = Initialization.Keras };
        if (spec.Precision != Precision.Fast) yield return spec with { Precision = Precision.Fast };
        if (spec.Steps is not null) yield return spec with { Steps = null };
        foreach (int size in Smaller(spec.InputSize)) yield return spec with { InputSize = size };
        for (int i = 0; i < spec.Layers.Count; i++)
        {
            int changed = i;
            foreach (LayerSpec layer in Plainer(spec.Layers[i]))
                yield return With(spec, spec.Layers.Select((old, index) => index == changed ? layer : old));
        }
    }

    private static ModelSpec With(ModelSpec spec, IEnumerable<LayerSpec> layers) =>
        spec with { Layers = layers.Select(l => l with { Name = "" }).ToEquatableArray() };

    private static IEnumerable<LayerSpec> Plainer(LayerSpec layer)
    {
        foreach (int units in Smaller(layer.Units)) yield return layer with { Units = units };
        if (layer is WeightedSpec { UseBias: false }) yield return layer with { UseBias = true };
        foreach (LayerSpec plainer in layer is RecurrentSpec recurrent ? Plainer(recurrent) : []) yield return plainer;
        if (layer is GruSpec { ResetAfter: false } gru) yield return gru with { ResetAfter = true };
        foreach (LayerSpec plainer in layer is LstmSpec lstm ? Plainer(lstm) : []) yield return plainer;
        if (layer is DenseSpec { Activation: not Activation.Linear } dense) yield return dense with { Activation = Activation.Linear, ActivationAlpha = null };
        if (layer is EmbeddingSpec { MaskZero: true } embedding) yield return embedding with { MaskZero = false };
        if (layer is EmbeddingSpec { Vocabulary: > 2 } table) yield return table with { Vocabulary = 2 };
        if (layer is LayerNormalizationSpec { Center: true } norm) yield return norm with { Center = false };
    }

    private static IEnumerable<LayerSpec> Plainer(RecurrentSpec layer)
    {
        if (layer.ReturnSequences) yield return layer with { ReturnSequences = false };
        if (layer.Bidirectional) yield return layer with { Bidirectional = false, Merge = Merge.Concat };
        if (layer.Merge != Merge.Concat) yield return layer with { Merge = Merge.Concat };
        if (layer.GoBackwards) yield return layer with { GoBackwards = false };
        if (layer.Activation != Activation.Tanh) yield return layer with { Activation = Activation.Tanh, ActivationAlpha = null };
        if (layer.Dropout != 0) yield return layer with { Dropout = 0 };
        if (layer.RecurrentDropout != 0) yield return layer with { RecurrentDropout = 0 };
        if (layer is not GatedSpec gated) yield break;
        if (gated.RecurrentActivation != Activation.Sigmoid) yield return gated with { RecurrentActivation = Activation.Sigmoid, RecurrentActivationAlpha = null };
        if (gated.LayerNormalization) yield return gated with { LayerNormalization = false, LayerNormalizationEpsilon = GatedSpec.DefaultEpsilon };
    }

    private static IEnumerable<LayerSpec> Plainer(LstmSpec layer)
    {
        if (!layer.UnitForgetBias) yield return layer with { UnitForgetBias = true };
        if (layer.Peepholes) yield return layer with { Peepholes = false };
        if (layer.CellClip != 0) yield return layer with { CellClip = 0 };
        if (layer.CoupledForgetGate) yield return layer with { CoupledForgetGate = false };
        if (layer.Projection != 0) yield return layer with { Projection = 0 };
    }

    private static IEnumerable<int> Smaller(int size) => new[] { 1, size / 2, size - 1 }.Where(s => s >= 1 && s < size).Distinct();
}
