using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// Activation functions and their derivatives. Derivatives are written in the function's value y, as backward passes have it:
/// sigmoid' = y (1 - y), tanh' = 1 - y².
/// </summary>
public static class Functions
{
    /// <summary>1 / (1 + exp(-s)), element by element.</summary>
    public static RealVector<T> Sigmoid<T>(RealVector<T> s)
        where T : IFloatingPointIeee754<T> => s.Map(static v => T.One / (T.One + T.Exp(-v)));

    /// <summary>The gradient for s of <see cref="Sigmoid"/>, from its value and the gradient for it.</summary>
    public static RealVector<T> SigmoidBackward<T>(RealVector<T> y, RealVector<T> dy)
        where T : IFloatingPointIeee754<T> => dy * y * (T.One - y);

    /// <summary>tanh(s), element by element.</summary>
    public static RealVector<T> Tanh<T>(RealVector<T> s)
        where T : IFloatingPointIeee754<T> => s.Map(T.Tanh);

    /// <summary>The gradient for s of <see cref="Tanh"/>, from its value and the gradient for it.</summary>
    public static RealVector<T> TanhBackward<T>(RealVector<T> y, RealVector<T> dy)
        where T : IFloatingPointIeee754<T> => dy * (T.One - (y * y));

    /// <summary>max(s, 0), element by element; NaN stays NaN.</summary>
    public static RealVector<T> Relu<T>(RealVector<T> s)
        where T : IFloatingPointIeee754<T> => s.Map(static v => v < T.Zero ? T.Zero : v);

    /// <summary>The gradient for s of <see cref="Relu"/>; at s = 0 it is 0.</summary>
    public static RealVector<T> ReluBackward<T>(RealVector<T> y, RealVector<T> dy)
        where T : IFloatingPointIeee754<T> => RealVector<T>.Create(y.Count, i => y[i] > T.Zero ? dy[i] : T.Zero);

    /// <summary>exp(s_j) / sum_k exp(s_k); the largest s is taken off first, which changes nothing but the range.</summary>
    public static RealVector<T> Softmax<T>(RealVector<T> s)
        where T : IFloatingPointIeee754<T>
    {
        T largest = s.Aggregate(T.Max);
        RealVector<T> powers = s.Map(v => T.Exp(v - largest));
        return (T.One / powers.Sum()) * powers;
    }

    /// <summary>The gradient for s of <see cref="Softmax"/>: y_j (dy_j - sum_k y_k dy_k).</summary>
    public static RealVector<T> SoftmaxBackward<T>(RealVector<T> y, RealVector<T> dy)
        where T : IFloatingPointIeee754<T>
    {
        T mean = (y * dy).Sum();
        return y * dy.Map(d => d - mean);
    }

    /// <summary>The activation that a spec names.</summary>
    public static RealVector<T> Apply<T>(Activation activation, RealVector<T> s)
        where T : IFloatingPointIeee754<T> => activation switch
    {
        Activation.Linear => s,
        Activation.Relu => Relu(s),
        Activation.Tanh => Tanh(s),
        Activation.Sigmoid => Sigmoid(s),
        Activation.Softmax => Softmax(s),
        _ => throw Unknown(activation),
    };

    /// <summary>The gradient for s of the activation that a spec names, from its value and the gradient for it.</summary>
    public static RealVector<T> ApplyBackward<T>(Activation activation, RealVector<T> y, RealVector<T> dy)
        where T : IFloatingPointIeee754<T> => activation switch
    {
        Activation.Linear => dy,
        Activation.Relu => ReluBackward(y, dy),
        Activation.Tanh => TanhBackward(y, dy),
        Activation.Sigmoid => SigmoidBackward(y, dy),
        Activation.Softmax => SoftmaxBackward(y, dy),
        _ => throw Unknown(activation),
    };

    private static ArgumentOutOfRangeException Unknown(Activation activation) =>
        new(nameof(activation), activation, $"{activation} was received; expected one of {string.Join(", ", Enum.GetNames<Activation>())}. Use a named activation.");
}
