using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>
/// Where each parameter of a model lies in one flat array: the layers in order, each with its kernel, recurrent kernel, bias
/// and what its options add, in the shapes of Keras and the gate order of <see cref="GateOrder"/>. The backward half of a
/// bidirectional layer follows the forward half. Blocks are disjoint and leave no gap.
/// </summary>
/// <param name="Blocks">All blocks, by offset.</param>
public sealed record ParameterLayout(EquatableArray<ParameterBlock> Blocks)
{
    /// <summary>How many parameters there are.</summary>
    public int Count => Blocks.Sum(b => b.Length);

    /// <summary>The block called <paramref name="name"/>, or <see langword="null"/>.</summary>
    public ParameterBlock? Find(string name) => Blocks.FirstOrDefault(b => b.Name == name);

    /// <summary>The block of a layer with a role, or <see langword="null"/> where the layer has none.</summary>
    /// <param name="layer">The layer's name.</param>
    /// <param name="role">What the block is to it.</param>
    /// <param name="isBackward">Whether that of a bidirectional layer's backward half is asked for.</param>
    public ParameterBlock? Find(string layer, ParameterRole role, bool isBackward = false) =>
        Blocks.FirstOrDefault(b => b.Layer == layer && b.Role == role && b.IsBackward == isBackward);

    /// <summary>The layout of a model.</summary>
    /// <exception cref="SpecException">The spec is no model.</exception>
    public static ParameterLayout Of(ModelSpec spec)
    {
        List<ParameterBlock> blocks = [];
        int offset = 0;
        foreach (LayerShape shape in ShapeInference.Infer(spec).OrThrow().Layers)
        {
            string layer = shape.Layer.Name;
            foreach (LayerTensors.Tensor tensor in LayerTensors.Of(spec, shape))
            {
                var block = new ParameterBlock($"{layer}.{tensor.Name}", layer, tensor.Role, tensor.Shape, offset) { IsBackward = tensor.IsBackward };
                blocks.Add(block);
                offset += block.Length;
            }
        }

        return new ParameterLayout(blocks.ToEquatableArray());
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
