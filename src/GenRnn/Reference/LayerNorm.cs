using System.Numerics;

namespace GenRnn.Reference;

/// <summary>LN(v) = gamma * (v - mean(v)) / sqrt(var(v) + epsilon) + beta, where var is the mean square of the deviations.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Gamma">The factors, as many as v has numbers; ones where there are none.</param>
/// <param name="Beta">What is added; zeros where there is nothing.</param>
/// <param name="Epsilon">What is added to the variance.</param>
public sealed record LayerNorm<T>(RealVector<T> Gamma, RealVector<T> Beta, double Epsilon)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>One vector.</summary>
    public RealVector<T> Forward(RealVector<T> v) => (Gamma * Standardized(v)) + Beta;

    /// <summary>The gradients for v, gamma and beta, from that for LN(v).</summary>
    public LayerNormGradient<T> Backward(RealVector<T> v, RealVector<T> dy)
    {
        // y = gamma * u + beta with u = (v - mean) / deviation: v reaches each u by itself, by the mean and by the deviation.
        RealVector<T> u = Standardized(v), du = dy * Gamma;
        T throughMean = Mean(du), throughDeviation = Mean(du * u);
        RealVector<T> dv = (T.One / Deviation(v)) * (du.Map(d => d - throughMean) - (throughDeviation * u));
        return new LayerNormGradient<T>(dv, dy * u, dy);
    }

    /// <summary>The layer norm of some of the numbers alone.</summary>
    public LayerNorm<T> Slice(int start, int count) => this with { Gamma = Gamma.Slice(start, count), Beta = Beta.Slice(start, count) };

    private RealVector<T> Standardized(RealVector<T> v)
    {
        T mean = Mean(v), deviation = Deviation(v);
        return v.Map(number => (number - mean) / deviation);
    }

    private T Deviation(RealVector<T> v)
    {
        T mean = Mean(v);
        return T.Sqrt(Mean(v.Map(number => (number - mean) * (number - mean))) + T.CreateChecked(Epsilon));
    }

    private static T Mean(RealVector<T> v) => v.Sum() / T.CreateChecked(v.Count);
}

/// <summary>The gradients for all that went into a layer norm.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="V">For the vector.</param>
/// <param name="Gamma">For the factors.</param>
/// <param name="Beta">For what is added.</param>
public sealed record LayerNormGradient<T>(RealVector<T> V, RealVector<T> Gamma, RealVector<T> Beta)
    where T : IFloatingPointIeee754<T>;
