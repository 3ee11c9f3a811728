using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// Adagrad (Duchi): a' = a + g^2, and w' = w - learning rate * g / sqrt(a' + epsilon), as Keras has it, or
/// g / (sqrt(a') + epsilon), as PyTorch has it.
/// </summary>
public sealed record AdagradOptimizer : Optimizer
{
    internal AdagradOptimizer(float learningRate, float initialAccumulator, float epsilon, OptimizerConvention convention)
        : base(learningRate, convention)
    {
        InitialAccumulator = Check(nameof(initialAccumulator), initialAccumulator, initialAccumulator >= 0, "0 or more");
        Epsilon = CheckEpsilon(epsilon);
    }

    /// <summary>Where the sums of squared gradients begin.</summary>
    public float InitialAccumulator { get; }

    /// <summary>What keeps the divisor from zero.</summary>
    public float Epsilon { get; }

    private protected override FormattableString Equation => $"adagrad initial_accumulator_value={InitialAccumulator:R} epsilon={Epsilon:R}";

    internal override EquatableArray<string> SlotNames => EquatableArray.Of("accumulator");

    internal override float SlotStart => InitialAccumulator;

    internal override T Step<T>(OptimizerStep step, T weight, T gradient, Span<T> slots)
    {
        T epsilon = T.CreateTruncating(Epsilon);
        slots[0] += gradient * gradient;
        T divisor = Convention == OptimizerConvention.Keras ? T.Sqrt(slots[0] + epsilon) : T.Sqrt(slots[0]) + epsilon;
        return weight - (T.CreateTruncating(step.LearningRate) * gradient / divisor);
    }

    internal override void Update(OptimizerStep step, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0) =>
        FusedUpdate.Run(new Rule(this, step.LearningRate), Decay(step), weights, gradients, slots, start);

    private readonly struct Rule(AdagradOptimizer adagrad, float learningRate) : IUpdateRule
    {
        private readonly Vector<float> _rate = new(learningRate);
        private readonly Vector<float> _below = new(adagrad.Convention == OptimizerConvention.Keras ? adagrad.Epsilon : 0), _beside = new(adagrad.Convention == OptimizerConvention.Keras ? 0 : adagrad.Epsilon);

        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Step(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            first += gradient * gradient;
            return weight - (_rate * gradient / (Vector.SquareRoot(first + _below) + _beside));
        }
    }
}
