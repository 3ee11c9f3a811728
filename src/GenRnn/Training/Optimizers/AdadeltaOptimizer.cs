using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// Adadelta (Zeiler): a' = rho * a + (1 - rho) g^2, s = g sqrt(d + epsilon) / sqrt(a' + epsilon),
/// d' = rho * d + (1 - rho) s^2 and w' = w - learning rate * s, in Keras and in PyTorch.
/// </summary>
public sealed record AdadeltaOptimizer : Optimizer
{
    internal AdadeltaOptimizer(float learningRate, float rho, float epsilon, OptimizerConvention convention)
        : base(learningRate, convention)
    {
        Rho = CheckShare(nameof(rho), rho);
        Epsilon = CheckEpsilon(epsilon);
    }

    /// <summary>Decay of both means of squares.</summary>
    public float Rho { get; }

    /// <summary>What keeps the divisor from zero, and the first step from nothing.</summary>
    public float Epsilon { get; }

    private protected override FormattableString Equation => $"adadelta rho={Rho:R} epsilon={Epsilon:R}";

    internal override EquatableArray<string> SlotNames => EquatableArray.Of("accumulated_grad", "accumulated_delta");

    internal override T Step<T>(OptimizerStep step, T weight, T gradient, Span<T> slots)
    {
        T rho = T.CreateTruncating(Rho), epsilon = T.CreateTruncating(Epsilon);
        slots[0] = (rho * slots[0]) + ((T.One - rho) * (gradient * gradient));
        T own = T.Sqrt(slots[1] + epsilon) * gradient / T.Sqrt(slots[0] + epsilon);
        slots[1] = (rho * slots[1]) + ((T.One - rho) * (own * own));
        return weight - (T.CreateTruncating(step.LearningRate) * own);
    }

    internal override void Update(OptimizerStep step, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0) =>
        FusedUpdate.Run(new Rule(this, step.LearningRate), Decay(step), weights, gradients, slots, start);

    private readonly struct Rule(AdadeltaOptimizer adadelta, float learningRate) : IUpdateRule
    {
        private readonly Vector<float> _rate = new(learningRate), _rho = new(adadelta.Rho), _rest = new(1 - adadelta.Rho), _epsilon = new(adadelta.Epsilon);

        public static int Slots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Step(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            first = (_rho * first) + (_rest * (gradient * gradient));
            Vector<float> own = Vector.SquareRoot(second + _epsilon) * gradient / Vector.SquareRoot(first + _epsilon);
            second = (_rho * second) + (_rest * (own * own));
            return weight - (_rate * own);
        }
    }
}
