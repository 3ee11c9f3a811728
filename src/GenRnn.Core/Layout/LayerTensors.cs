using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>The tensors of each layer: their roles, names and shapes, in order.</summary>
internal static class LayerTensors
{
    /// <summary>A tensor before it has a place.</summary>
    /// <param name="Role">What it is to the layer.</param>
    /// <param name="Name">Its name without the layer's: <c>kernel</c>, <c>backward.kernel</c>.</param>
    /// <param name="IsBackward">Whether it belongs to the backward half.</param>
    /// <param name="Shape">Rows and columns; one number for a vector.</param>
    public sealed record Tensor(ParameterRole Role, string Name, bool IsBackward, EquatableArray<int> Shape)
    {
        /// <summary>Numbers in it, of a layer that may be too large.</summary>
        public long Length => Shape.Aggregate(1L, (product, size) => product * size);
    }

    /// <summary>The tensors of a layer; the backward half's follow all of the forward half's.</summary>
    public static IEnumerable<Tensor> Of(ModelSpec spec, LayerShape shape) => shape.Layer switch
    {
        RecurrentSpec layer => Half(spec, layer, shape.Input.Features, false)
            .Concat(layer.Bidirectional ? Half(spec, layer, shape.Input.Features, true) : []),
        DenseSpec layer =>
        [
            Make(ParameterRole.Kernel, "kernel", shape.Input.Features, layer.Units),
            .. layer.UseBias ? [Make(ParameterRole.Bias, "bias", layer.Units)] : Enumerable.Empty<Tensor>(),
        ],
        EmbeddingSpec layer => [Make(ParameterRole.Embeddings, "embeddings", layer.Vocabulary, layer.Dimension)],
        LayerNormalizationSpec layer =>
        [
            .. layer.Scale ? [Make(ParameterRole.Gamma, "gamma", shape.Input.Features)] : Enumerable.Empty<Tensor>(),
            .. layer.Center ? [Make(ParameterRole.Beta, "beta", shape.Input.Features)] : Enumerable.Empty<Tensor>(),
        ],
        _ => [],
    };

    private static IEnumerable<Tensor> Half(ModelSpec spec, RecurrentSpec layer, int features, bool isBackward)
    {
        int columns = GateOrder.GatesOf(layer) * layer.Units;
        return One().Select(t => isBackward ? t with { Name = "backward." + t.Name, IsBackward = true } : t);

        IEnumerable<Tensor> One()
        {
            yield return Make(ParameterRole.Kernel, "kernel", features, columns);
            yield return Make(ParameterRole.RecurrentKernel, "recurrent_kernel", layer.HiddenSize, columns);
            int biases = ParameterLayout.BiasVectors(spec, layer);
            if (biases == 1) yield return Make(ParameterRole.Bias, "bias", columns);
            if (biases == 2) yield return Make(ParameterRole.Bias, "bias", 2, columns);
            if (layer is LstmSpec { Peepholes: true } lstm) yield return Make(ParameterRole.Peepholes, "peepholes", lstm.CoupledForgetGate ? 2 : 3, layer.Units);
            if (layer is LstmSpec { Projection: not 0 }) yield return Make(ParameterRole.ProjectionKernel, "projection_kernel", layer.Units, layer.HiddenSize);
            if (layer is not GatedSpec { LayerNormalization: true }) yield break;
            yield return Make(ParameterRole.KernelNormGamma, "kernel_norm.gamma", columns);
            yield return Make(ParameterRole.KernelNormBeta, "kernel_norm.beta", columns);
            yield return Make(ParameterRole.RecurrentNormGamma, "recurrent_norm.gamma", columns);
            yield return Make(ParameterRole.RecurrentNormBeta, "recurrent_norm.beta", columns);
            if (layer is not LstmSpec) yield break;
            yield return Make(ParameterRole.StateNormGamma, "state_norm.gamma", layer.Units);
            yield return Make(ParameterRole.StateNormBeta, "state_norm.beta", layer.Units);
        }
    }

    private static Tensor Make(ParameterRole role, string name, params int[] shape) => new(role, name, false, shape.ToEquatableArray());
}
