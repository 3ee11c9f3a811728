namespace GenRnn.Testing;

/// <summary>How far a function in float32 may lie from the exact one: so much in absolute value and so many units of the last place.</summary>
/// <param name="Absolute">Whatever the value.</param>
/// <param name="Ulps">Distances between neighbouring float32 at the exact value.</param>
public sealed record PublishedError(double Absolute, double Ulps)
{
    /// <summary>The bound at an exact value.</summary>
    public double At(double exact) => Absolute + (Ulps * Ulp(exact));

    /// <summary>The distance from one float32 to the next where a number lies; that of denormal numbers below the normal ones.</summary>
    public static double Ulp(double value)
    {
        // In the exponent of a double: that of the value, but for denormal numbers that of the least normal one.
        long exponent = Math.Max((BitConverter.DoubleToInt64Bits(value) >> 52) & 0x7FF, 1023 - 126);
        return BitConverter.Int64BitsToDouble((exponent - 23) << 52);
    }
}
