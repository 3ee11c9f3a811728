using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>Options that would change nothing.</summary>
internal static class EffectRules
{
    /// <summary>An option without effect: what the layer sets, and why there is no such option here.</summary>
    private sealed record Idle(string Option, string Value, string Because)
    {
        public SpecError At(LayerSpec layer, int index) =>
            new SpecError.OptionWithoutEffect(index, $"Layer '{layer.Name}' sets {Option}{Value}", $"no such option {Because}", $"Remove {Option}.");
    }

    /// <summary>The options of one layer that have no effect.</summary>
    public static IEnumerable<SpecError> Check(ModelSpec spec, LayerSpec layer, int index)
    {
        IEnumerable<Idle> idle = layer switch
        {
            RecurrentSpec recurrent => Recurrent(spec, recurrent).Concat(Weighted(recurrent)).Concat(Initial("Recurrent", recurrent.RecurrentInitializer)),
            WeightedSpec weighted => Weighted(weighted),
            EmbeddingSpec embedding => Initial("Embeddings", embedding.EmbeddingsInitializer),
            _ => [],
        };
        return idle.Select(option => option.At(layer, index));
    }

    private static IEnumerable<Idle> Recurrent(ModelSpec spec, RecurrentSpec layer)
    {
        if (layer is LstmSpec { UnitForgetBias: false } lstm)
        {
            string? because = spec.Initialization == Initialization.PyTorch ? "with Initialization.PyTorch, which draws every bias"
                : !lstm.UseBias ? "in a layer without biases (UseBias = false)"
                : lstm.CoupledForgetGate ? "with CoupledForgetGate, which leaves the forget gate no bias"
                : null;
            if (because is not null) yield return new Idle("UnitForgetBias", " = false", because);
        }

        if (layer is { Bidirectional: false, Merge: not Merge.Concat })
            yield return new Idle("Merge", $" = Merge.{layer.Merge}", "in a layer that is not bidirectional");
        if (layer is GatedSpec { LayerNormalization: false } gated && gated.LayerNormalizationEpsilon != GatedSpec.DefaultEpsilon)
            yield return new Idle("LayerNormalizationEpsilon", "", "in a layer without LayerNormalization = true");
        if (layer is GatedSpec { RecurrentActivationAlpha: not null } g && Alpha("RecurrentActivationAlpha", g.RecurrentActivation) is { } alpha)
            yield return alpha;
    }

    private static IEnumerable<Idle> Weighted(WeightedSpec layer)
    {
        if (layer.ActivationAlpha is not null && Alpha("ActivationAlpha", layer.Activation) is { } alpha) yield return alpha;
        foreach (Idle idle in Initial("Kernel", layer.KernelInitializer)) yield return idle;
        IEnumerable<Idle> ofBias = layer.UseBias
            ? Initial("Bias", layer.BiasInitializer)
            : LayerOptions.Of(layer)
                .Where(option => option.Name.StartsWith("Bias", StringComparison.Ordinal) && !option.IsDefault(layer))
                .Select(option => new Idle(option.Name, "", "in a layer without biases (UseBias = false)"));
        foreach (Idle idle in ofBias) yield return idle;
    }

    private static Idle? Alpha(string option, Activation activation) =>
        ActivationAlphas.DefaultOf(activation) is null && Enum.IsDefined(typeof(Activation), activation)
            ? new Idle(option, "", $"with Activation.{activation}, which has no alpha")
            : null;

    private static IEnumerable<Idle> Initial(string tensor, Initializer initializer)
    {
        if (initializer.Kind != InitializerKind.Constant && initializer.Value != 0)
            yield return new Idle(tensor + "Constant", "", $"with {tensor}Initializer = InitializerKind.{initializer.Kind}, which is not Constant");
        if (initializer.Scale is not null && Initializer.DefaultScaleOf(initializer.Kind) is null)
            yield return new Idle(tensor + "Scale", "", $"with {tensor}Initializer = InitializerKind.{initializer.Kind}, which has no scale");
    }
}
