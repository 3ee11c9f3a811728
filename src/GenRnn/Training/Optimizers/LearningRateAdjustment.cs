namespace GenRnn;

/// <summary>What a callback does to the learning rate, whatever schedule it follows: rate * factor, but no less than the least, where the rate was not below it.</summary>
/// <param name="Factor">What the rate is multiplied by; 0 or more.</param>
/// <param name="Least">Where reducing ends.</param>
public readonly record struct LearningRateAdjustment(float Factor, float Least = 0)
{
    /// <summary>The rate as it is.</summary>
    public static LearningRateAdjustment None { get; } = new(1);

    /// <summary>The rate after the adjustment.</summary>
    public float Apply(float rate) => Factor == 1 ? rate : Math.Max(rate * Factor, Math.Min(rate, Least));

    /// <summary>Both adjustments.</summary>
    internal LearningRateAdjustment And(LearningRateAdjustment other) => new(Factor * other.Factor, Math.Max(Least, other.Least));
}
