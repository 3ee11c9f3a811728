namespace GenRnn.Tests.Training;

public class AllocationTests
{
    [Theory]
    [InlineData("adam")]
    [InlineData("momentum")]
    public void An_epoch_allocates_the_same_however_many_batches_it_has(string optimizer)
    {
        SequenceDataset data = Tasks.ClassPerStep(64, 3);
        TrainingOptions options = new() { Optimizer = optimizer == "adam" ? Optimizer.Adam() : Optimizer.Sgd(0.1f, 0.9f), Validation = Tasks.ClassPerStep(30, 3, seed: 8) };

        // What one more epoch allocates: the copy of the state and the result, with 1 batch or with 64.
        Assert.Equal(OneMoreEpoch(options with { BatchSize = 64 }), OneMoreEpoch(options with { BatchSize = 1 }));

        long OneMoreEpoch(TrainingOptions o) => Allocated(o with { Epochs = 4 }) - Allocated(o with { Epochs = 3 });

        long Allocated(TrainingOptions o)
        {
            HandWritten<ClassesPerStep> model = HandWritten<ClassesPerStep>.Create(1);
            Trainer.Fit(model, data, o);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Trainer.Fit(model, data, o);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Progress_allocates_nothing()
    {
        SequenceDataset data = Tasks.ThreeClasses(64);
        var counter = new Counter();
        Assert.Equal(Allocated(null), Allocated(counter));
        Assert.Equal(2 * 64 * 2, counter.Count);

        long Allocated(IProgress<TrainingProgress>? progress)
        {
            HandWritten<Classes> model = HandWritten<Classes>.Create(1);
            TrainingOptions options = new() { Epochs = 2, BatchSize = 1, Progress = progress };
            Trainer.Fit(model, data, options);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Trainer.Fit(model, data, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private sealed class Counter : IProgress<TrainingProgress>
    {
        public int Count { get; private set; }

        public void Report(TrainingProgress value) => Count++;
    }
}
