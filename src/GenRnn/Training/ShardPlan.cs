using System.Numerics;

namespace GenRnn;

/// <summary>How the batches of a run are cut into shards: a function of the model, the data and the size of a batch alone.</summary>
/// <param name="ShardSize">Sequences in the largest shard.</param>
/// <param name="Shards">Shards of a whole batch.</param>
internal readonly record struct ShardPlan(int ShardSize, int Shards)
{
    /// <summary>
    /// As many shards as the rules allow, in a power of two, so that two, four and eight threads have equal parts. The steps
    /// that count are the valid ones: padding changes no bit.
    /// </summary>
    public static ShardPlan Of(ParameterLayout layout, SequenceDataset data, int batchSize, ShardRules rules)
    {
        // A step multiplies with every parameter once.
        long steps = 0;
        foreach (int length in data.Lengths) steps += length;
        double work = (double)layout.Count * steps / data.Count * batchSize;
        double most = Math.Min(Math.Min(rules.Most, batchSize / rules.LeastSamples), work / rules.LeastWork);
        int shards = most < 2 ? 1 : 1 << BitOperations.Log2((uint)most);
        return new ShardPlan(((batchSize - 1) / shards) + 1, shards);
    }

    /// <summary>Shards of <paramref name="samples"/> sequences: no more than it takes for none to be larger than <see cref="ShardSize"/>.</summary>
    public int Count(int samples) => ((samples - 1) / ShardSize) + 1;

    /// <summary>The sequences of a shard, as even as can be.</summary>
    public ReadOnlySpan<int> Shard(ReadOnlySpan<int> samples, int shard) => samples[Start(samples.Length, shard)..Start(samples.Length, shard + 1)];

    /// <summary>Where a shard begins in a batch.</summary>
    public int Start(int samples, int shard) => (int)((long)samples * shard / Count(samples));
}
