using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>What the numbers of options can be.</summary>
internal static class NumberRules
{
    private const string AnyNumber = "a number that float32 can hold", NotNegative = "0 or a positive number that float32 can hold",
        Positive = "a positive number that float32 can hold", Share = "a share from 0 to below 1";

    /// <summary>The numbers of one layer that are out of range.</summary>
    public static IEnumerable<SpecError> Check(LayerSpec layer, int index) =>
        Numbers(layer).Where(n => !Holds(n.Range, n.Value)).Select(n => new SpecError.NumberOutOfRange(index, layer.Name, n.Option, n.Value, n.Range));

    private static bool Holds(string range, double value) => value is >= -float.MaxValue and <= float.MaxValue && range switch
    {
        NotNegative => value >= 0,
        Positive => (float)value > 0,
        Share => value >= 0 && (float)value < 1,
        _ => true,
    };

    private static IEnumerable<(string Option, double Value, string Range)> Numbers(LayerSpec layer) => layer switch
    {
        RecurrentSpec recurrent => Weighted(recurrent).Concat(Recurrent(recurrent)),
        WeightedSpec weighted => Weighted(weighted),
        EmbeddingSpec e => Tensor("Embeddings", e.EmbeddingsInitializer, e.EmbeddingsL1, e.EmbeddingsL2, e.EmbeddingsMaxNorm),
        MaskingSpec masking => [("Value", masking.Value, AnyNumber)],
        DropoutSpec dropout => [("Rate", dropout.Rate, Share)],
        LayerNormalizationSpec norm => [("Epsilon", norm.Epsilon, Positive)],
        _ => [],
    };

    private static IEnumerable<(string Option, double Value, string Range)> Weighted(WeightedSpec layer)
    {
        if (layer.ActivationAlpha is { } alpha) yield return ("ActivationAlpha", alpha, NotNegative);
        if (layer is GatedSpec { RecurrentActivationAlpha: { } gateAlpha }) yield return ("RecurrentActivationAlpha", gateAlpha, NotNegative);
        foreach (var number in Tensor("Kernel", layer.KernelInitializer, layer.KernelL1, layer.KernelL2, layer.KernelMaxNorm)) yield return number;
        foreach (var number in Tensor("Bias", layer.BiasInitializer, layer.BiasL1, layer.BiasL2, layer.BiasMaxNorm)) yield return number;
    }

    private static IEnumerable<(string Option, double Value, string Range)> Recurrent(RecurrentSpec layer)
    {
        yield return ("Dropout", layer.Dropout, Share);
        yield return ("RecurrentDropout", layer.RecurrentDropout, Share);
        if (layer is GatedSpec gated) yield return ("LayerNormalizationEpsilon", gated.LayerNormalizationEpsilon, Positive);
        if (layer is LstmSpec lstm) yield return ("CellClip", lstm.CellClip, NotNegative);
        foreach (var number in Tensor("Recurrent", layer.RecurrentInitializer, layer.RecurrentL1, layer.RecurrentL2, layer.RecurrentMaxNorm)) yield return number;
    }

    private static IEnumerable<(string Option, double Value, string Range)> Tensor(string tensor, Initializer initializer, double l1, double l2, double maxNorm)
    {
        yield return (tensor + "Constant", initializer.Value, AnyNumber);
        if (initializer.Scale is { } scale) yield return (tensor + "Scale", scale, Positive);
        yield return (tensor + "L1", l1, NotNegative);
        yield return (tensor + "L2", l2, NotNegative);
        yield return (tensor + "MaxNorm", maxNorm, NotNegative);
    }
}
