using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace GenRnn.Testing;

/// <summary>
/// Checks a law over random cases. A law draws the same cases on every run, unless the environment variable
/// <see cref="SeedVariable"/> says otherwise: a number replays a run that printed it, <c>random</c> draws new cases.
/// </summary>
public static class Law
{
    /// <summary>The environment variable with the seed for all laws.</summary>
    public const string SeedVariable = "GENRNN_LAW_SEED";

    /// <summary>Checks that <paramref name="law"/> returns without an exception for every case.</summary>
    /// <param name="cases">Draws cases, and shrinks one that fails.</param>
    /// <param name="law">Throws when a case breaks the law, as assertions do.</param>
    /// <param name="runs">How many cases to draw.</param>
    /// <param name="name">Told on failure, and the source of the seed; the calling method when left out.</param>
    /// <exception cref="LawException">A case broke the law; the message has the smallest one found and the seed.</exception>
    public static void Check<T>(Arbitrary<T> cases, Action<T> law, int runs = 100, [CallerMemberName] string name = "")
    {
        ulong seed = SeedOf(name);
        Config config = Config.QuickThrowOnFailure
            .WithMaxTest(runs)
            .WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));
        try
        {
            FsCheck.Check.One(config, Prop.ForAll(cases, law));
        }
        catch (Exception failure) when (failure is not LawException)
        {
            throw new LawException(string.Create(CultureInfo.InvariantCulture, $"The law '{name}' does not hold. Replay with {SeedVariable}={seed}.\n{failure.Message}"), failure);
        }
    }

    /// <summary>
    /// Draws the cases of a law beforehand, for laws whose cases are prepared together: the same for the same name and seed.
    /// </summary>
    public static DrawnCases<T> Draw<T>(Arbitrary<T> cases, int count, string name) =>
        new(cases, SeedOf(name), [.. cases.Generator.Sample(count, new Rnd(SeedOf(name)), 30)]);

    /// <summary>Checks a law for cases that were drawn beforehand; the first that fails is shrunk.</summary>
    /// <exception cref="LawException">A case broke the law; the message has the smallest one found and the seed.</exception>
    public static void Check<T>(DrawnCases<T> cases, Action<T> law, [CallerMemberName] string name = "")
    {
        foreach (T candidate in cases.Items)
        {
            if (Failure(law, candidate) is not { } failure) continue;
            (T smallest, Exception reason) = Shrink(cases.Arbitrary, law, candidate, failure);
            throw new LawException(
                string.Create(CultureInfo.InvariantCulture, $"The law '{name}' does not hold for\n{smallest}\nshrunk from\n{candidate}\nReplay with {SeedVariable}={cases.Seed}.\n{reason.Message}"), reason);
        }
    }

    private static (T Smallest, Exception Reason) Shrink<T>(Arbitrary<T> arbitrary, Action<T> law, T failing, Exception reason)
    {
        for (int rounds = 0; rounds < 50; rounds++)
        {
            bool isSmaller = false;
            foreach (T smaller in arbitrary.Shrinker(failing))
            {
                if (Failure(law, smaller) is not { } failure) continue;
                (failing, reason, isSmaller) = (smaller, failure, true);
                break;
            }

            if (!isSmaller) break;
        }

        return (failing, reason);
    }

    private static Exception? Failure<T>(Action<T> law, T candidate)
    {
        try
        {
            law(candidate);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    /// <summary>One seed a law, the same on every run and machine: the 64-bit FNV-1a hash of its name.</summary>
    private static ulong SeedOf(string name)
    {
        string? given = Environment.GetEnvironmentVariable(SeedVariable);
        if (given == "random") return RandomSeed;
        if (given is { Length: > 0 }) return ulong.Parse(given, CultureInfo.InvariantCulture);
        ulong hash = 14695981039346656037;
        foreach (char letter in name) hash = (hash ^ letter) * 1099511628211;
        return hash;
    }

    private static readonly ulong RandomSeed = (ulong)Random.Shared.NextInt64();
}

/// <summary>Cases that were drawn beforehand.</summary>
/// <param name="Arbitrary">What drew them, and shrinks one that fails.</param>
/// <param name="Seed">The seed that draws them again.</param>
/// <param name="Items">The cases.</param>
public sealed record DrawnCases<T>(Arbitrary<T> Arbitrary, ulong Seed, IReadOnlyList<T> Items)
{
    /// <summary>The first cases that meet a condition.</summary>
    public DrawnCases<T> Where(Func<T, bool> condition, int atMost) => this with { Items = [.. Items.Where(condition).Take(atMost)] };
}

/// <summary>A law does not hold.</summary>
public sealed class LawException(string message, Exception? inner) : Exception(message, inner);
