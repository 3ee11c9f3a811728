using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>
/// Where each parameter of a model lies in one flat array: the layers in order, each with its kernel, recurrent kernel and
/// bias, in the shapes of Keras and the gate order of <see cref="GateOrder"/>. Blocks are disjoint and leave no gap.
/// </summary>
/// <param name="Blocks">All blocks, by offset.</param>
public sealed record ParameterLayout(EquatableArray<ParameterBlock> Blocks)
{
    /// <summary>How many parameters there are.</summary>
    public int Count => Blocks.Sum(b => b.Length);

    /// <summary>The block called <paramref name="name"/>, or <see langword="null"/>.</summary>
    public ParameterBlock? Find(string name) => Blocks.FirstOrDefault(b => b.Name == name);

    /// <summary>The block of a layer with a role, or <see langword="null"/> where the layer has none.</summary>
    public ParameterBlock? Find(string layer, ParameterRole role) => Blocks.FirstOrDefault(b => b.Layer == layer && b.Role == role);

    /// <summary>The layout of a model.</summary>
    /// <exception cref="SpecException">The spec is no model.</exception>
    public static ParameterLayout Of(ModelSpec spec)
    {
        List<ParameterBlock> blocks = [];
        int offset = 0;
        foreach (LayerShape layer in ShapeInference.Infer(spec).OrThrow().Layers)
        {
            int units = layer.Layer.Units, columns = GateOrder.GatesOf(layer.Layer) * units;
            Add(layer.Layer, ParameterRole.Kernel, "kernel", layer.Input.Features, columns);
            if (layer.Layer is RecurrentSpec) Add(layer.Layer, ParameterRole.RecurrentKernel, "recurrent_kernel", units, columns);
            int biases = BiasVectors(spec, layer.Layer);
            if (biases == 1) Add(layer.Layer, ParameterRole.Bias, "bias", columns);
            if (biases == 2) Add(layer.Layer, ParameterRole.Bias, "bias", 2, columns);
        }

        return new ParameterLayout(blocks.ToEquatableArray());

        void Add(LayerSpec layer, ParameterRole role, string roleName, params int[] shape)
        {
            var block = new ParameterBlock($"{layer.Name}.{roleName}", layer.Name, role, shape.ToEquatableArray(), offset);
            blocks.Add(block);
            offset += block.Length;
        }
    }

    /// <summary>
    /// How many bias vectors a layer has: none without bias; an input and a recurrent one for a GRU with reset after the
    /// product and for every recurrent layer of PyTorch; otherwise one.
    /// </summary>
    public static int BiasVectors(ModelSpec spec, LayerSpec layer) => layer switch
    {
        { UseBias: false } => 0,
        GruSpec { ResetAfter: true } => 2,
        RecurrentSpec => spec.Initialization == Initialization.PyTorch ? 2 : 1,
        _ => 1,
    };
}
