namespace GenRnn.Tests.Training;

/// <summary>What early stopping and plateaus decide, by histories and in runs.</summary>
public class StoppingTests
{
    private static readonly SequenceDataset Data = Tasks.ThreeClasses(50);
    private static readonly SequenceDataset Held = Tasks.ThreeClasses(30, seed: 9);

    [Theory]
    [InlineData("val_accuracy", MonitorMode.Auto, new[] { 0.5, 0.6, 0.6, 0.6 }, 4)]
    [InlineData("val_accuracy", MonitorMode.Minimum, new[] { 0.6, 0.5, 0.5, 0.5 }, 4)]
    [InlineData("val_accuracy", MonitorMode.Auto, new[] { 0.5, 0.6, 0.7, 0.8 }, null)]
    public void A_figure_can_go_upwards(string monitor, MonitorMode mode, double[] figures, int? stopsAfter)
    {
        var callback = new EarlyStopping(2, monitor: monitor, mode: mode);
        int stop = Enumerable.Range(1, figures.Length).FirstOrDefault(n => !callback.OnEpochEnd(figures.Take(n).Select((f, i) => new EpochResult(i + 1, 0, null, 0, f, 0)).ToList()));
        Assert.Equal(stopsAfter ?? 0, stop);
    }

    [Fact]
    public void Epochs_before_the_start_do_not_count()
    {
        var callback = new EarlyStopping(1, startFromEpoch: 2);
        List<EpochResult> history = [.. new[] { 1.0, 5, 4, 3, 3 }.Select((loss, i) => new EpochResult(i + 1, loss, null, null, null, 0))];
        Assert.Equal([true, true, true, true, false], Enumerable.Range(1, 5).Select(n => callback.OnEpochEnd(history.Take(n).ToList())));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void The_best_epoch_is_restored_however_the_run_ends(int more)
    {
        // A rate so high that the validation loss jumps about.
        TrainingOptions options = new() { Epochs = 14, BatchSize = 10, Optimizer = Optimizer.Sgd(6), Validation = Held, Callbacks = [new EarlyStopping(4 + (100 * more), restoreBest: true)] };
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(model, Data, options);
        EpochResult best = fit.History.MinBy(e => e.ValidationLoss)!;
        Assert.True(best.Epoch < fit.History.Count);
        Assert.Equal(Trainer.Fit(model, Data, options with { Epochs = best.Epoch, Callbacks = [] }).Model.Parameters, fit.Model.Parameters);
        Assert.Equal(best.Epoch, fit.State.Kept.Single().Epoch);
        Assert.Equal(Trainer.Fit(model, Data, options with { Epochs = fit.History.Count, Callbacks = [] }).State.Parameters, fit.State.Parameters);
        Assert.Equal(best.ValidationLoss!.Value, Evaluator.Evaluate(fit.Model, Held).Loss, 1e-6);
    }

    [Fact]
    public void The_best_average_is_restored()
    {
        TrainingOptions options = new()
        {
            Epochs = 8, BatchSize = 10, Optimizer = Optimizer.Sgd(3) with { Averaging = WeightAveraging.Exponential(0.5f) }, Validation = Held, Callbacks = [new EarlyStopping(99, restoreBest: true)],
        };
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(HandWritten<Classes>.Create(1), Data, options);
        Assert.Equal(fit.History.Min(e => e.ValidationLoss)!.Value, Evaluator.Evaluate(fit.Model, Held).Loss, 1e-6);
    }

    [Theory]
    [InlineData(1, 0, new[] { 3.0, 3, 3, 2, 2 }, new[] { 1f, 0.5f, 0.25f, 0.25f, 0.125f })]
    [InlineData(2, 0, new[] { 3.0, 3, 3, 3, 3 }, new[] { 1f, 1f, 0.5f, 0.5f, 0.25f })]
    [InlineData(1, 2, new[] { 3.0, 3, 3, 3, 3 }, new[] { 1f, 0.5f, 0.5f, 0.25f, 0.25f })]
    [InlineData(0, 0, new[] { 3.0, double.NaN, 2.9 }, new[] { 1f, 0.5f, 0.5f })]
    public void A_plateau_reduces_the_rate(int patience, int cooldown, double[] losses, float[] factors)
    {
        var callback = new ReduceLearningRateOnPlateau(0.5f, patience, cooldown: cooldown);
        List<EpochResult> history = [.. losses.Select((loss, i) => new EpochResult(i + 1, 9, null, loss, null, 0))];
        Assert.Equal(factors, Enumerable.Range(1, losses.Length).Select(n => callback.AdjustLearningRate(history.Take(n).ToList()).Factor));
    }

    [Fact]
    public void A_change_below_the_minimum_is_a_plateau() =>
        Assert.Equal(0.1f, new ReduceLearningRateOnPlateau(patience: 1).AdjustLearningRate([new(1, 3, null, null, null, 0), new(2, 2.99995, null, null, null, 0)]).Factor);

    [Fact]
    public void The_rate_is_reduced_to_its_minimum_beside_a_schedule()
    {
        TrainingOptions options = new()
        {
            Epochs = 4, BatchSize = 50, Optimizer = Optimizer.Sgd() with { Schedule = LearningRateSchedule.PiecewiseConstant([2], [8e-9f, 2e-9f]) },
            Callbacks = [new ReduceLearningRateOnPlateau(0.5f, 1, minimumRate: 1.5e-9f)],
        };
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(HandWritten<Classes>.Create(1), Data, options);

        // Nothing moves at such rates: the second epoch and each after it are a plateau.
        Assert.Equal([8e-9f, 8e-9f, 4e-9f, 1.5e-9f], fit.History.Select(e => e.LearningRate!.Value));
    }

    [Theory]
    [InlineData(2f, 0f, 0.5f, 1f)]
    [InlineData(2f, 1.5f, 0.5f, 1.5f)]
    [InlineData(1f, 1.5f, 0.5f, 1f)]
    [InlineData(2f, 9f, 1f, 2f)]
    public void An_adjustment_never_raises_the_rate(float rate, float least, float factor, float expected) => Assert.Equal(expected, new LearningRateAdjustment(factor, least).Apply(rate));

    [Fact]
    public void A_callback_of_ones_own_sets_the_rate()
    {
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(
            HandWritten<Classes>.Create(1), Data, new() { Epochs = 3, Optimizer = Optimizer.Sgd(1), Callbacks = [new Halve()] });
        Assert.Equal([1f, 0.5f, 0.25f], fit.History.Select(e => e.LearningRate!.Value));
    }

    [Fact]
    public void A_run_that_is_no_number_ends_quietly_at_the_last_finite_epoch()
    {
        TrainingOptions options = new() { Epochs = 9, Optimizer = Optimizer.Sgd() with { Schedule = LearningRateSchedule.PiecewiseConstant([5], [0.1f, 1e38f]) } };
        HandWritten<Value> model = HandWritten<Value>.Create(1);
        SequenceDataset data = Tasks.Values(64, 1, -2, 2);
        var thrown = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(model, data, options));
        FitResult<HandWritten<Value>> fit = Trainer.Fit(model, data, options with { Callbacks = [new TerminateOnNaN()] });
        Assert.Equal(thrown.State, fit.State);
        Assert.Equal(thrown.History.Count, fit.History.Count);
        Assert.True(fit.State.Epoch > 0);
    }

