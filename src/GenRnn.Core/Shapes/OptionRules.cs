using System.Collections.Generic;

namespace GenRnn;

/// <summary>Combinations of options that are not supported, and options that would change nothing.</summary>
internal static class OptionRules
{
    /// <summary>What is wrong with the options of one layer. An option written out with its default value is always fine.</summary>
    public static IEnumerable<SpecError> Check(ModelSpec spec, int index)
    {
        LayerSpec layer = spec.Layers[index];
        bool pyTorch = spec.Initialization == Initialization.PyTorch;

        if (layer is GruSpec { ResetAfter: false } && pyTorch)
            yield return new SpecError.UnsupportedCombination(
                index,
                $"Layer '{layer.Name}' combines ResetAfter = false with Initialization.PyTorch",
                "PyTorch's GRU, whose reset gate applies after the product with the recurrent kernel",
                "Remove ResetAfter = false, or use Initialization.Keras.");

        if (layer is DenseSpec { Activation: Activation.Softmax, Units: 1 })
            yield return new SpecError.UnsupportedCombination(
                index,
                $"Layer '{layer.Name}' applies softmax to a single unit, which is always 1",
                "softmax over at least 2 units",
                "Use Activation.Sigmoid for a probability, or one unit a class.");

        if (layer is LstmSpec { UnitForgetBias: false } && (pyTorch || !layer.UseBias))
            yield return new SpecError.OptionWithoutEffect(
                index,
                $"Layer '{layer.Name}' sets UnitForgetBias = false",
                pyTorch ? "no such option with Initialization.PyTorch, which draws every bias" : "no such option in a layer without biases (UseBias = false)",
                "Remove UnitForgetBias.");
    }
}
