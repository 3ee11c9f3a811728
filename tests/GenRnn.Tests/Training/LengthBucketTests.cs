namespace GenRnn.Tests.Training;

/// <summary>Batches of similar lengths.</summary>
public sealed class LengthBucketTests
{
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 103).Select(i => 1 + ((i * 37) % 50))];

    [Fact]
    public void Every_sequence_comes_once_and_batches_hold_similar_lengths()
    {
        int[] order = Arranged(seed: 1, batches: 100);

        Assert.Equal(Enumerable.Range(0, 103), order.Order());
        Assert.InRange(Padding(order), 0, 103 * 3);
        Assert.InRange(Padding(Shuffled(1)), 103 * 15, 103 * 50);
    }

    [Fact]
    public void Batches_come_in_a_random_order()
    {
        int[] longest = [.. Arranged(seed: 1, batches: 100).Chunk(8).SkipLast(1).Select(batch => batch.Max(i => Lengths[i]))];

        Assert.NotEqual(longest.Order(), longest);
        Assert.Equal(Arranged(1, 100), Arranged(1, 100));
        Assert.NotEqual(Arranged(1, 100), Arranged(2, 100));
    }

    [Fact]
    public void Fewer_batches_together_leave_more_padding_and_more_chance() => Assert.InRange(Padding(Arranged(1, 3)), Padding(Arranged(1, 100)) + 1, Padding(Shuffled(1)) - 1);

    [Fact]
    public void Training_with_buckets_can_be_repeated_and_differs_from_training_without()
    {
        SequenceDataset data = SequenceDataset.FromSequences(Lengths.Select(length => new float[length, 2]).Select((s, i) => { s[0, 0] = i % 3; return s; }), Lengths.Select(length => length % 2));
        ParameterSet Fit(int? batches) => Trainer.Fit(HandWritten<Binary>.Create(1), data, new TrainingOptions { Epochs = 2, BatchSize = 8, BucketBatches = batches }).Model.Parameters;

        Assert.Equal(Fit(5), Fit(5));
        Assert.NotEqual(Fit(5), Fit(null));
    }

    [Fact]
    public void Buckets_need_a_random_order_and_a_batch()
    {
        SequenceDataset data = SequenceDataset.FromSequences([new float[1, 2], new float[1, 2]], [0, 1]);

        Assert.Contains("BucketBatches was received without Shuffle", Refused(new TrainingOptions { BucketBatches = 5, Shuffle = false }), StringComparison.Ordinal);
        Assert.Contains("BucketBatches of 0", Refused(new TrainingOptions { BucketBatches = 0 }), StringComparison.Ordinal);

        string Refused(TrainingOptions options) => Assert.Throws<ArgumentException>(() => Trainer.Fit(HandWritten<Binary>.Create(1), data, options)).Message;
    }

    private static int[] Arranged(int seed, int batches)
    {
        int[] order = Shuffled(seed);
        LengthBuckets.Arrange(order, Lengths, 8, batches, new RandomSource(seed + 100));
        return order;
    }

    private static int[] Shuffled(int seed)
    {
        int[] order = [.. Enumerable.Range(0, Lengths.Length)];
        new RandomSource(seed).Shuffle(order.AsSpan());
        return order;
    }

    private static int Padding(int[] order) => order.Chunk(8).Sum(batch => batch.Sum(i => batch.Max(j => Lengths[j]) - Lengths[i]));
}
