using System.Numerics;

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

    /// <summary>One parameter's step: the equations above.</summary>
    internal static (float Weight, float Velocity) Step(float weight, float gradient, float velocity, float learningRate, float momentum)
    {
        velocity = (velocity * momentum) - (gradient * learningRate);
        return (weight + velocity, velocity);
    }

    internal override void Update(long update, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots)
    {
        if (Momentum == 0) Update(weights, gradients);
        else Update(weights, gradients, slots[0]);
    }

    private void Update(Span<float> weights, ReadOnlySpan<float> gradients)
    {
        var rate = new Vector<float>(LearningRate);
        int i = 0;
        for (; i <= weights.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var weight = new Vector<float>(weights[i..]);
            (weight - (new Vector<float>(gradients[i..]) * rate)).CopyTo(weights[i..]);
        }

        for (; i < weights.Length; i++) weights[i] = Step(weights[i], gradients[i], 0, LearningRate, 0).Weight;
    }

    private void Update(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> velocities)
    {
        Vector<float> rate = new(LearningRate), momentum = new(Momentum);
        int i = 0;
        for (; i <= weights.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> velocity = (new Vector<float>(velocities[i..]) * momentum) - (new Vector<float>(gradients[i..]) * rate);
            velocity.CopyTo(velocities[i..]);
            (new Vector<float>(weights[i..]) + velocity).CopyTo(weights[i..]);
        }

        for (; i < weights.Length; i++)
            (weights[i], velocities[i]) = Step(weights[i], gradients[i], velocities[i], LearningRate, Momentum);
    }
}
