using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>The panels of each layer, before they are cut into tiles.</summary>
internal static class LayerPanels
{
    /// <summary>The panels of a layer; those of the backward half follow all of the forward half's, and are the same in shape.</summary>
    public static IEnumerable<PackedPanel> Of(ModelSpec spec, LayerShape shape, int index, WeightStorage storage)
    {
        IEnumerable<PackedPanel> half = Half(spec, shape, storage).Select(panel => panel with { LayerIndex = index });
        return shape.Layer is RecurrentSpec { Bidirectional: true } ? half.Concat(half.Select(panel => panel with { IsBackward = true })) : half;
    }

    private static IEnumerable<PackedPanel> Half(ModelSpec spec, LayerShape shape, WeightStorage storage)
    {
        int inputs = shape.Input.Features, biases = ParameterLayout.BiasVectors(spec, shape.Layer);
        switch (shape.Layer)
        {
            case EmbeddingSpec embedding:
                return [Make(PanelKind.Embeddings, embedding.Dimension, 0, embedding.Vocabulary, 0, 0)];
            case LayerNormalizationSpec norm:
                IEnumerable<ExtraRow> factors = norm.Scale ? [new ExtraRow(ParameterRole.Gamma)] : [], sums = norm.Center ? [new ExtraRow(ParameterRole.Beta)] : [];
                return norm.Scale || norm.Center ? [Make(PanelKind.Norm, inputs, 0, 0, 0, 0) with { ExtraRows = factors.Concat(sums).ToEquatableArray() }] : [];
            case PassiveSpec:
                return [];
            case GatedSpec { LayerNormalization: true } normalised:
                return Normalised(normalised, inputs, biases);
            case RecurrentSpec recurrent:
                return Recurrent(recurrent, inputs, biases, storage);
            default:
                return [Make(PanelKind.Sums, shape.Layer.Units, biases, inputs, 0, 0) with { Storage = storage }];
        }
    }

    private static IEnumerable<PackedPanel> Recurrent(RecurrentSpec layer, int inputs, int biases, WeightStorage storage)
    {
        foreach (int[] gates in Gates(layer))
        {
            PackedPanel panel = Make(PanelKind.Sums, layer.Units, biases, inputs, layer.HiddenSize, gates) with { Storage = storage, SplitsCandidate = layer is GruSpec { ResetAfter: true } };
            yield return layer is LstmSpec { Peepholes: true } ? panel with { ExtraRows = EquatableArray.Of(new ExtraRow(ParameterRole.Peepholes)) } : panel;
        }

        if (layer is LstmSpec { Projection: not 0 }) yield return Make(PanelKind.Projection, layer.HiddenSize, 0, layer.Units, 0, 0);
    }

    /// <summary>Products are normalised before biases are added: those lie apart, as do the norms' own numbers.</summary>
    private static IEnumerable<PackedPanel> Normalised(GatedSpec layer, int inputs, int biases)
    {
        List<ExtraRow> rows = [new ExtraRow(ParameterRole.KernelNormGamma), new ExtraRow(ParameterRole.KernelNormBeta)];
        for (int bias = 0; bias < biases; bias++) rows.Add(new ExtraRow(ParameterRole.Bias, bias));
        if (layer is LstmSpec) rows.AddRange([new ExtraRow(ParameterRole.StateNormGamma, OneGate: true), new ExtraRow(ParameterRole.StateNormBeta, OneGate: true)]);
        int[] all = layer is GruSpec ? [GateOrder.GruReset, GateOrder.GruUpdate, GateOrder.GruNew] : Gates(layer).Single();
        yield return Make(PanelKind.InputProduct, layer.Units, 0, inputs, 0, all) with { ExtraRows = rows.ToEquatableArray() };
        foreach (int[] gates in Gates(layer))
        {
            yield return Make(PanelKind.StateProduct, layer.Units, 0, 0, layer.HiddenSize, gates) with
            {
                ExtraRows = EquatableArray.Of(new ExtraRow(ParameterRole.RecurrentNormGamma), new ExtraRow(ParameterRole.RecurrentNormBeta)),
            };
        }
    }

    /// <summary>
    /// The gates that are computed together, in the order in which they lie. A GRU with reset before the product needs r
    /// before it can begin with n, hence two panels.
    /// </summary>
    private static IEnumerable<int[]> Gates(RecurrentSpec layer) => layer switch
    {
        LstmSpec { CoupledForgetGate: true } => [[0, 1, 2]],
        LstmSpec => [[GateOrder.LstmInput, GateOrder.LstmForget, GateOrder.LstmCell, GateOrder.LstmOutput]],
        GruSpec { ResetAfter: true } => [[GateOrder.GruReset, GateOrder.GruUpdate, GateOrder.GruNew]],
        GruSpec => [[GateOrder.GruReset, GateOrder.GruUpdate], [GateOrder.GruNew]],
        _ => [[0]],
    };

    private static PackedPanel Make(PanelKind kind, int units, int biases, int inputRows, int recurrentRows, params int[] gates) =>
        new(0, gates.ToEquatableArray(), units, biases, inputRows, recurrentRows, WeightStorage.Float32, EquatableArray.Of<PackedTile>()) { Kind = kind };
}
