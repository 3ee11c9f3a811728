using System.Numerics;

namespace GenRnn.Reference;

/// <summary>The weights of one gate for I inputs and H units. A gate's weighted sum is <c>x W + b + h U + b'</c>.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="W">Input kernel, [I, H].</param>
/// <param name="U">Recurrent kernel, [H, H].</param>
/// <param name="B">Input bias b, [H]; zeros in a layer without biases.</param>
/// <param name="RecurrentB">Recurrent bias b', [H]; zeros where the layer has one bias vector or none.</param>
public sealed record Gate<T>(RealMatrix<T> W, RealMatrix<T> U, RealVector<T> B, RealVector<T> RecurrentB)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>Hidden units, H.</summary>
    public int Units => U.Rows;

    /// <summary>The input's part of the sum, x W + b.</summary>
    public RealVector<T> Input(RealVector<T> x) => (x * W) + B;

    /// <summary>The state's part of the sum, h U + b'.</summary>
    public RealVector<T> Recurrent(RealVector<T> h) => (h * U) + RecurrentB;

    /// <summary>The whole sum, x W + b + h U + b'.</summary>
    public RealVector<T> Sum(RealVector<T> x, RealVector<T> h) => Input(x) + Recurrent(h);
}

/// <summary>
/// What one step adds to the gradient of one gate's weights, as factors: dW = x ⊗ delta, db = delta, dU = h ⊗ delta',
/// db' = delta'. The two deltas differ only where something stands between the sum and its recurrent part.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="X">What the input kernel multiplied, [I].</param>
/// <param name="Delta">The gradient for x W + b, [H].</param>
/// <param name="H">What the recurrent kernel multiplied, [H]; empty in a layer without one.</param>
/// <param name="RecurrentDelta">The gradient for h U + b', [H]; empty in a layer without one.</param>
public sealed record GateGradient<T>(RealVector<T> X, RealVector<T> Delta, RealVector<T> H, RealVector<T> RecurrentDelta)
    where T : IFloatingPointIeee754<T>;
