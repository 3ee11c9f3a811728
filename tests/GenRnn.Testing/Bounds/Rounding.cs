namespace GenRnn.Testing;

/// <summary>What float32 kernels may be off by in one operation: the axioms that the bounds are derived from.</summary>
public static class Rounding
{
    /// <summary>Half the distance from 1 to the next number: the relative error of one rounded operation.</summary>
    public const double Unit = 1.0 / (1 << 24);

    /// <summary>The greatest absolute error of tanh in fast cells, beyond that of its argument.</summary>
    public const double Tanh = 8 * Unit;

    /// <summary>The greatest absolute error of sigmoid in fast cells, beyond that of its argument.</summary>
    public const double Sigmoid = 4 * Unit;

    /// <summary>The greatest relative error of exp in a softmax, beyond that of its argument: exp(s - max), then the quotient.</summary>
    public const double Exponential = 16 * Unit;

    /// <summary>
    /// A sum of <paramref name="terms"/> products in any order, fused or not, is off by at most this times the sum of their
    /// absolute values (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1, to first order).
    /// </summary>
    public static double Sum(int terms) => terms * Unit;
}
