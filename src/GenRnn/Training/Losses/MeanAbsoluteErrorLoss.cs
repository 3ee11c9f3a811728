using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <inheritdoc cref="Loss.MeanAbsoluteError"/>
public sealed record MeanAbsoluteErrorLoss : PointLoss
{
    internal MeanAbsoluteErrorLoss()
    {
    }

    /// <inheritdoc/>
    public override string Name => "mean_absolute_error";

    internal override T At<T>(T p, T y, out T slope)
    {
        T difference = p - y;
        slope = difference > T.Zero ? T.One : difference < T.Zero ? -T.One : T.Zero;
        return T.Abs(difference);
    }

    internal override void Measure(AnswerBlock block) => PointLossVectors.Measure(new Rule(), block, 1);

    private readonly struct Rule : IPointRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> At(Vector<float> p, Vector<float> y, out Vector<float> slope)
        {
            Vector<float> difference = p - y;
            slope = Vector.ConditionalSelect(Vector.LessThan(difference, Vector<float>.Zero), -Vector<float>.One, Vector.ConditionalSelect(Vector.GreaterThan(difference, Vector<float>.Zero), Vector<float>.One, Vector<float>.Zero));
            return Vector.Abs(difference);
        }
    }
}
