using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenRnn;

/// <summary>
/// Adam. With t counting updates from 1, m' = m + (g - m)(1 - beta1), v' = v + (g^2 - v)(1 - beta2),
/// w' = w - learning rate * sqrt(1 - beta2^t) / (1 - beta1^t) * m' / (sqrt(v') + epsilon).
/// </summary>
/// <remarks>
/// Epsilon stands beside the root of v' before its correction, as in Keras ("epsilon hat" of the paper); PyTorch adds it after,
/// which is epsilon * sqrt(1 - beta2^t) before. With amsgrad (Reddi), the largest v' so far takes the place of v' in the step.
/// </remarks>
public sealed record AdamOptimizer : Optimizer
{
    internal AdamOptimizer(float learningRate, float beta1, float beta2, float epsilon, bool amsgrad, OptimizerConvention convention)
        : base(learningRate, convention)
    {
        Beta1 = CheckShare(nameof(beta1), beta1);
        Beta2 = CheckShare(nameof(beta2), beta2);
        Epsilon = CheckEpsilon(epsilon);
        Amsgrad = amsgrad;
    }

    /// <summary>Decay of the mean of gradients.</summary>
    public float Beta1 { get; }

    /// <summary>Decay of the mean of squared gradients.</summary>
    public float Beta2 { get; }

    /// <summary>What keeps the divisor from zero.</summary>
    public float Epsilon { get; }

    /// <summary>Whether the divisor never shrinks.</summary>
    public bool Amsgrad { get; }

    private protected override FormattableString Equation => $"{(WeightDecay > 0 && DecouplesWeightDecay ? "adamw" : "adam")} beta_1={Beta1:R} beta_2={Beta2:R} epsilon={Epsilon:R}{(Amsgrad ? " amsgrad" : "")}";

    internal override EquatableArray<string> SlotNames => Amsgrad ? EquatableArray.Of("m", "v", "v_hat") : EquatableArray.Of("m", "v");

    internal override T Step<T>(OptimizerStep step, T weight, T gradient, Span<T> slots)
    {
        (double rate, double epsilon) = Corrected(step);
        slots[0] += (gradient - slots[0]) * (T.One - T.CreateTruncating(Beta1));
        slots[1] += ((gradient * gradient) - slots[1]) * (T.One - T.CreateTruncating(Beta2));
        if (Amsgrad) slots[2] = T.Max(slots[2], slots[1]);
        return weight - (slots[0] * T.CreateTruncating(rate) / (T.Sqrt(Amsgrad ? slots[2] : slots[1]) + T.CreateTruncating(epsilon)));
    }

    internal override void Update(OptimizerStep step, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0)
    {
        (double rate, double epsilon) = Corrected(step);
        if (Amsgrad) FusedUpdate.Run(new Rule<ThreeSlots>(this, (float)rate, (float)epsilon), Decay(step), weights, gradients, slots, start);
        else if (WeightDecay > 0) FusedUpdate.Run(new Rule<TwoSlots>(this, (float)rate, (float)epsilon), Decay(step), weights, gradients, slots, start);
        else Update((float)rate, (float)epsilon, weights, gradients, slots, start);
    }

    /// <summary>Length of the step, with the corrections of both means for their start at zero, and the epsilon that goes with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Rate, double Epsilon) Corrected(OptimizerStep step)
    {
        double root = Math.Sqrt(1 - Math.Pow(Beta2, step.Number));
        return (step.LearningRate * root / (1 - Math.Pow(Beta1, step.Number)), Convention == OptimizerConvention.Keras ? Epsilon : Epsilon * root);
    }

    /// <summary>The plain form, in the widest vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(float correctedRate, float keptEpsilon, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start)
    {
        Span<float> ms = slots[0].AsSpan(start, weights.Length), vs = slots[1].AsSpan(start, weights.Length);
        gradients = gradients[..weights.Length];
        ref float w0 = ref MemoryMarshal.GetReference(weights), g0 = ref MemoryMarshal.GetReference(gradients);
        ref float m0 = ref MemoryMarshal.GetReference(ms), v0 = ref MemoryMarshal.GetReference(vs);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> rate = Vector512.Create(correctedRate), rest1 = Vector512.Create(1 - Beta1), rest2 = Vector512.Create(1 - Beta2), epsilon = Vector512.Create(keptEpsilon);
            for (; i <= weights.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            {
                nuint at = (nuint)i;
                Vector512<float> gradient = Vector512.LoadUnsafe(ref g0, at), m = Vector512.LoadUnsafe(ref m0, at), v = Vector512.LoadUnsafe(ref v0, at);
                m += (gradient - m) * rest1;
                v += ((gradient * gradient) - v) * rest2;
                m.StoreUnsafe(ref m0, at);
                v.StoreUnsafe(ref v0, at);
                (Vector512.LoadUnsafe(ref w0, at) - (m * rate / (Vector512.Sqrt(v) + epsilon))).StoreUnsafe(ref w0, at);
            }
        }
        else
        {
            Vector<float> rate = new(correctedRate), rest1 = new(1 - Beta1), rest2 = new(1 - Beta2), epsilon = new(keptEpsilon);
            for (; i <= weights.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                nuint at = (nuint)i;
                Vector<float> gradient = Vector.LoadUnsafe(ref g0, at), m = Vector.LoadUnsafe(ref m0, at), v = Vector.LoadUnsafe(ref v0, at);
                m += (gradient - m) * rest1;
                v += ((gradient * gradient) - v) * rest2;
                m.StoreUnsafe(ref m0, at);
                v.StoreUnsafe(ref v0, at);
                (Vector.LoadUnsafe(ref w0, at) - (m * rate / (Vector.SquareRoot(v) + epsilon))).StoreUnsafe(ref w0, at);
            }
        }

        for (; i < weights.Length; i++)
        {
            ms[i] += (gradients[i] - ms[i]) * (1 - Beta1);
            vs[i] += ((gradients[i] * gradients[i]) - vs[i]) * (1 - Beta2);
            weights[i] -= ms[i] * correctedRate / (MathF.Sqrt(vs[i]) + keptEpsilon);
        }
    }

    private readonly struct Rule<TSlots>(AdamOptimizer adam, float rate, float epsilon) : IUpdateRule
        where TSlots : struct, ISlotCount
    {
        private readonly Vector<float> _rate = new(rate), _rest1 = new(1 - adam.Beta1), _rest2 = new(1 - adam.Beta2), _epsilon = new(epsilon);

        public static int Slots => TSlots.Count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Step(Vector<float> weight, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second, ref Vector<float> third)
        {
            first += (gradient - first) * _rest1;
            second += ((gradient * gradient) - second) * _rest2;
            if (TSlots.Count == 3) third = Vector.Max(third, second);
            return weight - (first * _rate / (Vector.SquareRoot(TSlots.Count == 3 ? third : second) + _epsilon));
        }
    }
}