    [Fact]
    public void A_callback_ends_a_run_in_the_middle_of_an_epoch()
    {
        var ending = new EndAt(batch: 3);
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(HandWritten<Classes>.Create(1), Data, new() { Epochs = 4, BatchSize = 10, Callbacks = [ending] });
        Assert.Empty(fit.History);
        Assert.Equal((0, 3), (fit.State.Epoch, fit.State.Partial!.Batch));
        Assert.NotEqual(HandWritten<Classes>.Create(1).Parameters, fit.Model.Parameters);
        Assert.Equal(["begin 0", "batch 1", "batch 2", "batch 3", "end 3"], ending.Seen);
    }

    private sealed class Halve : TrainingCallback
    {
        public override LearningRateAdjustment AdjustLearningRate(IReadOnlyList<EpochResult> history) => new(MathF.Pow(0.5f, history.Count));
    }

    private sealed class EndAt(int batch) : TrainingCallback
    {
        public List<string> Seen { get; } = [];

        public override void OnTrainBegin(TrainingMoment moment) => Seen.Add($"begin {moment.Progress.Batch}");

        public override bool OnBatchEnd(TrainingMoment moment)
        {
            Seen.Add($"batch {moment.Progress.Batch}");
            return moment.Progress.Batch != batch;
        }

        public override void OnTrainEnd(TrainingMoment moment) => Seen.Add($"end {moment.Progress.Batch}");
    }
}
