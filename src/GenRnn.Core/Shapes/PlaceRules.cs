using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>Where layers can stand that cannot stand anywhere.</summary>
internal static class PlaceRules
{
    /// <summary>What is wrong with the place of one layer.</summary>
    public static IEnumerable<SpecError> Check(ModelSpec spec, int index, TensorShape input) => spec.Layers[index] switch
    {
        EmbeddingSpec embedding => Embedding(spec, embedding, index),
        MaskingSpec masking => Masking(spec, masking, index, input),
        _ => [],
    };

    private static IEnumerable<SpecError> Embedding(ModelSpec spec, EmbeddingSpec layer, int index)
    {
        if (index > 0)
        {
            yield return new SpecError.LayerMisplaced(
                index,
                $"Layer '{layer.Name}' stands behind layer '{spec.Layers[index - 1].Name}'",
                "an Embedding in place of the input, because it reads token ids",
                "Move it to the front, in place of the input.");
        }
        else if (spec.InputSize != 1)
        {
            yield return new SpecError.LayerMisplaced(
                index,
                FormattableString.Invariant($"Layer '{layer.Name}' reads {spec.InputSize} features a step"),
                "one token id a step",
                "Let the Embedding stand in place of the input.");
        }
    }

    private static IEnumerable<SpecError> Masking(ModelSpec spec, MaskingSpec layer, int index, TensorShape input)
    {
        if (!input.PerStep || spec.Layers.Take(index).Any(l => l is RecurrentSpec))
        {
            yield return new SpecError.LayerMisplaced(
                index,
                $"Layer '{layer.Name}' stands behind the recurrent layer '{spec.Layers.Take(index).Last(l => l is RecurrentSpec).Name}'",
                "a Masking before the first recurrent layer, which is to carry its state over the masked steps",
                "Move it before that layer.");
        }
        else if (spec.Layers.Take(index).FirstOrDefault(l => l is MaskingSpec or EmbeddingSpec { MaskZero: true }) is { } other)
        {
            yield return new SpecError.LayerMisplaced(
                index,
                $"Layer '{layer.Name}' stands behind '{other.Name}', which masks too",
                "one layer that says which steps count",
                other is EmbeddingSpec ? "Remove it, or MaskZero." : "Remove one.");
        }
    }
}
