namespace GenRnn.Tests.Training;

public class AllocationTests
{
    /// <summary>The smallest object has 24 bytes. An epoch's own few may differ by how far the JIT has come.</summary>
    private const int SmallestObject = 24;

    [Theory]
    [InlineData("adam")]
    [InlineData("momentum")]
    public void An_epoch_allocates_no_more_for_more_batches(string optimizer)
    {
        SequenceDataset data = Tasks.ClassPerStep(64, 3);
        TrainingOptions options = new() { Optimizer = optimizer == "adam" ? Optimizer.Adam() : Optimizer.Sgd(0.1f, 0.9f), Validation = Tasks.ClassPerStep(30, 3, seed: 8) };

        // What one more epoch allocates is the copy of the state and the result, with 1 batch or with 64.
        Assert.InRange(OneMoreEpoch(options with { BatchSize = 1 }) - OneMoreEpoch(options with { BatchSize = 64 }), long.MinValue, (63 * SmallestObject) - 1);

        long OneMoreEpoch(TrainingOptions o) => Allocated(o with { Epochs = 4 }) - Allocated(o with { Epochs = 3 });

        long Allocated(TrainingOptions o)
        {
            HandWritten<ClassesPerStep> model = HandWritten<ClassesPerStep>.Create(1);
            return Allocations.OfThisThread(() => Trainer.Fit(model, data, o));
        }
    }

    [Fact]
    public void Metrics_and_callbacks_allocate_no_more_for_more_batches()
    {
        SequenceDataset data = Tasks.ClassPerStep(64, 3);
        TrainingOptions options = new() { Metrics = [Metric.Accuracy, Metric.F1(), Metric.Auc()], Callbacks = [new EarlyStopping(9), new ReduceLearningRateOnPlateau()], ClassWeights = new Dictionary<int, float> { [1] = 2 } };
        Assert.InRange(OneMoreEpoch(options with { BatchSize = 1 }) - OneMoreEpoch(options with { BatchSize = 64 }), long.MinValue, (63 * SmallestObject) - 1);

        long OneMoreEpoch(TrainingOptions o) => Allocated(o with { Epochs = 4 }) - Allocated(o with { Epochs = 3 });

        long Allocated(TrainingOptions o)
        {
            HandWritten<ClassesPerStep> model = HandWritten<ClassesPerStep>.Create(1);
            return Allocations.OfThisThread(() => Trainer.Fit(model, data, o));
        }
    }

    [Fact]
    public void Progress_allocates_nothing()
    {
        SequenceDataset data = Tasks.ThreeClasses(64);
        var counter = new Counter();
        Assert.InRange(Allocated(counter) - Allocated(null), long.MinValue, (2 * 64 * SmallestObject) - 1);
        Assert.Equal(6 * 2 * 64, counter.Count);

        long Allocated(IProgress<TrainingProgress>? progress)
        {
            HandWritten<Classes> model = HandWritten<Classes>.Create(1);
            TrainingOptions options = new() { Epochs = 2, BatchSize = 1, Progress = progress };
            return Allocations.OfThisThread(() => Trainer.Fit(model, data, options));
        }
    }

    private sealed class Counter : IProgress<TrainingProgress>
    {
        public int Count { get; private set; }

        public void Report(TrainingProgress value) => Count++;
    }
}
