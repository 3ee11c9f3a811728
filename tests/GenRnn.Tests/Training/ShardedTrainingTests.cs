using GenRnn.Kernels;

namespace GenRnn.Tests.Training;

/// <summary>How training on several threads ends: in order, by a token, by a callback, by an error.</summary>
public class ShardedTrainingTests
{
    /// <summary>Shards of two sequences, of whatever model.</summary>
    internal static readonly ShardRules Small = new(8, 2, 1);

    private static readonly SequenceDataset Data = Tasks.ThreeClasses(50);
    private static readonly TrainingOptions Options = new() { Epochs = 3, BatchSize = 16, Seed = 3, Sharding = Small, Validation = Tasks.ThreeClasses(20, seed: 9) };

    public static TheoryData<int> Threads => [1, 2, 3, 8];

    [Fact]
    public void All_processors_are_used_when_nothing_is_said() => Assert.Equal(Environment.ProcessorCount, new TrainingOptions().Threads);

    [Theory]
    [MemberData(nameof(Threads))]
    public void A_cancelled_run_stops_before_the_next_batch(int threads)
    {
        using var source = new CancellationTokenSource();
        int batches = 0;
        var progress = new Told(_ =>
        {
            if (++batches == 6) source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(
            HandWritten<Classes>.Create(1), Data, Options with { Threads = threads, Progress = progress, CancellationToken = source.Token }));
        Assert.Equal(6, batches);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void What_a_callback_throws_comes_back_as_it_is(int threads)
    {
        TrainingOptions options = Options with { Threads = threads };
        Assert.Throws<CallException>(() => Trainer.Fit(HandWritten<Classes>.Create(1), Data, options with { Progress = new Told(_ => throw new CallException()) }));
        Assert.Throws<CallException>(() => Trainer.Fit(HandWritten<Classes>.Create(1), Data, options with { Callbacks = [new Failing()] }));
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void What_a_kernel_throws_comes_back_as_it_is(int threads)
    {
        int calls = 0;
        var error = Assert.Throws<CallException>(() => IdleModel.Fit(Data, Options with { Threads = threads }, BreakOff));
        Assert.Contains(nameof(BreakOff), error.StackTrace);

        void BreakOff(TrainingKernel kernel)
        {
            if (Interlocked.Increment(ref calls) > 20) throw new CallException();
        }
    }

    [Fact]
    public void Divergence_is_noticed_at_the_same_batch_on_any_number_of_threads()
    {
        SequenceDataset data = Tasks.Values(40, 1, -1, 1);
        TrainingOptions options = new() { Epochs = 100, BatchSize = 10, Seed = 2, Optimizer = Optimizer.Sgd(2f), Sharding = Small };
        TrainingDivergedException[] errors = [.. new[] { 1, 2, 3, 8 }.Select(threads =>
            Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(HandWritten<Value>.Create(1), data, options with { Threads = threads })))];
        Assert.All(errors, e => Assert.Equal(errors[0].Message, e.Message));
        Assert.All(errors, e => Assert.Equal(errors[0].State, e.State));
    }

    private sealed class Told(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }

    private sealed class Failing : TrainingCallback
    {
        public override bool OnEpochEnd(IReadOnlyList<EpochResult> history) => throw new CallException();
    }

    private sealed class CallException : Exception;
}
