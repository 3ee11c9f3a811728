using System.Numerics;
using static GenRnn.Reference.SpecialFunctions;

namespace GenRnn.Reference;

/// <summary>
/// The activations of one number, s the weighted sum and y the value, each with its derivative directly below. The derivative
/// is written in y wherever y tells it; at a kink it is the one from the left, but for softsign and the like, which have none.
/// </summary>
public static class ActivationEquations
{
    private const double SeluScale = 1.0507009873554805, SeluAlpha = 1.6732632423543772;

    /// <summary>The activation that a spec names; softmax takes a whole vector (<see cref="Functions.Softmax"/>).</summary>
    public static T Apply<T>(Activation activation, T s, double alpha)
        where T : IFloatingPointIeee754<T> => activation switch
        {
            Activation.Linear => s,
            Activation.Relu => s < T.Zero ? T.Zero : s,
            Activation.Tanh => T.Tanh(s),
            Activation.Sigmoid => Sigmoid(s),
            Activation.HardSigmoid => Cut((s / Of<T>(6)) + Of<T>(0.5)),
            Activation.HardSigmoidKeras2 => Cut((Of<T>(0.2) * s) + Of<T>(0.5)),
            Activation.LeakyRelu => s > T.Zero ? s : Of<T>(alpha) * s,
            Activation.Elu => s > T.Zero ? s : Of<T>(alpha) * ExpMinusOne(s),
            Activation.Selu => Of<T>(SeluScale) * (s > T.Zero ? s : Of<T>(SeluAlpha) * ExpMinusOne(s)),
            Activation.Gelu => s * NormalProbability(s),
            Activation.GeluTanh => s * Sigmoid(GeluArgument(s)),
            Activation.Silu => s * Sigmoid(s),
            Activation.Softplus => T.Max(s, T.Zero) + LogOnePlus(T.Exp(-T.Abs(s))),
            Activation.Softsign => s / (T.One + T.Abs(s)),
            Activation.Exponential => T.Exp(s),
            _ => throw Unknown(activation),
        };

    /// <summary>dy/ds of the activation that a spec names.</summary>
    public static T Derivative<T>(Activation activation, T s, T y, double alpha)
        where T : IFloatingPointIeee754<T> => activation switch
        {
            Activation.Linear => T.One,
            Activation.Relu => y > T.Zero ? T.One : T.Zero,
            Activation.Tanh => T.One - (y * y),
            Activation.Sigmoid => y * (T.One - y),
            Activation.HardSigmoid => y > T.Zero && y < T.One ? T.One / Of<T>(6) : T.Zero,
            Activation.HardSigmoidKeras2 => y > T.Zero && y < T.One ? Of<T>(0.2) : T.Zero,
            Activation.LeakyRelu => y > T.Zero ? T.One : Of<T>(alpha),
            Activation.Elu => y > T.Zero ? T.One : y + Of<T>(alpha),
            Activation.Selu => y > T.Zero ? Of<T>(SeluScale) : y + Of<T>(SeluScale * SeluAlpha),
            Activation.Gelu => NormalProbability(s) + (s * NormalDensity(s)),
            Activation.GeluTanh => ThroughSigmoid(s, Sigmoid(GeluArgument(s)), GeluArgumentDerivative(s)),
            Activation.Silu => ThroughSigmoid(s, Sigmoid(s), T.One),
            Activation.Softplus => -ExpMinusOne(-y),
            Activation.Softsign => (T.One - T.Abs(y)) * (T.One - T.Abs(y)),
            Activation.Exponential => y,
            _ => throw Unknown(activation),
        };

    /// <summary>1 / (1 + exp(-s)).</summary>
    public static T Sigmoid<T>(T s)
        where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-s));

    /// <summary>u with (1 + tanh(sqrt(2 / pi) (s + 0.044715 s³))) / 2 = sigmoid(u), since (1 + tanh(v)) / 2 = sigmoid(2 v).</summary>
    private static T GeluArgument<T>(T s)
        where T : IFloatingPointIeee754<T> => T.Sqrt(Of<T>(8) / T.Pi) * (s + (Of<T>(0.044715) * s * s * s));

    private static T GeluArgumentDerivative<T>(T s)
        where T : IFloatingPointIeee754<T> => T.Sqrt(Of<T>(8) / T.Pi) * (T.One + (Of<T>(3 * 0.044715) * s * s));

    /// <summary>d(s p)/ds with p = sigmoid(u(s)): p + s p (1 - p) u'.</summary>
    private static T ThroughSigmoid<T>(T s, T p, T slope)
        where T : IFloatingPointIeee754<T> => p + (s * p * (T.One - p) * slope);

    private static T Cut<T>(T value)
        where T : IFloatingPointIeee754<T> => value < T.Zero ? T.Zero : value > T.One ? T.One : value;

    private static T Of<T>(double value)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(value);

    private static ArgumentOutOfRangeException Unknown(Activation activation) =>
        new(nameof(activation), activation, $"{activation} was received; expected one of {string.Join(", ", Enum.GetNames<Activation>().Where(n => n != nameof(Activation.Softmax)))}. Use a named activation of one number.");
}
