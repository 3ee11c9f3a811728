using System.Collections.Concurrent;
using GenRnn.Kernels;

namespace GenRnn.Tests.Training;

public class ShardedAllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_thread_allocates_between_two_batches(int threads)
    {
        // The one thread that runs a kernel counts what it allocated since the last time.
        var counts = new ConcurrentDictionary<TrainingKernel, Count>();
        TrainingOptions options = new() { Epochs = 4, BatchSize = 4, Threads = threads, Sharding = ShardedTrainingTests.Small };
        IdleModel.Fit(Tasks.ThreeClasses(400), options, kernel => counts.GetOrAdd(kernel, _ => new Count()).Add());
        Assert.Equal(4 * 100 * 2, counts.Values.Sum(c => c.Calls));

        // An epoch ends with a copy of the state, and collections add what they throw away: some differences are not zero.
        Assert.InRange(counts.Values.Sum(c => c.Allocating), 0, 80);
    }

    private sealed class Count
    {
        private long _last = -1;

        public int Calls { get; private set; }

        public int Allocating { get; private set; }

        public void Add()
        {
            Calls++;
            long now = GC.GetAllocatedBytesForCurrentThread();
            if (_last >= 0 && now != _last) Allocating++;
            _last = now;
        }
    }
}
