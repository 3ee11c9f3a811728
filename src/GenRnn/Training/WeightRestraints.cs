using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// What keeps the weights of a model small: penalties, l1 |w| + l2 w² for each number w, which are part of loss and gradient,
/// and bounds for the norm of a column, to which longer ones are scaled back after an update.
/// </summary>
/// <remarks>
/// A column of a kernel holds the weights of one sum; that of a bias vector is the whole vector. A Keras layer with the same
/// options computes the same, but for the 1e-7 by which its MaxNorm shrinks columns also where they are within the bound.
/// </remarks>
internal sealed class WeightRestraints
{
    private readonly Restraint[] _restraints;

    private WeightRestraints(Restraint[] restraints) => _restraints = restraints;

    /// <summary>The restraints of a model whose parameters lie in the order of its layout.</summary>
    public static WeightRestraints Of(ModelSpec spec, ParameterLayout layout) => new(
    [
        .. from block in layout.Blocks
           let restraint = Restraint.Of(spec.Layers.First(l => l.Name == block.Layer), block)
           where restraint is not null
           select restraint with { Places = [.. Enumerable.Range(block.Offset, block.Length)] },
    ]);

    /// <summary>The same restraints for packed parameters.</summary>
    /// <param name="map">For each packed number the index of its parameter, or -1.</param>
    public WeightRestraints Pack(ReadOnlySpan<int> map)
    {
        if (_restraints.Length == 0) return this;
        int[] places = new int[map.Length];
        for (int i = 0; i < map.Length; i++)
        {
            if (map[i] >= 0) places[map[i]] = i;
        }

        return new([.. _restraints.Select(restraint => restraint with { Places = [.. restraint.Places.Select(parameter => places[parameter])] })]);
    }

    /// <summary>The sum of all penalties.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Penalty(ReadOnlySpan<float> weights)
    {
        double penalty = 0;
        foreach (Restraint restraint in _restraints)
        {
            if (!restraint.HasPenalty) continue;
            double absolute = 0, squared = 0;
            foreach (int place in restraint.Places)
            {
                absolute += Math.Abs(weights[place]);
                squared += (double)weights[place] * weights[place];
            }

            penalty += (restraint.L1 * absolute) + (restraint.L2 * squared);
        }

        return penalty;
    }

    /// <summary>Adds the gradient of <see cref="Penalty"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddGradients(ReadOnlySpan<float> weights, Span<float> gradients)
    {
        foreach (Restraint restraint in _restraints)
        {
            if (!restraint.HasPenalty) continue;
            float l1 = (float)restraint.L1, l2 = (float)(2 * restraint.L2);
            foreach (int place in restraint.Places)
            {
                float weight = weights[place];
                gradients[place] += (l2 * weight) + (weight > 0 ? l1 : weight < 0 ? -l1 : 0f);
            }
        }
    }

    /// <summary>Scales columns that are too long back to their bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Hold(Span<float> weights)
    {
        foreach (Restraint restraint in _restraints)
        {
            if (restraint.MaxNorm == 0) continue;
            for (int column = 0; column < restraint.Columns; column++) Hold(restraint, column, weights);
        }
    }

    private static void Hold(Restraint restraint, int column, Span<float> weights)
    {
        int[] places = restraint.Places;
        double squared = 0;
        for (int i = column; i < places.Length; i += restraint.Columns) squared += (double)weights[places[i]] * weights[places[i]];
        double norm = Math.Sqrt(squared);
        if (!(norm > restraint.MaxNorm)) return;
        double factor = restraint.MaxNorm / norm;
        for (int i = column; i < places.Length; i += restraint.Columns) weights[places[i]] = (float)(weights[places[i]] * factor);
    }

    /// <summary>The restraints of one tensor.</summary>
    private sealed record Restraint(double L1, double L2, double MaxNorm, int Columns)
    {
        public int[] Places { get; init; } = [];

        public bool HasPenalty => L1 != 0 || L2 != 0;

        /// <summary>The restraints of a block; <see langword="null"/> for none.</summary>
        public static Restraint? Of(LayerSpec layer, ParameterBlock block)
        {
            (double l1, double l2, double maxNorm) = (layer, block.Role) switch
            {
                (WeightedSpec w, ParameterRole.Kernel) => (w.KernelL1, w.KernelL2, w.KernelMaxNorm),
                (RecurrentSpec r, ParameterRole.RecurrentKernel) => (r.RecurrentL1, r.RecurrentL2, r.RecurrentMaxNorm),
                (WeightedSpec w, ParameterRole.Bias) => (w.BiasL1, w.BiasL2, w.BiasMaxNorm),
                (EmbeddingSpec e, ParameterRole.Embeddings) => (e.EmbeddingsL1, e.EmbeddingsL2, e.EmbeddingsMaxNorm),
                _ => (0, 0, 0),
            };
            return (l1, l2, maxNorm) == (0, 0, 0) ? null : new Restraint(l1, l2, maxNorm, block.Shape.Count == 1 ? 1 : block.Shape[1]);
        }
    }
}
