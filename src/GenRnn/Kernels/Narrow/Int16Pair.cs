namespace GenRnn.Kernels;

/// <summary>
/// Two weights of one column in a lane of 32 bits, in steps of 1/65536 of the column's unit. Moved up by 16 bits, the lane is
/// the low weight as a whole number of such steps. The lane as it is is the high one: its last 16 bits are the low weight, and
/// the high one is rounded with them in place.
/// </summary>
internal static class Int16Pair
{
    /// <summary>The largest weight of a column, in units.</summary>
    public const int Largest = short.MaxValue;

    /// <summary>Steps of a unit.</summary>
    public const int Steps = 1 << 16;

    /// <summary>The lane of two weights in units, each within ±<see cref="Largest"/>.</summary>
    public static uint Encode(double low, double high)
    {
        uint lowBits = (ushort)(short)Math.Round(low);
        double nearest = Math.Round(high - (lowBits / (double)Steps));
        return ((uint)(int)Math.Clamp(nearest, short.MinValue, short.MaxValue) << 16) | lowBits;
    }

    /// <summary>The two weights in steps, as kernels see them.</summary>
    public static (float Low, float High) Decode(uint lane) => ((int)(lane << 16), (int)lane);
}
