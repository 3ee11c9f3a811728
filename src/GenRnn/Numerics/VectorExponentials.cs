using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// Powers and logarithms for losses, as instructions alone. The framework's own are calls, take three times as long as scalar
/// ones with 256 bits, and become fast with 512 only after some thousand of them.
/// </summary>
internal static class VectorExponentials
{
    // log 2 in two parts: the first has 9 bits, so that its product with an exponent is exact.
    private const float Log2High = 0.693359375f, Log2Low = -0.000212194440054690583f;

    /// <summary>exp(x) for x of 0 or less, within 1.5 units in the last place down to the smallest normal number; NaN stays NaN.</summary>
    /// <remarks>exp(x) = 2^n exp(r) with |r| at most log(2) / 2, where eight terms of the series leave an error of 5e-9.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        // Below, the result is zero.
        x = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<float>(-104f)), new Vector<float>(-104f), x);
        Vector<float> n = Vector.Round(x * new Vector<float>(1.44269504f));
        Vector<float> r = Vector.MultiplyAddEstimate(n, new Vector<float>(-Log2Low), Vector.MultiplyAddEstimate(n, new Vector<float>(-Log2High), x));
        Vector<float> sum = new(1f / 5040);
        sum = Vector.MultiplyAddEstimate(sum, r, new Vector<float>(1f / 720));
        sum = Vector.MultiplyAddEstimate(sum, r, new Vector<float>(1f / 120));
        sum = Vector.MultiplyAddEstimate(sum, r, new Vector<float>(1f / 24));
        sum = Vector.MultiplyAddEstimate(sum, r, new Vector<float>(1f / 6));
        sum = Vector.MultiplyAddEstimate(sum, r, new Vector<float>(0.5f));
        sum = Vector.MultiplyAddEstimate(sum, r, Vector<float>.One);
        sum = Vector.MultiplyAddEstimate(sum, r, Vector<float>.One);

        // In two steps, for results below the normal numbers.
        Vector<int> exponent = Vector.ConvertToInt32Native(n), half = exponent >> 1;
        return sum * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>log(1 + x) for x of 0 or more, within 4 units in the last place; NaN stays NaN.</summary>
    /// <remarks>What 1 + x loses in rounding is put right by a factor.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log1P(Vector<float> x)
    {
        Vector<float> sum = Vector<float>.One + x;
        return Vector.ConditionalSelect(Vector.Equals(sum, Vector<float>.One), x, Log(sum) * (x / (sum - Vector<float>.One)));
    }

    /// <summary>
    /// log(s) for finite s of 1 or more: s = 2^n m with m from sqrt(1/2) to sqrt(2), and log(m) = 2 artanh(f) with
    /// f = (m - 1) / (m + 1), at most 0.172, where five terms of the series leave a relative error of 2e-9.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Log(Vector<float> s)
    {
        Vector<int> bits = Vector.AsVectorInt32(s), exponent = (bits - new Vector<int>(BitConverter.SingleToInt32Bits(0.70710678f))) >> 23;
        Vector<float> m = Vector.AsVectorSingle(bits - (exponent << 23)), n = Vector.ConvertToSingle(exponent);
        Vector<float> f = (m - Vector<float>.One) / (m + Vector<float>.One), square = f * f;
        Vector<float> sum = new(2f / 9);
        sum = Vector.MultiplyAddEstimate(sum, square, new Vector<float>(2f / 7));
        sum = Vector.MultiplyAddEstimate(sum, square, new Vector<float>(2f / 5));
        sum = Vector.MultiplyAddEstimate(sum, square, new Vector<float>(2f / 3));
        sum = Vector.MultiplyAddEstimate(sum * square, f, f + f);
        return Vector.MultiplyAddEstimate(n, new Vector<float>(Log2High), Vector.MultiplyAddEstimate(n, new Vector<float>(Log2Low), sum));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> PowerOfTwo(Vector<int> exponent) => Vector.AsVectorSingle((exponent + new Vector<int>(127)) << 23);
}
