using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>
/// Which engines know which layers and options: the one table that the compiler refuses by and that SUPPORT.md is written
/// from. What no row names, every engine knows; whoever teaches an engine something takes it out of here.
/// </summary>
public static class KernelSupport
{
    private const string Recurrent = "simple_rnn gru lstm", Gated = "gru lstm", Weighted = "simple_rnn gru lstm dense";

    private const string NewActivations = "HardSigmoid HardSigmoidKeras2 LeakyRelu Elu Selu Gelu GeluTanh Silu Softplus Softsign Exponential";

    /// <summary>Layers (by kind), options of theirs (none: the layers themselves) and values, and the engines that know them.</summary>
    private sealed record Row(string Kinds, string Options, string Values, Engines Known);

    private static readonly Row[] Rows =
    [
        new("embedding masking dropout layer_normalization", "", "", Engines.None),
        new(Recurrent, "GoBackwards Bidirectional Merge Dropout RecurrentDropout", "", Engines.None),
        new(Recurrent, "Activation", "Linear Relu Sigmoid " + NewActivations, Engines.None),
        new(Gated, "RecurrentActivation", "Linear Relu Tanh " + NewActivations, Engines.None),
        new("dense", "Activation", NewActivations, Engines.None),
        new(Weighted, "ActivationAlpha", "", Engines.None),
        new(Gated, "RecurrentActivationAlpha", "", Engines.None),
        new(Gated, "LayerNormalization LayerNormalizationEpsilon", "", Engines.None),
        new("lstm", "Peepholes CellClip CoupledForgetGate Projection", "", Engines.None),
        new(Weighted, "KernelL1 KernelL2 KernelMaxNorm BiasL1 BiasL2 BiasMaxNorm", "", Engines.All & ~Engines.Training),
        new(Recurrent, "RecurrentL1 RecurrentL2 RecurrentMaxNorm", "", Engines.All & ~Engines.Training),
    ];

    /// <summary>The engines that know a kind of layer.</summary>
    public static Engines Of(LayerSpec layer) => Known(layer.Kind, "", "");

    /// <summary>The engines that know an option of a layer, for the value that the layer gives it.</summary>
    public static Engines Of(LayerSpec layer, LayerOption option) => option.IsDefault(layer) ? Engines.All : Known(layer.Kind, option.Name, option.ValueName(layer));

    /// <summary>The engines that know an activation of Dense layers.</summary>
    public static Engines OfDense(Activation activation) => Known("dense", "Activation", activation.ToString());

    /// <summary>
    /// What the emitted kernels of a model do not know yet. A model that looks ahead needs none for single steps.
    /// </summary>
    public static IEnumerable<SpecError> Check(ModelSpec spec) =>
        Check(spec, Engines.Batch | Engines.Training | (spec.LooksAhead ? Engines.None : Engines.Streaming));

    /// <summary>What some engines do not know yet about a model.</summary>
    public static IEnumerable<SpecError> Check(ModelSpec spec, Engines needed) =>
        Enumerable.Range(0, spec.Layers.Count).SelectMany(index => Check(spec.Layers[index], index, needed));

    private static IEnumerable<SpecError> Check(LayerSpec layer, int index, Engines needed)
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

    private static bool Has(Engines known, Engines needed) => (known & needed) == needed;

    private static Engines Known(string kind, string option, string value) => Rows
        .Where(row => Names(row.Kinds, kind) && (option == "" ? row.Options == "" : Names(row.Options, option)) && (row.Values == "" || Names(row.Values, value)))
        .Aggregate(Engines.All, (known, row) => known & row.Known);

    private static bool Names(string list, string name) => list.Split(' ').Contains(name, StringComparer.Ordinal);
}
