namespace GenRnn.Tests.Training;

public class CallbackTests
{
    private static readonly SequenceDataset Data = Tasks.ThreeClasses(50);

    [Theory]
    [InlineData(0, new[] { 3.0, 2, 2 }, 3)]
    [InlineData(1, new[] { 3.0, 2, 2, 1 }, 3)]
    [InlineData(2, new[] { 3.0, 2, 2, 1, 1, 1 }, 6)]
    [InlineData(2, new[] { 3.0, 4, 2.5, 4, 4, 1 }, 5)]
    [InlineData(3, new[] { 3.0, double.NaN, double.NaN, 4, 1 }, 4)]
    [InlineData(1, new[] { 5.0, 4, 3, 2, 1 }, null)]
    public void Early_stopping_bears_a_number_of_epochs_without_progress(int patience, double[] losses, int? stopsAfter)
    {
        var callback = new EarlyStopping(patience);
        Assert.Equal(stopsAfter, FirstStop(callback, losses.Select(l => new EpochResult(1, 0, null, l, null, 0))));
        Assert.Equal(stopsAfter, FirstStop(callback, losses.Select(l => new EpochResult(1, l, null, null, null, 0))));
    }

    [Fact]
    public void A_change_below_the_minimum_is_no_progress() =>
        Assert.Equal(2, FirstStop(new EarlyStopping(1, minimumChange: 0.5), [new(1, 3, null, null, null, 0), new(2, 2.6, null, null, null, 0)]));

    private static int? FirstStop(TrainingCallback callback, IEnumerable<EpochResult> epochs)
    {
        List<EpochResult> history = [];
        foreach (EpochResult epoch in epochs)
        {
            history.Add(epoch);
            if (!callback.OnEpochEnd(history)) return history.Count;
        }

        return null;
    }

    [Fact]
    public void A_run_ends_when_the_loss_no_longer_falls()
    {
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(
            HandWritten<Classes>.Create(1), Data, new() { Epochs = 50, Optimizer = Optimizer.Sgd(0f), Callbacks = [new EarlyStopping(3)] });
        Assert.Equal(4, fit.State.Epoch);
        Assert.Equal(4, fit.History.Count);
    }

    [Fact]
    public void Every_callback_is_asked_after_every_epoch()
    {
        Recorder first = new(stopAfter: 2), second = new(stopAfter: 9);
        Trainer.Fit(HandWritten<Classes>.Create(1), Data, new() { Epochs = 5, Callbacks = [first, second] });
        Assert.Equal([1, 2], first.Seen);
        Assert.Equal([1, 2], second.Seen);
    }

    [Fact]
    public void A_cancelled_run_stops_before_the_next_batch()
    {
        using var source = new CancellationTokenSource();
        var progress = new CancelAt(source, batch: 3);
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(
            HandWritten<Classes>.Create(1), Data, new() { Epochs = 5, BatchSize = 10, Progress = progress, CancellationToken = source.Token }));
        Assert.Equal(3, progress.Reports.Count);
    }

    [Fact]
    public async Task A_cancelled_asynchronous_run_is_a_cancelled_task()
    {
        using var source = new CancellationTokenSource();
        var progress = new CancelAt(source, batch: 3);
        Task<FitResult<HandWritten<Classes>>> task = Trainer.FitAsync(
            HandWritten<Classes>.Create(1), Data, new() { Epochs = 5, BatchSize = 10, Progress = progress, CancellationToken = source.Token });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.True(task.IsCanceled);
    }

    [Fact]
    public void Progress_tells_every_batch_and_ends_with_the_figures_of_the_epoch()
    {
        using var source = new CancellationTokenSource();
        var progress = new CancelAt(source, batch: -1);
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(HandWritten<Classes>.Create(1), Data, new() { Epochs = 2, BatchSize = 20, Progress = progress });
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], progress.Reports.Select(r => (r.Epoch, r.Batch)));
        Assert.All(progress.Reports, r => Assert.Equal((2, 3), (r.Epochs, r.Batches)));
        Assert.Equal(fit.History[0].Loss, progress.Reports[2].Loss);
        Assert.Equal(fit.History[1].Accuracy, progress.Reports[5].Accuracy);
    }

    private sealed class Recorder(int stopAfter) : TrainingCallback
    {
        public List<int> Seen { get; } = [];

        public override bool OnEpochEnd(IReadOnlyList<EpochResult> history)
        {
            Seen.Add(history[^1].Epoch);
            return history.Count < stopAfter;
        }
    }

    private sealed class CancelAt(CancellationTokenSource source, int batch) : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value)
        {
            Reports.Add(value);
            if (value.Batch == batch) source.Cancel();
        }
    }
}
