using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// What the L1 and L2 penalties of a model add to the loss: l1 |w| + l2 w², summed over the numbers w of a tensor; both halves
/// of a bidirectional layer pay.
/// </summary>
public static class Penalties
{
    /// <summary>The sum over all tensors.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="parameters">In the order of its layout.</param>
    public static T Of<T>(ModelSpec spec, ReadOnlySpan<T> parameters)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        foreach ((ParameterBlock block, T l1, T l2) in Penalized<T>(spec))
        {
            foreach (T w in parameters.Slice(block.Offset, block.Length)) sum += (l1 * T.Abs(w)) + (l2 * w * w);
        }

        return sum;
    }

    /// <summary>Its gradient: l1 sign(w) + 2 l2 w, where the sign of 0 is 0.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="parameters">In the order of its layout.</param>
    public static T[] Gradient<T>(ModelSpec spec, ReadOnlySpan<T> parameters)
        where T : IFloatingPointIeee754<T>
    {
        T[] gradient = new T[parameters.Length];
        foreach ((ParameterBlock block, T l1, T l2) in Penalized<T>(spec))
        {
            for (int i = block.Offset; i < block.Offset + block.Length; i++)
                gradient[i] = (l1 * T.CreateChecked(T.Sign(parameters[i]))) + ((l2 + l2) * parameters[i]);
        }

        return gradient;
    }

    private static IEnumerable<(ParameterBlock Block, T L1, T L2)> Penalized<T>(ModelSpec spec)
        where T : IFloatingPointIeee754<T>
    {
        foreach (ParameterBlock block in ParameterLayout.Of(spec).Blocks)
        {
            (double l1, double l2) = Of(spec.Layers.First(l => l.Name == block.Layer), block.Role);
            if (l1 != 0 || l2 != 0) yield return (block, T.CreateChecked(l1), T.CreateChecked(l2));
        }
    }

    private static (double L1, double L2) Of(LayerSpec layer, ParameterRole role) => (layer, role) switch
    {
        (WeightedSpec weighted, ParameterRole.Kernel) => (weighted.KernelL1, weighted.KernelL2),
        (WeightedSpec weighted, ParameterRole.Bias) => (weighted.BiasL1, weighted.BiasL2),
        (RecurrentSpec recurrent, ParameterRole.RecurrentKernel) => (recurrent.RecurrentL1, recurrent.RecurrentL2),
        (EmbeddingSpec embedding, ParameterRole.Embeddings) => (embedding.EmbeddingsL1, embedding.EmbeddingsL2),
        _ => (0, 0),
    };
}
