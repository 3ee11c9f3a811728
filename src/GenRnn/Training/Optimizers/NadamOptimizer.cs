using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// Adam with Nesterov's momentum (Dozat): u_t = beta1 (1 - 0.96^(t d) / 2), U_t the product of all up to t,
/// m' = m + (g - m)(1 - beta1), v' = v + (g^2 - v)(1 - beta2), and w' = w - learning rate * (u_(t+1) m' / (1 - U_(t+1)) +
/// (1 - u_t) g / (1 - U_t)) / (sqrt(v' / (1 - beta2^t)) + epsilon).
/// </summary>
/// <remarks>d is 1 in Keras and 0.004 in PyTorch (momentum_decay), whose momentum so grows over hundreds of updates.</remarks>
public sealed record NadamOptimizer : Optimizer
{
    internal NadamOptimizer(float learningRate, float beta1, float beta2, float epsilon, OptimizerConvention convention)
        : base(learningRate, convention)
    {
        Beta1 = CheckShare(nameof(beta1), beta1);
        Beta2 = CheckShare(nameof(beta2), beta2);
        Epsilon = CheckEpsilon(epsilon);
    }

    /// <summary>Decay of the mean of gradients, and the momentum in the end.</summary>
    public float Beta1 { get; }

    /// <summary>Decay of the mean of squared gradients.</summary>
    public float Beta2 { get; }

    /// <summary>What keeps the divisor from zero.</summary>
    public float Epsilon { get; }

    private protected override FormattableString Equation => $"nadam beta_1={Beta1:R} beta_2={Beta2:R} epsilon={Epsilon:R}";

    internal override EquatableArray<string> SlotNames => EquatableArray.Of("m", "v");

    internal override double NextProduct(long number, double product) => product * Momentum(number);

    internal override T Step<T>(OptimizerStep step, T weight, T gradient, Span<T> slots)
    {
        (double m, double g, double v) = Factors(step);
        slots[0] += (gradient - slots[0]) * (T.One - T.CreateTruncating(Beta1));
        slots[1] += ((gradient * gradient) - slots[1]) * (T.One - T.CreateTruncating(Beta2));
        T direction = (T.CreateTruncating(m) * slots[0]) + (T.CreateTruncating(g) * gradient);
        return weight - (T.CreateTruncating(step.LearningRate) * direction / (T.Sqrt(slots[1] * T.CreateTruncating(v)) + T.CreateTruncating(Epsilon)));
    }

    internal override void Update(OptimizerStep step, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0) =>
        FusedUpdate.Run(new Rule(this, step, Factors(step)), Decay(step), weights, gradients, slots, start);

    /// <summary>u_t.</summary>
    private double Momentum(long number) => Beta1 * (1 - (0.5 * Math.Pow(0.96, number * (Convention == OptimizerConvention.Keras ? 1 : 0.004))));

    /// <summary>What the two means and the gradient count.</summary>
    private (double Mean, double Gradient, double Square) Factors(OptimizerStep step)
    {
        double now = Momentum(step.Number), next = Momentum(step.Number + 1);
        return (next / (1 - (step.MomentumProduct * next)), (1 - now) / (1 - step.MomentumProduct), 1 / (1 - Math.Pow(Beta2, step.Number)));
    }

    private readonly struct Rule(NadamOptimizer nadam, OptimizerStep step, (double Mean, double Gradient, double Square) factors) : IUpdateRule
    {
        private readonly Vector<float> _rate = new(step.LearningRate), _rest1 = new(1 - nadam.Beta1), _rest2 = new(1 - nadam.Beta2), _epsilon = new(nadam.Epsilon);
        private readonly Vector<float> _mean = new((float)factors.Mean), _gradient = new((float)factors.Gradient), _square = new((float)factors.Square);

        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Step(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            first += (gradient - first) * _rest1;
            second += ((gradient * gradient) - second) * _rest2;
            return weight - (_rate * ((_mean * first) + (_gradient * gradient)) / (Vector.SquareRoot(second * _square) + _epsilon));
        }
    }
}
