using System;
using System.Collections.Generic;
using System.Linq;
using static GenRnn.OptionValues;

namespace GenRnn;

/// <summary>
/// Every option of every layer, in the order of the text form: the one table from which attributes and texts are read, texts
/// are written, and the support of the kernels is listed.
/// </summary>
public static class LayerOptions
{
    private static readonly LayerSpec[] Plain =
    [
        new SimpleRnnSpec(1), new GruSpec(1), new LstmSpec(1), new DenseSpec(1),
        new EmbeddingSpec(1, 1), new MaskingSpec(), new DropoutSpec(0), new LayerNormalizationSpec(),
    ];

    /// <summary>All options.</summary>
    public static IReadOnlyList<LayerOption> All { get; } =
    [
        Option<WeightedSpec, bool>("UseBias", Flag, l => l.UseBias, (l, v) => l with { UseBias = v }),
        Option<RecurrentSpec, bool>("ReturnSequences", Flag, l => l.ReturnSequences, (l, v) => l with { ReturnSequences = v }),
        Option<GruSpec, bool>("ResetAfter", Flag, l => l.ResetAfter, (l, v) => l with { ResetAfter = v }),
        Option<LstmSpec, bool>("UnitForgetBias", Flag, l => l.UnitForgetBias, (l, v) => l with { UnitForgetBias = v }, isOfParameters: true),

        Option<RecurrentSpec, Activation>("Activation", Choice<Activation>(), l => l.Activation, (l, v) => l with { Activation = v }),
        Option<WeightedSpec, double?>("ActivationAlpha", OptionalNumber, l => l.ActivationAlpha, (l, v) => l with { ActivationAlpha = v }),
        Option<GatedSpec, Activation>("RecurrentActivation", Choice<Activation>(), l => l.RecurrentActivation, (l, v) => l with { RecurrentActivation = v }),
        Option<GatedSpec, double?>("RecurrentActivationAlpha", OptionalNumber, l => l.RecurrentActivationAlpha, (l, v) => l with { RecurrentActivationAlpha = v }),

        Option<RecurrentSpec, bool>("GoBackwards", Flag, l => l.GoBackwards, (l, v) => l with { GoBackwards = v }),
        Option<RecurrentSpec, bool>("Bidirectional", Flag, l => l.Bidirectional, (l, v) => l with { Bidirectional = v }),
        Option<RecurrentSpec, Merge>("Merge", Choice<Merge>(), l => l.Merge, (l, v) => l with { Merge = v }),
        Option<RecurrentSpec, double>("Dropout", Number, l => l.Dropout, (l, v) => l with { Dropout = v }),
        Option<RecurrentSpec, double>("RecurrentDropout", Number, l => l.RecurrentDropout, (l, v) => l with { RecurrentDropout = v }),

        Option<GatedSpec, bool>("LayerNormalization", Flag, l => l.LayerNormalization, (l, v) => l with { LayerNormalization = v }),
        Option<GatedSpec, double>("LayerNormalizationEpsilon", Number, l => l.LayerNormalizationEpsilon, (l, v) => l with { LayerNormalizationEpsilon = v }),
        Option<LstmSpec, bool>("Peepholes", Flag, l => l.Peepholes, (l, v) => l with { Peepholes = v }),
        Option<LstmSpec, double>("CellClip", Number, l => l.CellClip, (l, v) => l with { CellClip = v }),
        Option<LstmSpec, bool>("CoupledForgetGate", Flag, l => l.CoupledForgetGate, (l, v) => l with { CoupledForgetGate = v }),
        Option<LstmSpec, int>("Projection", WholeNumber, l => l.Projection, (l, v) => l with { Projection = v }),

        Option<LayerNormalizationSpec, double>("Epsilon", Number, l => l.Epsilon, (l, v) => l with { Epsilon = v }),
        Option<LayerNormalizationSpec, bool>("Center", Flag, l => l.Center, (l, v) => l with { Center = v }),
        Option<LayerNormalizationSpec, bool>("Scale", Flag, l => l.Scale, (l, v) => l with { Scale = v }),
        Option<EmbeddingSpec, bool>("MaskZero", Flag, l => l.MaskZero, (l, v) => l with { MaskZero = v }),

        .. Tensor<WeightedSpec>(
            "Kernel",
            (l => l.KernelInitializer, (l, v) => l with { KernelInitializer = v }),
            (l => l.KernelL1, (l, v) => l with { KernelL1 = v }),
            (l => l.KernelL2, (l, v) => l with { KernelL2 = v }),
            (l => l.KernelMaxNorm, (l, v) => l with { KernelMaxNorm = v })),
        .. Tensor<RecurrentSpec>(
            "Recurrent",
            (l => l.RecurrentInitializer, (l, v) => l with { RecurrentInitializer = v }),
            (l => l.RecurrentL1, (l, v) => l with { RecurrentL1 = v }),
            (l => l.RecurrentL2, (l, v) => l with { RecurrentL2 = v }),
            (l => l.RecurrentMaxNorm, (l, v) => l with { RecurrentMaxNorm = v })),
        .. Tensor<WeightedSpec>(
            "Bias",
            (l => l.BiasInitializer, (l, v) => l with { BiasInitializer = v }),
            (l => l.BiasL1, (l, v) => l with { BiasL1 = v }),
            (l => l.BiasL2, (l, v) => l with { BiasL2 = v }),
            (l => l.BiasMaxNorm, (l, v) => l with { BiasMaxNorm = v })),
        .. Tensor<EmbeddingSpec>(
            "Embeddings",
            (l => l.EmbeddingsInitializer, (l, v) => l with { EmbeddingsInitializer = v }),
            (l => l.EmbeddingsL1, (l, v) => l with { EmbeddingsL1 = v }),
            (l => l.EmbeddingsL2, (l, v) => l with { EmbeddingsL2 = v }),
            (l => l.EmbeddingsMaxNorm, (l, v) => l with { EmbeddingsMaxNorm = v })),
    ];

