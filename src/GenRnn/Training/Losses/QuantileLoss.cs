using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <inheritdoc cref="Loss.Quantile(float)"/>
public sealed record QuantileLoss : PointLoss
{
    internal QuantileLoss(float quantile)
    {
        Level = quantile;
    }

    /// <summary>The quantile, from 0 to 1.</summary>
    public float Level { get; }

    /// <inheritdoc/>
    public override string Name => "quantile";

    internal override string Description => Refusal.Text($"{Name} level={Level:R}");

    internal override T At<T>(T p, T y, out T slope)
    {
        T difference = y - p, q = T.CreateTruncating(Level);
        slope = difference > T.Zero ? -q : difference < T.Zero ? T.One - q : T.Zero;
        return (difference >= T.Zero ? q : q - T.One) * difference;
    }

    internal override void Measure(AnswerBlock block) => PointLossVectors.Measure(new Rule(Level), block, 1);

    private readonly struct Rule(float quantile) : IPointRule
    {
        private readonly Vector<float> _q = new(quantile);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> At(Vector<float> p, Vector<float> y, out Vector<float> slope)
        {
            Vector<float> difference = y - p;
            slope = Vector.ConditionalSelect(Vector.GreaterThan(difference, Vector<float>.Zero), -_q, Vector.ConditionalSelect(Vector.LessThan(difference, Vector<float>.Zero), Vector<float>.One - _q, Vector<float>.Zero));
            return Vector.ConditionalSelect(Vector.GreaterThanOrEqual(difference, Vector<float>.Zero), _q, _q - Vector<float>.One) * difference;
        }
    }
}
