using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// State of the generator of random numbers, as a value: xoshiro256** of Blackman and Vigna. Equal states give equal numbers
/// on every machine and in every version, so a run can be continued from a saved state.
/// </summary>
/// <param name="S0">First word.</param>
/// <param name="S1">Second word.</param>
/// <param name="S2">Third word.</param>
/// <param name="S3">Fourth word.</param>
[method: CLSCompliant(false)]
public readonly record struct RandomState(
    [property: CLSCompliant(false)] ulong S0,
    [property: CLSCompliant(false)] ulong S1,
    [property: CLSCompliant(false)] ulong S2,
    [property: CLSCompliant(false)] ulong S3)
{
    /// <summary>The state for a seed. Different streams of one seed share no numbers that matter.</summary>
    public static RandomState FromSeed(int seed, int stream = 0)
    {
        // SplitMix64 spreads the bits of neighbouring seeds; it never gives four zeros in a row, the one state that is no state.
        ulong x = (uint)seed | ((ulong)(uint)stream << 32);
        return new RandomState(Spread(ref x), Spread(ref x), Spread(ref x), Spread(ref x));
    }

    /// <summary>The state for any word.</summary>
    internal static RandomState FromWord(ulong word) => new(Spread(ref word), Spread(ref word), Spread(ref word), Spread(ref word));

    /// <summary>64 random bits, and the state after them.</summary>
    [CLSCompliant(false)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (ulong Value, RandomState Next) Next()
    {
        ulong value = BitOperations.RotateLeft(S1 * 5, 7) * 9;
        ulong s2 = S2 ^ S0, s3 = S3 ^ S1;
        return (value, new RandomState(S0 ^ s3, S1 ^ s2, s2 ^ (S1 << 17), BitOperations.RotateLeft(s3, 45)));
    }

    private static ulong Spread(ref ulong x)
    {
        ulong z = x += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