    /// <summary>The options that a layer has.</summary>
    public static IEnumerable<LayerOption> Of(LayerSpec layer) => All.Where(option => option.AppliesTo(layer));

    /// <summary>The option of a layer with a name as in attributes; <see langword="null"/> for none.</summary>
    public static LayerOption? Find(LayerSpec layer, string name) => Of(layer).FirstOrDefault(option => option.Name == name);

    /// <summary>A layer of the same class that was told nothing.</summary>
    public static LayerSpec PlainOf(LayerSpec layer) => Plain.First(plain => plain.GetType() == layer.GetType());

    private static LayerOption Option<TLayer, T>(string name, OptionValues<T> values, Func<TLayer, T> get, Func<TLayer, T, TLayer> with, bool isOfParameters = false)
        where TLayer : LayerSpec => new LayerOption<TLayer, T>(name, values, get, with) { IsOfParameters = isOfParameters };

    /// <summary>How a tensor starts, what keeps it small, and what holds it.</summary>
    private static IEnumerable<LayerOption> Tensor<TLayer>(
        string tensor,
        (Func<TLayer, Initializer> Get, Func<TLayer, Initializer, TLayer> With) initializer,
        (Func<TLayer, double> Get, Func<TLayer, double, TLayer> With) l1,
        (Func<TLayer, double> Get, Func<TLayer, double, TLayer> With) l2,
        (Func<TLayer, double> Get, Func<TLayer, double, TLayer> With) maxNorm)
        where TLayer : LayerSpec =>
    [
        Option<TLayer, InitializerKind>(
            tensor + "Initializer", Choice<InitializerKind>(), l => initializer.Get(l).Kind, (l, v) => initializer.With(l, initializer.Get(l) with { Kind = v }), true),
        Option<TLayer, double>(tensor + "Constant", Number, l => initializer.Get(l).Value, (l, v) => initializer.With(l, initializer.Get(l) with { Value = v }), true),
        Option<TLayer, double?>(tensor + "Scale", OptionalNumber, l => initializer.Get(l).Scale, (l, v) => initializer.With(l, initializer.Get(l) with { Scale = v }), true),
        Option<TLayer, double>(tensor + "L1", Number, l1.Get, l1.With, true),
        Option<TLayer, double>(tensor + "L2", Number, l2.Get, l2.With, true),
        Option<TLayer, double>(tensor + "MaxNorm", Number, maxNorm.Get, maxNorm.With, true),
    ];
}
