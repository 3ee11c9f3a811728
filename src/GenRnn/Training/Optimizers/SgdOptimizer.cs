using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// Stochastic gradient descent: w' = w - learning rate * g. With momentum, as Keras has it, v' = momentum * v - learning
/// rate * g and w' = w + v', or, after Nesterov, w' = w + momentum * v' - learning rate * g; as PyTorch has it,
/// v' = momentum * v + g and w' = w - learning rate * v', or w' = w - learning rate * (g + momentum * v').
/// </summary>
public sealed record SgdOptimizer : Optimizer
{
    internal SgdOptimizer(float learningRate, float momentum, bool nesterov, OptimizerConvention convention)
        : base(learningRate, convention)
    {
        Momentum = CheckShare(nameof(momentum), momentum);
        Nesterov = nesterov;
    }

    /// <summary>Share of the last step that is taken again.</summary>
    public float Momentum { get; }

    /// <summary>Whether the gradient counts as if the momentum had already been followed.</summary>
    public bool Nesterov { get; }

    private protected override FormattableString Equation => $"sgd momentum={Momentum:R}{(Nesterov ? " nesterov" : "")}";

    internal override EquatableArray<string> SlotNames => Momentum == 0 ? [] : EquatableArray.Of("momentum");

    internal override T Step<T>(OptimizerStep step, T weight, T gradient, Span<T> slots)
    {
        T rate = T.CreateTruncating(step.LearningRate), momentum = T.CreateTruncating(Momentum);
        if (Momentum == 0) return weight - (gradient * rate);
        if (Convention == OptimizerConvention.PyTorch)
        {
            slots[0] = (slots[0] * momentum) + gradient;
            return weight - ((Nesterov ? gradient + (slots[0] * momentum) : slots[0]) * rate);
        }

        slots[0] = (slots[0] * momentum) - (gradient * rate);
        return weight + (Nesterov ? (slots[0] * momentum) - (gradient * rate) : slots[0]);
    }

    internal override void Update(OptimizerStep step, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0)
    {
        if (Momentum == 0) FusedUpdate.Run(new Plain(step.LearningRate), Decay(step), weights, gradients, slots, start);
        else if (Convention == OptimizerConvention.PyTorch) FusedUpdate.Run(new Gradients(this, step.LearningRate), Decay(step), weights, gradients, slots, start);
        else FusedUpdate.Run(new Steps(this, step.LearningRate), Decay(step), weights, gradients, slots, start);
    }

    private readonly struct Plain(float learningRate) : IUpdateRule
    {
        private readonly Vector<float> _rate = new(learningRate);

        public static int Slots => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Step(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third) =>
            weight - (gradient * _rate);
    }

    /// <summary>Momentum of steps.</summary>
    private readonly struct Steps(SgdOptimizer sgd, float learningRate) : IUpdateRule
    {
        private readonly Vector<float> _rate = new(learningRate), _momentum = new(sgd.Momentum);
        private readonly bool _isNesterov = sgd.Nesterov;

        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Step(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            Vector<float> own = gradient * _rate;
            first = (first * _momentum) - own;
            return weight + (_isNesterov ? (first * _momentum) - own : first);
        }
    }

    /// <summary>Momentum of gradients.</summary>
    private readonly struct Gradients(SgdOptimizer sgd, float learningRate) : IUpdateRule
    {
        private readonly Vector<float> _rate = new(learningRate), _momentum = new(sgd.Momentum);
        private readonly bool _isNesterov = sgd.Nesterov;

        public static int Slots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Step(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            first = (first * _momentum) + gradient;
            return weight - ((_isNesterov ? gradient + (first * _momentum) : first) * _rate);
        }
    }
}
