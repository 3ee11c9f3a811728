using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// Activations of vectors and their derivatives, which are written in the function's value y, as backward passes have it:
/// sigmoid' = y (1 - y), tanh' = 1 - y². The others are <see cref="ActivationEquations"/>.
/// </summary>
public static class Functions
{
    /// <summary>1 / (1 + exp(-s)), element by element.</summary>
    public static RealVector<T> Sigmoid<T>(RealVector<T> s)
        where T : IFloatingPointIeee754<T> => s.Map(ActivationEquations.Sigmoid);

    /// <summary>The gradient for s of <see cref="Sigmoid"/>, from its value and the gradient for it.</summary>
    public static RealVector<T> SigmoidBackward<T>(RealVector<T> y, RealVector<T> dy)
        where T : IFloatingPointIeee754<T> => dy * y * (T.One - y);

    /// <summary>tanh(s), element by element.</summary>
    public static RealVector<T> Tanh<T>(RealVector<T> s)
        where T : IFloatingPointIeee754<T> => s.Map(T.Tanh);

    /// <summary>The gradient for s of <see cref="Tanh"/>, from its value and the gradient for it.</summary>
    public static RealVector<T> TanhBackward<T>(RealVector<T> y, RealVector<T> dy)
        where T : IFloatingPointIeee754<T> => dy * (T.One - (y * y));

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

    /// <summary>The activation that a spec names, of a layer's weighted sums.</summary>
    /// <param name="activation">Which.</param>
    /// <param name="s">The sums.</param>
    /// <param name="alpha">Alpha of leaky relu and elu; the usual one (<see cref="ActivationAlphas"/>) where it is left out.</param>
    public static RealVector<T> Apply<T>(Activation activation, RealVector<T> s, double? alpha = null)
        where T : IFloatingPointIeee754<T> => activation == Activation.Softmax
        ? Softmax(s)
        : s.Map(v => ActivationEquations.Apply(activation, v, ActivationAlphas.Of(activation, alpha)));

    /// <summary>The gradient for s of the activation that a spec names.</summary>
    /// <param name="activation">Which.</param>
    /// <param name="s">The sums.</param>
    /// <param name="y">Its value.</param>
    /// <param name="dy">The gradient for the value.</param>
    /// <param name="alpha">As of <see cref="Apply"/>.</param>
    public static RealVector<T> ApplyBackward<T>(Activation activation, RealVector<T> s, RealVector<T> y, RealVector<T> dy, double? alpha = null)
        where T : IFloatingPointIeee754<T> => activation == Activation.Softmax
        ? SoftmaxBackward(y, dy)
        : RealVector<T>.Create(y.Count, i => dy[i] * ActivationEquations.Derivative(activation, s[i], y[i], ActivationAlphas.Of(activation, alpha)));
}
