namespace GenRnn.Tests.Training;

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Counts what all threads allocate, so nothing else may run.</summary>
[Collection(nameof(Alone))]
public class ShardedAllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_thread_allocates_more_for_more_batches(int threads)
    {
        SequenceDataset data = Tasks.ThreeClasses(2 * 64);
        TrainingOptions options = new() { Threads = threads, Sharding = new ShardRules(8, 1, 1), Validation = Tasks.ThreeClasses(30, seed: 8) };

        // 24 bytes is the smallest object; batches of 2 are cut into 2 shards. The runtime itself may allocate now and then.
        long more = Enumerable.Range(0, 5).Min(_ => OneMoreEpoch(2) - OneMoreEpoch(128));
        Assert.InRange(more, long.MinValue, (63 * 24) - 1);

        long OneMoreEpoch(int batchSize) => Allocated(batchSize, 4) - Allocated(batchSize, 3);

        long Allocated(int batchSize, int epochs)
        {
            GruClasses model = GruClasses.Create(1);
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Trainer.Fit(model, data, options with { BatchSize = batchSize, Epochs = epochs });
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }
    }
}
