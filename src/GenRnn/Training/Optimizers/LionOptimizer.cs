using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// Lion (Chen): w' = w - learning rate * sign(beta1 * m + (1 - beta1) g), and then m' = beta2 * m + (1 - beta2) g. A
/// parameter without a direction stays. PyTorch has none; weight decay acts on the weights.
/// </summary>
public sealed record LionOptimizer : Optimizer
{
    internal LionOptimizer(float learningRate, float beta1, float beta2)
        : base(learningRate, OptimizerConvention.Keras)
    {
        Beta1 = CheckShare(nameof(beta1), beta1);
        Beta2 = CheckShare(nameof(beta2), beta2);
    }

    /// <summary>Share of the mean in the direction.</summary>
    public float Beta1 { get; }

    /// <summary>Decay of the mean of gradients.</summary>
    public float Beta2 { get; }

    private protected override FormattableString Equation => $"lion beta_1={Beta1:R} beta_2={Beta2:R}";

    internal override EquatableArray<string> SlotNames => EquatableArray.Of("momentum");

    internal override T Step<T>(OptimizerStep step, T weight, T gradient, Span<T> slots)
    {
        T beta1 = T.CreateTruncating(Beta1), beta2 = T.CreateTruncating(Beta2), rate = T.CreateTruncating(step.LearningRate);
        T direction = (slots[0] * beta1) + (gradient * (T.One - beta1));
        slots[0] = (slots[0] * beta2) + (gradient * (T.One - beta2));
        return direction > T.Zero ? weight - rate : direction < T.Zero ? weight + rate : weight + (direction * rate);
    }

    internal override void Update(OptimizerStep step, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0) =>
        FusedUpdate.Run(new Rule(this, step.LearningRate), Decay(step), weights, gradients, slots, start);

    private readonly struct Rule(LionOptimizer lion, float learningRate) : IUpdateRule
    {
        private readonly Vector<float> _rate = new(learningRate), _beta1 = new(lion.Beta1), _rest1 = new(1 - lion.Beta1), _beta2 = new(lion.Beta2), _rest2 = new(1 - lion.Beta2);

        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Step(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            // What is neither above nor below zero is zero or none, and shows as such.
            Vector<float> direction = (first * _beta1) + (gradient * _rest1);
            first = (first * _beta2) + (gradient * _rest2);
            Vector<float> own = Vector.ConditionalSelect(Vector.LessThan(direction, Vector<float>.Zero), -_rate, direction * _rate);
            return weight - Vector.ConditionalSelect(Vector.GreaterThan(direction, Vector<float>.Zero), _rate, own);
        }
    }
}
