using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenRnn;

/// <summary>
/// Adam. With t counting updates from 1, m' = m + (g - m)(1 - beta1), v' = v + (g^2 - v)(1 - beta2),
/// w' = w - learning rate * sqrt(1 - beta2^t) / (1 - beta1^t) * m' / (sqrt(v') + epsilon).
/// </summary>
/// <remarks>Epsilon stands beside the root of v' before its correction, as in Keras ("epsilon hat" of the paper); PyTorch adds it after.</remarks>
public sealed record AdamOptimizer : Optimizer
{
    internal AdamOptimizer(float learningRate, float beta1, float beta2, float epsilon)
        : base(learningRate)
    {
        Beta1 = Check(nameof(beta1), beta1, beta1 is >= 0 and < 1, "0 or more and less than 1");
        Beta2 = Check(nameof(beta2), beta2, beta2 is >= 0 and < 1, "0 or more and less than 1");
        Epsilon = Check(nameof(epsilon), epsilon, epsilon > 0, "more than 0");
    }

    /// <summary>Decay of the mean of gradients.</summary>
    public float Beta1 { get; }

    /// <summary>Decay of the mean of squared gradients.</summary>
    public float Beta2 { get; }

    /// <summary>What keeps the divisor from zero.</summary>
    public float Epsilon { get; }

    internal override EquatableArray<string> SlotNames => EquatableArray.Of("m", "v");

    /// <summary>Length of the step of an update: the learning rate with the corrections of both means for their start at zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal float CorrectedRate(long update) =>
        (float)(LearningRate * Math.Sqrt(1 - Math.Pow(Beta2, update)) / (1 - Math.Pow(Beta1, update)));

    /// <summary>One parameter's step: the equations above.</summary>
    internal (float Weight, float M, float V) Step(float weight, float gradient, float m, float v, float correctedRate)
    {
        m += (gradient - m) * (1 - Beta1);
        v += ((gradient * gradient) - v) * (1 - Beta2);
        return (weight - (m * correctedRate / (MathF.Sqrt(v) + Epsilon)), m, v);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(long update, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0)
    {
        float correctedRate = CorrectedRate(update);
        Span<float> ms = slots[0].AsSpan(start, weights.Length), vs = slots[1].AsSpan(start, weights.Length);
        gradients = gradients[..weights.Length];
        ref float w0 = ref MemoryMarshal.GetReference(weights), g0 = ref MemoryMarshal.GetReference(gradients);
        ref float m0 = ref MemoryMarshal.GetReference(ms), v0 = ref MemoryMarshal.GetReference(vs);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> rate = Vector512.Create(correctedRate), rest1 = Vector512.Create(1 - Beta1), rest2 = Vector512.Create(1 - Beta2), epsilon = Vector512.Create(Epsilon);
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
            Vector<float> rate = new(correctedRate), rest1 = new(1 - Beta1), rest2 = new(1 - Beta2), epsilon = new(Epsilon);
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
            (weights[i], ms[i], vs[i]) = Step(weights[i], gradients[i], ms[i], vs[i], correctedRate);
    }
}
