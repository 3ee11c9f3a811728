using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// Gates whose products with their kernels are normalised together, where a cell has layer normalisation:
/// <code>
/// sums of the gates = LN(x W) + b + LN(h U) + b'       LN over the products of all gates, one behind the other
/// </code>
/// Without, a group is its gates, each by itself.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Gates">The gates.</param>
/// <param name="KernelNorm">What normalises x W; <see langword="null"/> for nothing.</param>
/// <param name="RecurrentNorm">What normalises h U; <see langword="null"/> for nothing.</param>
internal sealed record GateGroup<T>(IReadOnlyList<Gate<T>> Gates, LayerNorm<T>? KernelNorm, LayerNorm<T>? RecurrentNorm)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>LN(x W) + b, gate by gate.</summary>
    public IReadOnlyList<RealVector<T>> Input(RealVector<T> x) =>
        KernelNorm is null ? [.. Gates.Select(g => g.Input(x))] : [.. Normalize(KernelNorm, KernelProducts(x)).Zip(Gates, (p, g) => p + g.B)];

    /// <summary>The gradient for x, from those for LN(x W) + b.</summary>
    public GroupGradient<T> InputBackward(RealVector<T> x, IReadOnlyList<RealVector<T>> deltas)
    {
        (IReadOnlyList<RealVector<T>> products, LayerNormGradient<T>? norm) = NormalizeBackward(KernelNorm, KernelProducts(x), deltas);
        return new GroupGradient<T>(Sum(Gates.Zip(products, (g, d) => g.W * d)), products, norm);
    }

    /// <summary>LN(h U) + b', gate by gate.</summary>
    public IReadOnlyList<RealVector<T>> Recurrent(RealVector<T> h) =>
        RecurrentNorm is null ? [.. Gates.Select(g => g.Recurrent(h))] : [.. Normalize(RecurrentNorm, RecurrentProducts(h)).Zip(Gates, (p, g) => p + g.RecurrentB)];

    /// <summary>The gradient for h, from those for LN(h U) + b'.</summary>
    public GroupGradient<T> RecurrentBackward(RealVector<T> h, IReadOnlyList<RealVector<T>> deltas)
    {
        (IReadOnlyList<RealVector<T>> products, LayerNormGradient<T>? norm) = NormalizeBackward(RecurrentNorm, RecurrentProducts(h), deltas);
        return new GroupGradient<T>(Sum(Gates.Zip(products, (g, d) => g.Read(g.U * d))), products, norm);
    }

    /// <summary>The whole sums, gate by gate.</summary>
    public IReadOnlyList<RealVector<T>> Sums(RealVector<T> x, RealVector<T> h) => [.. Input(x).Zip(Recurrent(h), (a, b) => a + b)];

    /// <summary>The two parts of the sums, gate by gate.</summary>
    public IReadOnlyList<SumParts<T>> Parts(RealVector<T> x, RealVector<T> h) => [.. Input(x).Zip(Recurrent(h), (a, b) => new SumParts<T>(a, b))];

    /// <summary>What a step adds to the gradient of the gates' weights.</summary>
    /// <param name="x">What the kernels multiplied.</param>
    /// <param name="h">What the recurrent kernels multiplied, before dropout.</param>
    /// <param name="deltas">The gradients for LN(x W) + b.</param>
    /// <param name="recurrentDeltas">The gradients for LN(h U) + b'.</param>
    /// <param name="input">What <see cref="InputBackward"/> gave for them.</param>
    /// <param name="recurrent">What <see cref="RecurrentBackward"/> gave for them.</param>
    public IEnumerable<GateGradient<T>> Weights(
        RealVector<T> x, RealVector<T> h, IReadOnlyList<RealVector<T>> deltas, IReadOnlyList<RealVector<T>> recurrentDeltas, GroupGradient<T> input, GroupGradient<T> recurrent) =>
        Gates.Select((gate, k) => new GateGradient<T>(x, deltas[k], gate.Read(h), recurrentDeltas[k])
        {
            KernelDelta = input.Products[k],
            RecurrentKernelDelta = recurrent.Products[k],
        });

    private IReadOnlyList<RealVector<T>> KernelProducts(RealVector<T> x) => [.. Gates.Select(g => x * g.W)];

    private IReadOnlyList<RealVector<T>> RecurrentProducts(RealVector<T> h) => [.. Gates.Select(g => g.Read(h) * g.U)];

    private static IReadOnlyList<RealVector<T>> Normalize(LayerNorm<T> norm, IReadOnlyList<RealVector<T>> products) =>
        Split(norm.Forward(RealVector<T>.Concat(products)), products.Count);

    private static (IReadOnlyList<RealVector<T>> Products, LayerNormGradient<T>? Norm) NormalizeBackward(
        LayerNorm<T>? norm, IReadOnlyList<RealVector<T>> products, IReadOnlyList<RealVector<T>> deltas)
    {
        if (norm is null) return (deltas, null);
        LayerNormGradient<T> gradient = norm.Backward(RealVector<T>.Concat(products), RealVector<T>.Concat(deltas));
        return (Split(gradient.V, products.Count), gradient);
    }

    private static IReadOnlyList<RealVector<T>> Split(RealVector<T> vector, int count) =>
        [.. Enumerable.Range(0, count).Select(k => vector.Slice(k * (vector.Count / count), vector.Count / count))];

    private static RealVector<T> Sum(IEnumerable<RealVector<T>> vectors) => vectors.Aggregate((a, b) => a + b);
}

/// <summary>The way back through the products of a group's gates.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Read">The gradient for the vector that the kernels multiplied.</param>
/// <param name="Products">The gradient for each gate's product.</param>
/// <param name="Norm">Those for the layer norm; <see langword="null"/> without one.</param>
internal sealed record GroupGradient<T>(RealVector<T> Read, IReadOnlyList<RealVector<T>> Products, LayerNormGradient<T>? Norm)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>What a step adds to the gradient of the norm's tensors, whose numbers for this group begin at an offset.</summary>
    public IEnumerable<TensorGradient<T>> NormTensors(ParameterRole gamma, ParameterRole beta, int offset) =>
        Norm is null ? [] : [new(gamma, offset, Norm.Gamma), new(beta, offset, Norm.Beta)];
}
