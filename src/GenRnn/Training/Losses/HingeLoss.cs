using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <inheritdoc cref="Loss.Hinge"/>
public sealed record HingeLoss : PointLoss
{
    internal HingeLoss()
    {
    }

    /// <inheritdoc/>
    public override string Name => "hinge";

    internal override T At<T>(T p, T y, out T slope)
    {
        T sign = y > T.Zero ? T.One : -T.One, margin = T.One - (sign * p);
        slope = margin > T.Zero ? -sign : T.Zero;
        return margin < T.Zero ? T.Zero : margin;
    }

    internal override void Measure(AnswerBlock block) => PointLossVectors.Measure(new Rule(), block, 1);

    private readonly struct Rule : IPointRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> At(Vector<float> p, Vector<float> y, out Vector<float> slope)
        {
            Vector<float> sign = Vector.ConditionalSelect(Vector.GreaterThan(y, Vector<float>.Zero), Vector<float>.One, -Vector<float>.One), margin = Vector<float>.One - (sign * p);
            slope = Vector.ConditionalSelect(Vector.GreaterThan(margin, Vector<float>.Zero), -sign, Vector<float>.Zero);
            return Vector.ConditionalSelect(Vector.LessThan(margin, Vector<float>.Zero), Vector<float>.Zero, margin);
        }
    }
}
