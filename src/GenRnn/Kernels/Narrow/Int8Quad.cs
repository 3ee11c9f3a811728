namespace GenRnn.Kernels;

/// <summary>Four weights of one column in a lane of 32 bits, a byte each, as whole numbers of the column's unit; the first row lies lowest.</summary>
internal static class Int8Quad
{
    /// <summary>The largest weight of a column, in units.</summary>
    public const int Largest = sbyte.MaxValue;

    /// <summary>The lane of four weights in units, each within ±<see cref="Largest"/>.</summary>
    public static uint Encode(double first, double second, double third, double fourth) =>
        Byte(first) | (Byte(second) << 8) | (Byte(third) << 16) | (Byte(fourth) << 24);

    /// <summary>The weight at <paramref name="position"/>, 0 to 3, in units.</summary>
    public static int Decode(uint lane, int position) => (sbyte)(lane >> (8 * position));

    private static uint Byte(double units) => (byte)(sbyte)Math.Round(units);
}
