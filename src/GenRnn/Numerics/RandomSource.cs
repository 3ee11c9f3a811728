using System.Globalization;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>Hands out random numbers, moving a <see cref="RandomState"/> on. One thread at a time.</summary>
public sealed class RandomSource
{
    /// <summary>Begins at the state of a seed.</summary>
    public RandomSource(int seed, int stream = 0)
        : this(RandomState.FromSeed(seed, stream))
    {
    }

    /// <summary>Begins at a state.</summary>
    /// <exception cref="ArgumentException">The state is all zero, from which every number would be zero.</exception>
    public RandomSource(RandomState state)
    {
        if (state == default)
            throw new ArgumentException("A random state of zeros was received; expected one from RandomState.FromSeed or from a source's State. Begin with RandomState.FromSeed(seed).", nameof(state));
        State = state;
    }

    /// <summary>Where the source stands: a source made from it goes on with the same numbers.</summary>
    public RandomState State { get; private set; }

    /// <summary>64 random bits.</summary>
    [CLSCompliant(false)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        (ulong value, State) = State.Next();
        return value;
    }

    /// <summary>A whole number from 0 to <paramref name="exclusiveMaximum"/> - 1, each as likely as the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is not positive.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int NextInt32(int exclusiveMaximum)
    {
        if (exclusiveMaximum < 1)
            throw new ArgumentOutOfRangeException(nameof(exclusiveMaximum), string.Create(CultureInfo.InvariantCulture, $"A maximum of {exclusiveMaximum} was received; expected at least 1. Give a positive number."));

        // Lemire's method: the high half of a product, without the few low halves that would favour some numbers. They are
        // below the remainder, which is below the range: hardly ever is there a remainder to take.
        uint range = (uint)exclusiveMaximum;
        ulong product = (NextUInt64() >> 32) * range;
        if ((uint)product < range)
        {
            uint threshold = unchecked(0u - range) % range;
            while ((uint)product < threshold) product = (NextUInt64() >> 32) * range;
        }

        return (int)(product >> 32);
    }

    /// <summary>A number in [0, 1), a multiple of 2^-24.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1f / (1 << 24));

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>A number evenly drawn from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public double NextUniform(double minimum, double maximum) => minimum + ((maximum - minimum) * NextDouble());

    /// <summary>A number of the normal distribution with mean 0 and deviation 1.</summary>
    public double NextGaussian()
    {
        // Box and Muller; the second number that it could give is left, so that the state stays four words.
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>Brings items into a random order, every order as likely as the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
