namespace GenRnn;

/// <summary>
/// Adam. With t counting updates from 1, m' = m + (g - m)(1 - beta1), v' = v + (g^2 - v)(1 - beta2),
/// w' = w - learning rate * sqrt(1 - beta2^t) / (1 - beta1^t) * m' / (sqrt(v') + epsilon).
/// </summary>
/// <remarks>Epsilon stands beside the root of v' before its correction, as in Keras ("epsilon hat" of the paper); PyTorch adds it after.</remarks>
public sealed record AdamOptimizer : Optimizer
{
    internal AdamOptimizer(float learningRate, float beta1, float beta2, float epsilon)
        : base(learningRate)
    {
        Beta1 = Check(nameof(beta1), beta1, beta1 is >= 0 and < 1, "0 or more and less than 1");
        Beta2 = Check(nameof(beta2), beta2, beta2 is >= 0 and < 1, "0 or more and less than 1");
        Epsilon = Check(nameof(epsilon), epsilon, epsilon > 0, "more than 0");
    }

    /// <summary>Decay of the mean of gradients.</summary>
    public float Beta1 { get; }

    /// <summary>Decay of the mean of squared gradients.</summary>
    public float Beta2 { get; }

    /// <summary>What keeps the divisor from zero.</summary>
    public float Epsilon { get; }

    internal override EquatableArray<string> SlotNames => EquatableArray.Of("m", "v");
}
