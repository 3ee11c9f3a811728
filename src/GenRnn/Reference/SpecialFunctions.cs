using System.Numerics;

namespace GenRnn.Reference;

/// <summary>Functions that number types lack, or have with too few digits near zero. Slow and obvious.</summary>
internal static class SpecialFunctions
{
    /// <summary>Levels of the continued fraction: from x = 1.5 on the rest is below 1e-18.</summary>
    private const int Levels = 100;

    /// <summary>exp(x) - 1 for x at most 0, with all digits near 0: 2 t / (1 - t) with t = tanh(x / 2).</summary>
    public static T ExpMinusOne<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        if (x < -T.One) return T.Exp(x) - T.One;
        T t = T.Tanh(x / Two<T>());
        return Two<T>() * t / (T.One - t);
    }

    /// <summary>log(1 + x) for x at least 0, with all digits near 0: what 1 + x loses in rounding is put right by a factor.</summary>
    public static T LogOnePlus<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.One + x;
        return sum == T.One ? x : T.Log(sum) * (x / (sum - T.One));
    }

    /// <summary>The probability that a standard normal number is at most x: erfc(-x / sqrt 2) / 2.</summary>
    public static T NormalProbability<T>(T x)
        where T : IFloatingPointIeee754<T> => Erfc(-x / T.Sqrt(Two<T>())) / Two<T>();

    /// <summary>The density of a standard normal number: exp(-x² / 2) / sqrt(2 pi).</summary>
    public static T NormalDensity<T>(T x)
        where T : IFloatingPointIeee754<T> => T.Exp(-x * x / Two<T>()) / T.Sqrt(T.Tau);

    /// <summary>
    /// The complementary error function. For small x 1 - 2 / sqrt(pi) exp(-x²) (x + 2 x³ / 3 + 4 x⁵ / (3 5) + ...), all terms
    /// positive; for large x the continued fraction exp(-x²) / sqrt(pi) / (x + (1/2) / (x + (2/2) / (x + (3/2) / (x + ...)))).
    /// </summary>
    public static T Erfc<T>(T x)
        where T : IFloatingPointIeee754<T>
    {
        if (T.IsNaN(x)) return x;
        if (x < T.Zero) return Two<T>() - Erfc(-x);
        T power = T.Exp(-x * x) / T.Sqrt(T.Pi);
        if (power == T.Zero) return T.Zero;
        if (x > T.CreateChecked(1.5))
        {
            T fraction = x;
            for (int level = Levels; level > 0; level--) fraction = x + (T.CreateChecked(level) / (Two<T>() * fraction));
            return power / fraction;
        }

        T term = x, sum = x, before = -T.One;
        for (int n = 1; sum != before; n++)
        {
            before = sum;
            term *= Two<T>() * x * x / T.CreateChecked((2 * n) + 1);
            sum += term;
        }

        return T.One - (Two<T>() * power * sum);
    }

    private static T Two<T>()
        where T : IFloatingPointIeee754<T> => T.One + T.One;
}
