using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// RMSprop of Hinton: v' = rho * v + (1 - rho) g^2, and the step is learning rate * g / d with d = sqrt(v' + epsilon), as
/// Keras has it, or sqrt(v') + epsilon, as PyTorch has it. Centred, the square of the mean a' = rho * a + (1 - rho) g is
/// taken from v' in d. With momentum the steps s' = momentum * s + step are taken instead.
/// </summary>
/// <remarks>
/// A variance that rounding has made negative counts as zero. PyTorch multiplies with the learning rate after the momentum,
/// so that a change of the rate acts on the momentum too.
/// </remarks>
public sealed record RmsPropOptimizer : Optimizer
{
    internal RmsPropOptimizer(float learningRate, float rho, float momentum, float epsilon, bool centered, OptimizerConvention convention)
        : base(learningRate, convention)
    {
        Rho = CheckShare(nameof(rho), rho);
        Momentum = CheckShare(nameof(momentum), momentum);
        Epsilon = CheckEpsilon(epsilon);
        Centered = centered;
    }

    /// <summary>Decay of the mean of squared gradients.</summary>
    public float Rho { get; }

    /// <summary>Share of the last step that is taken again.</summary>
    public float Momentum { get; }

    /// <summary>What keeps the divisor from zero.</summary>
    public float Epsilon { get; }

    /// <summary>Whether the divisor is the deviation of gradients in place of their root mean square.</summary>
    public bool Centered { get; }

    private protected override FormattableString Equation => $"rmsprop rho={Rho:R} momentum={Momentum:R} epsilon={Epsilon:R}{(Centered ? " centered" : "")}";

    internal override EquatableArray<string> SlotNames => Centered ? EquatableArray.Of("velocity", "momentum", "average_gradient") : Momentum > 0 ? EquatableArray.Of("velocity", "momentum") : EquatableArray.Of("velocity");

    internal override T Step<T>(OptimizerStep step, T weight, T gradient, Span<T> slots)
    {
        T rate = T.CreateTruncating(step.LearningRate), rho = T.CreateTruncating(Rho), epsilon = T.CreateTruncating(Epsilon);
        slots[0] = (rho * slots[0]) + ((T.One - rho) * (gradient * gradient));
        T square = slots[0];
        if (Centered)
        {
            slots[2] = (rho * slots[2]) + ((T.One - rho) * gradient);
            square = T.Max(square - (slots[2] * slots[2]), T.Zero);
        }

        bool isKeras = Convention == OptimizerConvention.Keras;
        T divisor = isKeras ? T.Sqrt(square + epsilon) : T.Sqrt(square) + epsilon;
        T own = isKeras ? rate * gradient / divisor : gradient / divisor;
        if (Momentum > 0) own = slots[1] = (T.CreateTruncating(Momentum) * slots[1]) + own;
        return weight - (isKeras ? own : rate * own);
    }

    internal override void Update(OptimizerStep step, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0)
    {
        if (Centered) FusedUpdate.Run(new Rule<ThreeSlots>(this, step.LearningRate), Decay(step), weights, gradients, slots, start);
        else if (Momentum > 0) FusedUpdate.Run(new Rule<TwoSlots>(this, step.LearningRate), Decay(step), weights, gradients, slots, start);
        else FusedUpdate.Run(new Rule<OneSlot>(this, step.LearningRate), Decay(step), weights, gradients, slots, start);
    }

    private readonly struct Rule<TSlots>(RmsPropOptimizer rms, float learningRate) : IUpdateRule
        where TSlots : struct, ISlotCount
    {
        private readonly Vector<float> _before = new(rms.Convention == OptimizerConvention.Keras ? learningRate : 1), _after = new(rms.Convention == OptimizerConvention.Keras ? 1 : learningRate);
        private readonly Vector<float> _below = new(rms.Convention == OptimizerConvention.Keras ? rms.Epsilon : 0), _beside = new(rms.Convention == OptimizerConvention.Keras ? 0 : rms.Epsilon);
        private readonly Vector<float> _rho = new(rms.Rho), _rest = new(1 - rms.Rho), _momentum = new(rms.Momentum);

        public static int Slots => TSlots.Count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Step(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            first = (_rho * first) + (_rest * (gradient * gradient));
            Vector<float> square = first;
            if (TSlots.Count == 3)
            {
                third = (_rho * third) + (_rest * gradient);
                square = Vector.Max(square - (third * third), Vector<float>.Zero);
            }

            Vector<float> own = _before * gradient / (Vector.SquareRoot(square + _below) + _beside);
            second = TSlots.Count == 1 ? own : (_momentum * second) + own;
            return weight - (_after * second);
        }
    }
}
