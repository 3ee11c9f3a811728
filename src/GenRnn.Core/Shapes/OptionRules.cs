using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>Combinations of options that are not supported, and options that would change nothing.</summary>
internal static class OptionRules
{
    /// <summary>What is wrong with the options of one layer. An option written out with its default value is always fine.</summary>
    public static IEnumerable<SpecError> Check(ModelSpec spec, int index)
    {
        LayerSpec layer = spec.Layers[index];
        return Undefined(layer, index)
            .Concat(NumberRules.Check(layer, index))
            .Concat(Combinations(spec, layer, index))
            .Concat(EffectRules.Check(spec, layer, index));
    }

    private static IEnumerable<SpecError> Undefined(LayerSpec layer, int index)
    {
        if (layer is DenseSpec dense && SpecError.UndefinedValue.Of(dense.Activation, index) is { } activation) yield return activation;
        foreach (SpecError error in LayerOptions.Of(layer).Select(o => o.Check(layer, index)).OfType<SpecError>()) yield return error;
    }

    private static IEnumerable<SpecError> Combinations(ModelSpec spec, LayerSpec layer, int index)
    {
        if (layer is GruSpec { ResetAfter: false } && spec.Initialization == Initialization.PyTorch)
            yield return Refuse(
                "combines ResetAfter = false with Initialization.PyTorch",
                "PyTorch's GRU, whose reset gate applies after the product with the recurrent kernel",
                "Remove ResetAfter = false, or use Initialization.Keras.");

        if (layer is DenseSpec { Activation: Activation.Softmax, Units: 1 })
            yield return Refuse(
                "applies softmax to a single unit, which is always 1",
                "softmax over at least 2 units",
                "Use Activation.Sigmoid for a probability, or one unit a class.");

        if (layer is RecurrentSpec { Activation: Activation.Softmax } or GatedSpec { RecurrentActivation: Activation.Softmax })
            yield return Refuse(
                $"has {(layer is RecurrentSpec { Activation: Activation.Softmax } ? "Activation" : "RecurrentActivation")} = Activation.Softmax",
                "softmax in Dense layers alone, because a cell's activation works number by number",
                "Use another activation, or a Dense layer with softmax behind this one.");

        if (layer is RecurrentSpec { Bidirectional: true, GoBackwards: true })
            yield return Refuse(
                "combines Bidirectional with GoBackwards",
                "one of them, because a bidirectional layer reads both ways",
                "Remove GoBackwards.");

        if (layer is LstmSpec lstm && Extras(lstm).ToArray() is { Length: > 1 } extras && extras.Any(e => e is "LayerNormalization" or "Projection"))
            yield return Refuse(
                $"combines {string.Join(" and ", extras)}",
                "LayerNormalization alone, Projection alone, or any of Peepholes, CellClip and CoupledForgetGate",
                "Keep one kind of LSTM.");

        if (layer is WeightedSpec { UseBias: true, BiasInitializer.Kind: InitializerKind.Orthogonal or InitializerKind.Identity } weighted)
            yield return Refuse(
                $"has BiasInitializer = InitializerKind.{weighted.BiasInitializer.Kind}",
                "an initialiser for vectors, because a bias is no matrix",
                "Use another initialiser for the bias.");

        SpecError Refuse(string what, string supported, string cure) => new SpecError.UnsupportedCombination(index, $"Layer '{layer.Name}' {what}", supported, cure);
    }

    private static IEnumerable<string> Extras(LstmSpec lstm)
    {
        if (lstm.LayerNormalization) yield return "LayerNormalization";
        if (lstm.Projection != 0) yield return "Projection";
        if (lstm.Peepholes) yield return "Peepholes";
        if (lstm.CellClip != 0) yield return "CellClip";
        if (lstm.CoupledForgetGate) yield return "CoupledForgetGate";
    }
}
