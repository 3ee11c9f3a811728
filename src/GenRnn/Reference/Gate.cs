using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// The weights of one gate for I inputs, H units and a state of S numbers (H, but for a projected LSTM). A gate's weighted sum
/// is <c>x W + b + h U + b'</c>.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="W">Input kernel, [I, H].</param>
/// <param name="U">Recurrent kernel, [S, H].</param>
/// <param name="B">Input bias b, [H]; zeros in a layer without biases.</param>
/// <param name="RecurrentB">Recurrent bias b', [H]; zeros where the layer has one bias vector or none.</param>
public sealed record Gate<T>(RealMatrix<T> W, RealMatrix<T> U, RealVector<T> B, RealVector<T> RecurrentB)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>Factors that dropout multiplies the state with before this gate reads it, [S]; <see langword="null"/> without dropout.</summary>
    public RealVector<T>? StateDropout { get; init; }

    /// <summary>Hidden units, H.</summary>
    public int Units => U.Columns;

    /// <summary>The input's part of the sum, x W + b.</summary>
    public RealVector<T> Input(RealVector<T> x) => (x * W) + B;

    /// <summary>The state's part of the sum, h U + b'.</summary>
    public RealVector<T> Recurrent(RealVector<T> h) => (Read(h) * U) + RecurrentB;

    /// <summary>What the gate reads of a state: all of it, or what dropout leaves.</summary>
    public RealVector<T> Read(RealVector<T> h) => StateDropout is { } factors ? factors * h : h;
}

/// <summary>
/// What one step adds to the gradient of one gate's weights, as factors: dW = x ⊗ delta, db = delta, dU = h ⊗ delta',
/// db' = delta'. The two deltas differ only where something stands between the sum and its recurrent part.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="X">What the input kernel multiplied, [I].</param>
/// <param name="Delta">The gradient for x W + b, [H].</param>
/// <param name="H">What the recurrent kernel multiplied, [S]; empty in a layer without one.</param>
/// <param name="RecurrentDelta">The gradient for h U + b', [H]; empty in a layer without one.</param>
public sealed record GateGradient<T>(RealVector<T> X, RealVector<T> Delta, RealVector<T> H, RealVector<T> RecurrentDelta)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>The gradient for the product x W, [H]: delta, unless the product is normalised before the bias is added.</summary>
    public RealVector<T> KernelDelta { get; init; } = Delta;

    /// <summary>The gradient for the product h U, [H]: delta', unless the product is normalised before the bias is added.</summary>
    public RealVector<T> RecurrentKernelDelta { get; init; } = RecurrentDelta;
}

/// <summary>What one step adds to the gradient of a tensor that is no gate's: consecutive numbers of it.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Role">Which tensor of the layer.</param>
/// <param name="Offset">The first of the numbers.</param>
/// <param name="Values">The gradient for each.</param>
public sealed record TensorGradient<T>(ParameterRole Role, int Offset, RealVector<T> Values)
    where T : IFloatingPointIeee754<T>;
