namespace GenRnn;

/// <summary>Between which numbers the values of an activation lie.</summary>
/// <param name="Low">No value is below it.</param>
/// <param name="High">No value is above it.</param>
public readonly record struct ActivationRange(double Low, double High)
{
    /// <summary>Whether there is an end on both sides, beyond which no target is ever met.</summary>
    public bool IsBounded => double.IsFinite(Low) && double.IsFinite(High);

    /// <summary>Whether a number lies in the range, ends included.</summary>
    public bool Contains(float value) => value >= Low && value <= High;

    /// <summary>The range of an activation.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="alpha">Its alpha; the usual one when left out.</param>
    public static ActivationRange Of(Activation activation, double? alpha = null) => activation switch
    {
        Activation.Sigmoid or Activation.Softmax or Activation.HardSigmoid or Activation.HardSigmoidKeras2 => new(0, 1),
        Activation.Tanh or Activation.Softsign => new(-1, 1),
        Activation.Relu or Activation.Softplus or Activation.Exponential => new(0, double.PositiveInfinity),
        Activation.Elu => new(-(alpha ?? 1), double.PositiveInfinity),
        Activation.Selu => new(-1.7580993408473766, double.PositiveInfinity),

        // The least values, at -0.7518, -0.7525 and -1.2785, rounded down.
        Activation.Gelu => new(-0.16998, double.PositiveInfinity),
        Activation.GeluTanh => new(-0.17005, double.PositiveInfinity),
        Activation.Silu => new(-0.27847, double.PositiveInfinity),
        _ => new(double.NegativeInfinity, double.PositiveInfinity),
    };
}
