using GenRnn.Reference;

namespace GenRnn.Testing;

/// <summary>
/// How far gradients in float32 may lie from the exact ones, block by block. The first-order error of a gradient takes second
/// derivatives, which nobody here computes; its size is measured instead, on the reference in float32: it makes errors of the
/// same kind in the same places. A block may be off by
/// <code>
/// 8 * (greatest error of the float32 reference in the block)  +  32 * 2^-24 * (scale of the block)
/// </code>
/// 8, because activations of kernels may be off by up to 8 units of the last place where the reference's are off by less than
/// one; the scale, for a block so small that the reference happens to hit it: the greatest sum of absolute values that make
/// one of its numbers.
/// </summary>
public sealed class GradientBound
{
    private readonly Dictionary<string, double> _bounds;

    private GradientBound(double[] exact, Dictionary<string, double> bounds) => (Exact, _bounds) = (exact, bounds);

    /// <summary>The exact gradient, in canonical order.</summary>
    public double[] Exact { get; }

    /// <summary>For each number of a block.</summary>
    public double this[ParameterBlock block] => _bounds[block.Name];

    /// <summary>For the gradient of a batch, summed over its sequences.</summary>
    public static GradientBound Of(ModelCase model)
    {
        float[] parameters = model.Parameters(), sequences = model.Sequences(), upstream = model.ScoreGradients();
        var precise = new ReferenceModel<double>(model.Spec, Array.ConvertAll(parameters, p => (double)p).AsSpan());
        double[] exact = new double[parameters.Length], scales = new double[parameters.Length];
        for (int n = 0; n < model.Batch; n++)
        {
            ModelRun<double> run = precise.RunSingle(ModelCase.Row(sequences, n, model.SequenceLength), model.Lengths[n]);
            double[] dScores = Array.ConvertAll(ModelCase.Row(upstream, n, model.OutputLength).ToArray(), u => (double)u);
            ModelGradient<double> gradient = precise.BackwardFromScores(run, dScores);
            for (int k = 0; k < exact.Length; k++) exact[k] += gradient.Parameters[k];
            AddScales(precise.Layout, model.Spec, gradient, scales);
        }

        float[] rounded = new ReferenceEngine(model.Spec, parameters).Backward(sequences, [.. model.Lengths], upstream).Parameters;
        var bounds = precise.Layout.Blocks.ToDictionary(
            block => block.Name,
            block => (8 * Enumerable.Range(block.Offset, block.Length).Max(k => Math.Abs(rounded[k] - exact[k]))) + (32 * Rounding.Unit * scales[block.Offset]));
        return new GradientBound(exact, bounds);
    }

    /// <summary>Adds, at the offset of each block, the absolute values that one sequence contributes to one of its numbers.</summary>
    private static void AddScales(ParameterLayout layout, ModelSpec spec, ModelGradient<double> gradient, double[] scales)
    {
        foreach (ParameterBlock block in layout.Blocks)
        {
            int index = spec.Layers.Select((l, i) => (l, i)).First(p => p.l.Name == block.Layer).i;
            LayerGradient<double> layer = gradient.Layers[index];
            (IReadOnlyList<IReadOnlyList<GateGradient<double>>> gates, IReadOnlyList<TensorGradient<double>> tensors) =
                block.IsBackward ? (layer.Backward!.Gates, layer.Backward.Tensors) : (layer.Gates, layer.Tensors);
            scales[block.Offset] += block.Role switch
            {
                ParameterRole.Kernel => gates.Sum(step => step.Max(gate => Largest(gate.X) * Largest(gate.KernelDelta))),
                ParameterRole.RecurrentKernel => gates.Sum(step => step.Max(gate => Largest(gate.H) * Largest(gate.RecurrentKernelDelta))),
                ParameterRole.Bias => gates.Sum(step => step.Max(gate => Math.Max(Largest(gate.Delta), Largest(gate.RecurrentDelta)))),
                _ => tensors.Where(t => t.Role == block.Role).Sum(t => Largest(t.Values)),
            };
        }
    }

    private static double Largest(RealVector<double> vector) => vector.Select(Math.Abs).DefaultIfEmpty().Max();
}
