using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <inheritdoc cref="Loss.LogCosh"/>
public sealed record LogCoshLoss : PointLoss
{
    internal LogCoshLoss()
    {
    }

    /// <inheritdoc/>
    public override string Name => "log_cosh";

    internal override T At<T>(T p, T y, out T slope)
    {
        // log cosh d = |d| + log(1 + exp(-2 |d|)) - log 2, never infinite for a finite d.
        T difference = p - y, size = T.Abs(difference);
        slope = T.Tanh(difference);
        return size + LossEquations.Log1P(T.Exp(-(size + size))) - T.Log(T.One + T.One);
    }

    internal override void Measure(AnswerBlock block) => PointLossVectors.Measure(new Rule(), block, 1);

    private readonly struct Rule : IPointRule
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> At(Vector<float> p, Vector<float> y, out Vector<float> slope)
        {
            // Where the difference is small its series, which keep the digits that the subtraction of log 2 would lose.
            Vector<float> difference = p - y, size = Vector.Abs(difference), square = difference * difference;
            Vector<float> power = VectorExponentials.Exp(size * new Vector<float>(-2f)), tanh = (Vector<float>.One - power) / (Vector<float>.One + power);
            Vector<float> large = size + VectorExponentials.Log1P(power) - new Vector<float>(0.6931472f);
            Vector<float> slopes = new(62f / 2835), losses = new(31f / 14175);
            slopes = Vector.MultiplyAddEstimate(slopes, square, new Vector<float>(-17f / 315));
            slopes = Vector.MultiplyAddEstimate(slopes, square, new Vector<float>(2f / 15));
            slopes = Vector.MultiplyAddEstimate(slopes, square, new Vector<float>(-1f / 3));
            slopes = Vector.MultiplyAddEstimate(slopes, square, Vector<float>.One) * difference;
            losses = Vector.MultiplyAddEstimate(losses, square, new Vector<float>(-17f / 2520));
            losses = Vector.MultiplyAddEstimate(losses, square, new Vector<float>(1f / 45));
            losses = Vector.MultiplyAddEstimate(losses, square, new Vector<float>(-1f / 12));
            losses = Vector.MultiplyAddEstimate(losses, square, new Vector<float>(0.5f)) * square;
            Vector<int> isSmall = Vector.LessThan(size, new Vector<float>(0.25f));
            slope = Vector.ConditionalSelect(isSmall, slopes, Vector.CopySign(tanh, difference));
            return Vector.ConditionalSelect(isSmall, losses, large);
        }
    }
}
