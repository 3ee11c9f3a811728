using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// Adamax (Kingma and Ba): m' = m + (g - m)(1 - beta1), u' = max(beta2 * u, |g|) and
/// w' = w - learning rate / (1 - beta1^t) * m' / (u' + epsilon), as Keras has it; as PyTorch has it,
/// u' = max(beta2 * u, |g| + epsilon), without an epsilon in the divisor.
/// </summary>
public sealed record AdamaxOptimizer : Optimizer
{
    internal AdamaxOptimizer(float learningRate, float beta1, float beta2, float epsilon, OptimizerConvention convention)
        : base(learningRate, convention)
    {
        Beta1 = CheckShare(nameof(beta1), beta1);
        Beta2 = CheckShare(nameof(beta2), beta2);
        Epsilon = CheckEpsilon(epsilon);
    }

    /// <summary>Decay of the mean of gradients.</summary>
    public float Beta1 { get; }

    /// <summary>Decay of the largest gradient.</summary>
    public float Beta2 { get; }

    /// <summary>What keeps the divisor from zero.</summary>
    public float Epsilon { get; }

    private protected override FormattableString Equation => $"adamax beta_1={Beta1:R} beta_2={Beta2:R} epsilon={Epsilon:R}";

    internal override EquatableArray<string> SlotNames => EquatableArray.Of("m", "u");

    internal override T Step<T>(OptimizerStep step, T weight, T gradient, Span<T> slots)
    {
        bool isKeras = Convention == OptimizerConvention.Keras;
        T epsilon = T.CreateTruncating(Epsilon), size = T.Abs(gradient);
        slots[0] += (gradient - slots[0]) * (T.One - T.CreateTruncating(Beta1));
        slots[1] = T.Max(T.CreateTruncating(Beta2) * slots[1], isKeras ? size : size + epsilon);
        return weight - (T.CreateTruncating(Rate(step)) * slots[0] / (isKeras ? slots[1] + epsilon : slots[1]));
    }

    internal override void Update(OptimizerStep step, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0) =>
        FusedUpdate.Run(new Rule(this, (float)Rate(step)), Decay(step), weights, gradients, slots, start);

    /// <summary>The learning rate with the correction of the mean for its start at zero.</summary>
    private double Rate(OptimizerStep step) => step.LearningRate / (1 - Math.Pow(Beta1, step.Number));

    private readonly struct Rule(AdamaxOptimizer adamax, float rate) : IUpdateRule
    {
        private readonly Vector<float> _rate = new(rate), _rest1 = new(1 - adamax.Beta1), _beta2 = new(adamax.Beta2);
        private readonly Vector<float> _divisor = new(adamax.Convention == OptimizerConvention.Keras ? adamax.Epsilon : 0), _size = new(adamax.Convention == OptimizerConvention.Keras ? 0 : adamax.Epsilon);

        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Step(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            first += (gradient - first) * _rest1;
            second = Vector.Max(_beta2 * second, Vector.Abs(gradient) + _size);
            return weight - (_rate * first / (second + _divisor));
        }
    }
}
