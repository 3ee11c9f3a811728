using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <inheritdoc cref="Loss.Huber"/>
public sealed record HuberLoss : PointLoss
{
    internal HuberLoss(float delta)
    {
        Delta = delta;
    }

    /// <summary>Where the square becomes a straight line.</summary>
    public float Delta { get; }

    /// <inheritdoc/>
    public override string Name => "huber";

    internal override string Description => Refusal.Text($"{Name} delta={Delta:R}");

    internal override T At<T>(T p, T y, out T slope)
    {
        T difference = p - y, size = T.Abs(difference), delta = T.CreateTruncating(Delta), half = T.CreateTruncating(0.5);
        slope = T.Clamp(difference, -delta, delta);
        return size <= delta ? half * (difference * difference) : (delta * size) - (half * (delta * delta));
    }

    internal override void Measure(AnswerBlock block) => PointLossVectors.Measure(new Rule(Delta), block, 1);

    private readonly struct Rule(float delta) : IPointRule
    {
        private readonly Vector<float> _delta = new(delta), _half = new(0.5f);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> At(Vector<float> p, Vector<float> y, out Vector<float> slope)
        {
            Vector<float> difference = p - y, size = Vector.Abs(difference);
            slope = Vector.Clamp(difference, -_delta, _delta);
            return Vector.ConditionalSelect(Vector.LessThanOrEqual(size, _delta), _half * (difference * difference), (_delta * size) - (_half * (_delta * _delta)));
        }
    }
}
