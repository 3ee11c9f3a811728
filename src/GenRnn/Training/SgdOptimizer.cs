namespace GenRnn;

/// <summary>
/// Stochastic gradient descent: w' = w - learning rate * gradient; with momentum, as Keras has it,
/// v' = momentum * v - learning rate * gradient and w' = w + v'.
/// </summary>
public sealed record SgdOptimizer : Optimizer
{
    internal SgdOptimizer(float learningRate, float momentum)
        : base(learningRate) => Momentum = Check(nameof(momentum), momentum, momentum is >= 0 and < 1, "0 or more and less than 1");

    /// <summary>Share of the last step that is taken again.</summary>
    public float Momentum { get; }

    internal override EquatableArray<string> SlotNames => Momentum == 0 ? [] : EquatableArray.Of("momentum");
}
