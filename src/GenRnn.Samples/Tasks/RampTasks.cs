using System.Numerics.Tensors;

namespace GenRnn.Samples;

/// <summary>
/// The synthetic tasks: what is asked about <see cref="Ramps"/>. Two of a hundred labels are exchanged for another one, so
/// the best possible accuracy is 98 %. Equal seeds give equal data.
/// </summary>
public static class RampTasks
{
    /// <summary>The accuracy of someone who knows the rule: the rest are the exchanged labels.</summary>
    public const double BestAccuracy = 1 - ExchangedLabels;

    private const double ExchangedLabels = 0.02;

    /// <summary>Class 1 if most of the ten steps rise, class 0 if most fall; five of each do not occur.</summary>
    public static SequenceDataset Majority(int count, int seed)
    {
        var random = new RandomSource(seed);
        Ramps ramps = Ramps.Draw(count, random, Ramps.FairCoinsWithMajority);
        return PerSequence(ramps, random, ["most fall", "most rise"], n => ramps.RisesIn(n) > Ramps.Steps / 2 ? 1 : 0);
    }

    /// <summary>Class 0, 1 or 2 if at most three, four to six, or at least seven of the ten steps rise.</summary>
    public static SequenceDataset RiseCount(int count, int seed)
    {
        var random = new RandomSource(seed);
        Ramps ramps = Ramps.Draw(count, random, Ramps.FairCounts);
        return PerSequence(ramps, random, ["few", "some", "many"], n => ramps.RisesIn(n) switch { <= 3 => 0, <= 6 => 1, _ => 2 });
    }

    /// <summary>At every step, class 1 if the step before it rises; nothing rises before the first.</summary>
    public static SequenceDataset PreviousStep(int count, int seed)
    {
        var random = new RandomSource(seed);
        Ramps ramps = Ramps.Draw(count, random, Ramps.FairCoins);
        return PerStep(ramps, random, ["fell", "rose"], (n, t) => ramps.Rises(n, t - 1) ? 1 : 0);
    }

    /// <summary>At every step, how many of it and the step before it rise: 0, 1 or 2.</summary>
    public static SequenceDataset RecentRises(int count, int seed)
    {
        var random = new RandomSource(seed);
        Ramps ramps = Ramps.Draw(count, random, Ramps.FairCoins);
        return PerStep(ramps, random, ["none", "one", "both"], (n, t) => (ramps.Rises(n, t - 1) ? 1 : 0) + (ramps.Rises(n, t) ? 1 : 0));
    }

    private static SequenceDataset PerSequence(Ramps ramps, RandomSource random, string[] classes, Func<int, int> label)
    {
        int[] ids = [.. Enumerable.Range(0, ramps.Count).Select(n => Exchange(label(n), classes.Length, random))];
        return SequenceDataset.Create(ramps.Inputs, ids, classNames: classes);
    }

    private static SequenceDataset PerStep(Ramps ramps, RandomSource random, string[] classes, Func<int, int, int> label)
    {
        int[] ids = [.. Enumerable.Range(0, ramps.Count * Ramps.Steps)
            .Select(i => Exchange(label(i / Ramps.Steps, i % Ramps.Steps), classes.Length, random))];
        return SequenceDataset.Create(ramps.Inputs, Tensor.Create(ids, [ramps.Count, Ramps.Steps]), classNames: classes);
    }

    private static int Exchange(int label, int classes, RandomSource random) =>
        random.NextDouble() < ExchangedLabels ? (label + 1 + random.NextInt32(classes - 1)) % classes : label;
}
