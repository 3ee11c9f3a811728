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
        if (!layer.UseBias) yield return layer with { UseBias = true };
        if (layer is RecurrentSpec { ReturnSequences: true } recurrent) yield return recurrent with { ReturnSequences = false };
        if (layer is GruSpec { ResetAfter: false } gru) yield return gru with { ResetAfter = true };
        if (layer is LstmSpec { UnitForgetBias: false } lstm) yield return lstm with { UnitForgetBias = true };
        if (layer is DenseSpec { Activation: not Activation.Linear } dense) yield return dense with { Activation = Activation.Linear };
    }

    private static IEnumerable<int> Smaller(int size) => new[] { 1, size / 2, size - 1 }.Where(s => s >= 1 && s < size).Distinct();
}
