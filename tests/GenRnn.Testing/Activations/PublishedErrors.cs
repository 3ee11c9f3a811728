namespace GenRnn.Testing;

/// <summary>The published errors of accurate activations, and their ranges.</summary>
public static class PublishedErrors
{
    /// <summary>Of an activation but softmax, as heads and accurate cells compute it.</summary>
    public static PublishedError Of(Activation activation) => activation switch
    {
        Activation.Linear or Activation.Relu => new(0, 0),
        Activation.Tanh or Activation.Sigmoid => new(1.2e-38, 2),
        Activation.HardSigmoid or Activation.HardSigmoidKeras2 => new(6e-8, 0),
        _ => new(1e-30, 4),
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
