using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    internal override void Update(long update, Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<float[]> slots, int start = 0)
    {
        if (Momentum == 0) Update(weights, gradients[..weights.Length]);
        else Update(weights, gradients[..weights.Length], slots[0].AsSpan(start, weights.Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(Span<float> weights, ReadOnlySpan<float> gradients)
    {
        ref float w0 = ref MemoryMarshal.GetReference(weights), g0 = ref MemoryMarshal.GetReference(gradients);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> rate = Vector512.Create(LearningRate);
            for (; i <= weights.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            {
                nuint at = (nuint)i;
                (Vector512.LoadUnsafe(ref w0, at) - (Vector512.LoadUnsafe(ref g0, at) * rate)).StoreUnsafe(ref w0, at);
            }
        }
        else
        {
            Vector<float> rate = new(LearningRate);
            for (; i <= weights.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                nuint at = (nuint)i;
                (Vector.LoadUnsafe(ref w0, at) - (Vector.LoadUnsafe(ref g0, at) * rate)).StoreUnsafe(ref w0, at);
            }
        }

        for (; i < weights.Length; i++) weights[i] = Step(weights[i], gradients[i], 0, LearningRate, 0).Weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> velocities)
    {
        ref float w0 = ref MemoryMarshal.GetReference(weights), g0 = ref MemoryMarshal.GetReference(gradients), v0 = ref MemoryMarshal.GetReference(velocities);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<float> rate = Vector512.Create(LearningRate), momentum = Vector512.Create(Momentum);
            for (; i <= weights.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            {
                nuint at = (nuint)i;
                Vector512<float> velocity = (Vector512.LoadUnsafe(ref v0, at) * momentum) - (Vector512.LoadUnsafe(ref g0, at) * rate);
                velocity.StoreUnsafe(ref v0, at);
                (Vector512.LoadUnsafe(ref w0, at) + velocity).StoreUnsafe(ref w0, at);
            }
        }
        else
        {
            Vector<float> rate = new(LearningRate), momentum = new(Momentum);
            for (; i <= weights.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                nuint at = (nuint)i;
                Vector<float> velocity = (Vector.LoadUnsafe(ref v0, at) * momentum) - (Vector.LoadUnsafe(ref g0, at) * rate);
                velocity.StoreUnsafe(ref v0, at);
                (Vector.LoadUnsafe(ref w0, at) + velocity).StoreUnsafe(ref w0, at);
            }
        }

        for (; i < weights.Length; i++)
            (weights[i], velocities[i]) = Step(weights[i], gradients[i], velocities[i], LearningRate, Momentum);
    }
}
