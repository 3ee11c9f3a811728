using GenRnn.Reference;

namespace GenRnn.Testing;

/// <summary>
/// An activation in double, the sooner where there is little to compute: most float32 lie so near zero that two terms of a
/// series are exact, or so far from it that the function has reached its limit in float32.
/// </summary>
public static class ExactActivation
{
    /// <summary>Terms beyond the square are below 2^-40 of the value.</summary>
    public const double Near = 1.0 / (1 << 20);

    /// <summary>exp(-128) is no float32.</summary>
    public const double Far = 128;

    /// <summary>The value of an activation of one number.</summary>
    public static double Of(Activation activation, double x, double alpha)
    {
        double size = Math.Abs(x);
        if (size < Near)
        {
            (double constant, double slope, double square) = Series(activation, alpha, x < 0);
            return constant + (x * (slope + (square * x)));
        }

        return size > Far && Limit(activation, x, alpha) is { } limit ? limit : ActivationEquations.Apply(activation, x, alpha);
    }

    /// <summary>The value at zero, and the factors of x and x².</summary>
    private static (double Constant, double Slope, double Square) Series(Activation activation, double alpha, bool isNegative) => activation switch
    {
        Activation.Relu => (0, isNegative ? 0 : 1, 0),
        Activation.LeakyRelu => (0, isNegative ? alpha : 1, 0),
        Activation.Elu => (0, isNegative ? alpha : 1, isNegative ? alpha / 2 : 0),
        Activation.Selu => (0, isNegative ? 1.7580993408473766 : 1.0507009873554805, isNegative ? 1.7580993408473766 / 2 : 0),
        Activation.Sigmoid => (0.5, 0.25, 0),
        Activation.HardSigmoid => (0.5, 1 / 6.0, 0),
        Activation.HardSigmoidKeras2 => (0.5, 0.2, 0),
        Activation.Gelu or Activation.GeluTanh => (0, 0.5, 1 / Math.Sqrt(Math.Tau)),
        Activation.Silu => (0, 0.5, 0.25),
        Activation.Softplus => (Math.Log(2), 0.5, 0.125),
        Activation.Softsign => (0, 1, isNegative ? 1 : -1),
        Activation.Exponential => (1, 1, 0.5),
        _ => (0, 1, 0),
    };

    /// <summary>What the function comes to far from zero; softsign alone takes its time.</summary>
    private static double? Limit(Activation activation, double x, double alpha) => activation switch
    {
        Activation.Tanh => Math.Sign(x),
        Activation.Sigmoid or Activation.HardSigmoid or Activation.HardSigmoidKeras2 => x > 0 ? 1 : 0,
        Activation.Gelu or Activation.GeluTanh or Activation.Silu or Activation.Softplus or Activation.Relu => Math.Max(x, 0),
        Activation.Elu => x > 0 ? x : -alpha,
        Activation.Selu => x > 0 ? 1.0507009873554805 * x : -1.7580993408473766,
        Activation.Exponential => x > 0 ? double.PositiveInfinity : 0,
        _ => null,
    };
}
