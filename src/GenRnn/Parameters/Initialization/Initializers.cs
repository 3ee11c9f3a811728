using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>Fills tensors as their <see cref="Initializer"/> says.</summary>
internal static class Initializers
{
    /// <summary>Fills a tensor.</summary>
    /// <param name="initializer">How; not the default one.</param>
    /// <param name="shape">Rows and columns; of a vector its length, which is then both fan-in and fan-out.</param>
    /// <param name="random">Where random numbers come from.</param>
    /// <param name="target">The tensor's numbers.</param>
    public static void Fill(Initializer initializer, EquatableArray<int> shape, RandomSource random, Span<float> target)
    {
        double fanIn = shape[0], fanOut = shape[^1], scale = initializer.Scale ?? Initializer.DefaultScaleOf(initializer.Kind) ?? 1;
        switch (initializer.Kind)
        {
            case InitializerKind.Zeros: target.Clear(); break;
            case InitializerKind.Ones: target.Fill(1f); break;
            case InitializerKind.Constant: target.Fill((float)initializer.Value); break;
            case InitializerKind.Uniform: Distributions.Uniform(random, scale, target); break;
            case InitializerKind.Normal: Distributions.Normal(random, scale, target); break;
            case InitializerKind.TruncatedNormal: Distributions.TruncatedNormal(random, scale, target); break;
            case InitializerKind.GlorotUniform: Distributions.Uniform(random, Math.Sqrt(6 / (fanIn + fanOut)), target); break;
            case InitializerKind.GlorotNormal: WithVariance(2 / (fanIn + fanOut), random, target); break;
            case InitializerKind.HeUniform: Distributions.Uniform(random, Math.Sqrt(6 / fanIn), target); break;
            case InitializerKind.HeNormal: WithVariance(2 / fanIn, random, target); break;
            case InitializerKind.LecunUniform: Distributions.Uniform(random, Math.Sqrt(3 / fanIn), target); break;
            case InitializerKind.LecunNormal: WithVariance(1 / fanIn, random, target); break;
            case InitializerKind.Orthogonal:
                Distributions.Orthonormal(random, shape[0], shape[^1], target);
                TensorPrimitives.Multiply(target, (float)scale, target);
                break;
            case InitializerKind.Identity:
                for (int i = 0; i < target.Length; i++) target[i] = i / shape[^1] == i % shape[^1] ? (float)scale : 0f;
                break;
            default: throw new ArgumentOutOfRangeException(nameof(initializer), initializer.Kind, "Expected a way to start that is not the default one.");
        }
    }

    /// <summary>Truncated normal numbers of a variance.</summary>
    private static void WithVariance(double variance, RandomSource random, Span<float> target) =>
        Distributions.TruncatedNormal(random, Math.Sqrt(variance) / Distributions.TruncatedDeviation, target);
}
