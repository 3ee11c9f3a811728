using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <inheritdoc cref="Loss.Poisson"/>
public sealed record PoissonLoss : PointLoss
{
    internal PoissonLoss()
    {
    }

    /// <summary>What keeps the logarithm finite for an output of zero.</summary>
    internal const float Shift = 1e-7f;

    /// <inheritdoc/>
    public override string Name => "poisson";

    internal override T At<T>(T p, T y, out T slope)
    {
        T shifted = p + T.CreateTruncating(Shift);
        slope = T.One - (y / shifted);
        return p - (y * T.Log(shifted));
    }

    internal override void Measure(AnswerBlock block) => PointLossVectors.Measure(new Rule(), block, 1);

    private readonly struct Rule : IPointRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> At(Vector<float> p, Vector<float> y, out Vector<float> slope)
        {
            // No logarithm of what is not positive: NaN, which shows in the loss.
            Vector<float> shifted = p + new Vector<float>(Shift);
            slope = Vector<float>.One - (y / shifted);
            Vector<float> log = Vector.ConditionalSelect(Vector.GreaterThan(shifted, Vector<float>.Zero), VectorExponentials.Log(shifted), new Vector<float>(float.NaN));
            return p - (y * log);
        }
    }
}
