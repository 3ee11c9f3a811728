using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace GenRnn.Testing;

/// <summary>The published errors of accurate activations, and their ranges.</summary>
public static class PublishedErrors
{
    /// <summary>
    /// Whether this machine, as the runtime sees it, adds to a product without rounding it. Some errors are larger where it does
    /// not: with DOTNET_EnableAVX2=0, or on x64 processors from before 2013.
    /// </summary>
    public static bool IsFused { get; } = Fma.IsSupported || AdvSimd.IsSupported;

    /// <summary>Of tanh in fast cells.</summary>
    public static PublishedError FastTanh { get; } = new(IsFused ? 3.2e-7 : 3.4e-7, 0);

    /// <summary>Of sigmoid in fast cells.</summary>
    public static PublishedError FastSigmoid { get; } = new(1.9e-7, 0);

    /// <summary>Of an activation but softmax, as heads and accurate cells compute it.</summary>
    public static PublishedError Of(Activation activation) => activation switch
    {
        Activation.Linear or Activation.Relu => new(0, 0),
        Activation.Tanh => new(0, 2.5),
        Activation.Sigmoid => new(1.3e-38, 2.5),
        Activation.HardSigmoid or Activation.HardSigmoidKeras2 => new(5e-8, 0),
        Activation.LeakyRelu => new(0, 1),
        Activation.Elu or Activation.Exponential => new(0, 1.2),
        Activation.Selu => new(0, 2),
        Activation.Gelu => new(0, IsFused ? 12 : 80),
        Activation.GeluTanh => new(1.5e-8, 3.5),
        Activation.Silu => new(6e-37, 2.5),
        Activation.Softplus => new(0, 4),
        Activation.Softsign => new(0, 1.6),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "Expected an activation of one number."),
    };

    /// <summary>The least and the greatest value, or the limits that values come near to.</summary>
    public static (double Least, double Greatest) RangeOf(Activation activation) => activation switch
    {
        Activation.Tanh or Activation.Softsign => (-1, 1),
        Activation.Sigmoid or Activation.HardSigmoid or Activation.HardSigmoidKeras2 => (0, 1),
        Activation.Relu or Activation.Softplus or Activation.Exponential => (0, double.PositiveInfinity),
        Activation.Elu => (-1, double.PositiveInfinity),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };
}
