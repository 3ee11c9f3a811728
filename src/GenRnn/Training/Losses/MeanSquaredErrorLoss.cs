using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <inheritdoc cref="Loss.MeanSquaredError"/>
public sealed record MeanSquaredErrorLoss : PointLoss
{
    internal MeanSquaredErrorLoss()
    {
    }

    /// <inheritdoc/>
    public override string Name => "mean_squared_error";

    internal override double SlopeFactor => 2;

    internal override T At<T>(T p, T y, out T slope)
    {
        slope = p - y;
        return slope * slope;
    }

    internal override void Measure(AnswerBlock block) => PointLossVectors.Measure(new Rule(), block, 2);

    private readonly struct Rule : IPointRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> At(Vector<float> p, Vector<float> y, out Vector<float> slope)
        {
            slope = p - y;
            return slope * slope;
        }
    }
}
