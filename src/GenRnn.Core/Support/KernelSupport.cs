using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>
/// In which modes a model's layers and options work: the one table that the compiler refuses by and that SUPPORT.md is written
/// from. What no row names works in every mode; whoever teaches emitters or the reference something takes it out of here.
/// </summary>
public static class KernelSupport
{
    /// <summary>Layers (by kind), options of theirs (none: the layers themselves) and values, and the modes in which they work.</summary>
    private sealed record Row(string Kinds, string Options, string Values, RunModes Modes);

    private static readonly Row[] Rows = [];

    /// <summary>The modes in which a kind of layer works.</summary>
    public static RunModes Of(LayerSpec layer) => ModesOf(layer.Kind, "", "");

    /// <summary>The modes in which an option of a layer works, for the value that the layer gives it.</summary>
    public static RunModes Of(LayerSpec layer, LayerOption option) => option.IsDefault(layer) ? RunModes.All : ModesOf(layer.Kind, option.Name, option.ValueName(layer));

    /// <summary>The modes in which an activation of Dense layers works.</summary>
    public static RunModes OfDense(Activation activation) => ModesOf("dense", "Activation", activation.ToString());

    /// <summary>
    /// What the emitted kernels of a model do not know yet. A model that looks ahead needs none for single steps.
    /// </summary>
    public static IEnumerable<SpecError> Check(ModelSpec spec) =>
        Check(spec, RunModes.Batch | RunModes.Training | (spec.LooksAhead ? RunModes.None : RunModes.Streaming));

    /// <summary>What does not work yet in some modes.</summary>
    public static IEnumerable<SpecError> Check(ModelSpec spec, RunModes needed) =>
        Enumerable.Range(0, spec.Layers.Count).SelectMany(index => Check(spec.Layers[index], index, needed).Concat(Storage(spec, index, needed)));

    /// <summary>Kernels of narrow weights are those of models that run step by step through all layers, none of which normalises its products; the reference takes any.</summary>
    private static IEnumerable<SpecError> Storage(ModelSpec spec, int index, RunModes needed)
    {
        LayerSpec layer = spec.Layers[index];
        bool isNarrow = spec.Storage != WeightStorage.Float32 && (needed & ~RunModes.Reference) != RunModes.None;
        if (isNarrow && (layer is EmbeddingSpec or MaskingSpec or LayerNormalizationSpec or RecurrentSpec { LooksAhead: true } or GatedSpec { LayerNormalization: true }))
            yield return new SpecError.NotSupportedYet(index, $"Storage = WeightStorage.{spec.Storage} together with the layer '{layer.Name}'", "Leave Storage out.");
    }

    private static IEnumerable<SpecError> Check(LayerSpec layer, int index, RunModes needed)
    {
        if (!Has(Of(layer), needed))
        {
            yield return new SpecError.NotSupportedYet(index, $"The layer '{layer.Name}'", "Remove it.");
            yield break;
        }

        if (layer is DenseSpec dense && !Has(OfDense(dense.Activation), needed))
            yield return new SpecError.NotSupportedYet(index, $"Activation.{dense.Activation} of the layer '{layer.Name}'", "Use another activation.");
        foreach (LayerOption option in LayerOptions.Of(layer).Where(option => !Has(Of(layer, option), needed)))
            yield return new SpecError.NotSupportedYet(index, $"{option.Name} = {option.CSharp(layer)} of the layer '{layer.Name}'", $"Remove {option.Name}.");
    }

    private static bool Has(RunModes modes, RunModes needed) => (modes & needed) == needed;

    private static RunModes ModesOf(string kind, string option, string value) => Rows
        .Where(row => Names(row.Kinds, kind) && (option == "" ? row.Options == "" : Names(row.Options, option)) && (row.Values == "" || Names(row.Values, value)))
        .Aggregate(RunModes.All, (modes, row) => modes & row.Modes);

    private static bool Names(string list, string name) => list.Split(' ').Contains(name, StringComparer.Ordinal);
}
