using System.Globalization;

namespace GenRnn.Browser.Tests;

/// <summary>All numbers that a printed one may stand for, and what follows from them.</summary>
internal readonly record struct Interval(double Low, double High)
{
    /// <summary>0.25 stands for 0.245 to 0.255.</summary>
    public static Interval Printed(string text)
    {
        double value = double.Parse(text, CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('e', StringComparison.Ordinal), point = text.IndexOf('.', StringComparison.Ordinal);
        string mantissa = exponent < 0 ? text : text[..exponent];
        int decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        double half = 0.5 * Math.Pow(10, (exponent < 0 ? 0 : int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture)) - decimals);
        return point < 0 && exponent < 0 ? new Interval(value, value) : new Interval(value - half, value + half);
    }

    public Interval Map(Func<double, double> rising) => new(rising(Low), rising(High));

    /// <summary>Whether some number is in both; the last bits of doubles do not count.</summary>
    public bool Meets(Interval other) => Low <= other.High + 1e-9 && other.Low <= High + 1e-9;

    public static Interval operator +(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

    public static Interval operator -(Interval a, Interval b) => new(a.Low - b.High, a.High - b.Low);

    public static Interval operator *(Interval a, Interval b)
    {
        double[] products = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
        return new Interval(products.Min(), products.Max());
    }
}
