namespace GenRnn.Kernels;

/// <summary>
/// Two bfloat16 weights in a lane of 32 bits. Moved up by 16 bits, the lane is the low weight as float32. The lane as it is
/// is the high one: its last 16 bits are the low weight, and the high one is rounded with them in place.
/// </summary>
/// <remarks>
/// Neither is ever infinite or subnormal, which would be slow: beyond the largest bfloat16 stands the largest, and below
/// 2^-126 stands zero, or what comes next to it with these last bits.
/// </remarks>
internal static class BFloat16Pair
{
    private const uint Largest = 0x7F7F, SmallestNormal = 0x0080;

    /// <summary>The lane of two finite weights.</summary>
    public static uint Encode(float low, float high)
    {
        uint lowMagnitude = Magnitude(low), lowBits = Math.Min((lowMagnitude + 0x7FFF + ((lowMagnitude >> 16) & 1)) >> 16, Largest);
        if (lowBits < SmallestNormal) lowBits = 0;
        lowBits |= Sign(low);

        long nearest = (Magnitude(high) - (long)lowBits + 0x8000) >> 16;
        uint highBits = (uint)Math.Clamp(nearest, 0, Largest);
        if (highBits < SmallestNormal) highBits = lowBits == 0 ? 0 : SmallestNormal;
        return ((highBits | Sign(high)) << 16) | lowBits;
    }

    /// <summary>The two weights as kernels see them.</summary>
    public static (float Low, float High) Decode(uint lane) => (BitConverter.UInt32BitsToSingle(lane << 16), BitConverter.UInt32BitsToSingle(lane));

    private static uint Magnitude(float value) => BitConverter.SingleToUInt32Bits(value) & 0x7FFF_FFFF;

    /// <summary>The sign of a number that is not zero, in the highest of 16 bits.</summary>
    private static uint Sign(float value) => value < 0f ? 0x8000u : 0u;
}
