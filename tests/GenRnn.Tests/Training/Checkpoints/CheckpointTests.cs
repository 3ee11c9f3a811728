namespace GenRnn.Tests.Training;

/// <summary>States on disk, and runs that go on from them.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly SequenceDataset Data = Tasks.ThreeClasses(50);
    private static readonly HandWritten<Classes> Model = HandWritten<Classes>.Create(1);

    private static readonly TrainingOptions Options = new()
    {
        Epochs = 4, BatchSize = 16, Seed = 3, Validation = Tasks.ThreeClasses(20, seed: 9), Metrics = [Metric.F1(), Metric.MeanAbsoluteError, Metric.Auc(20)],
        Optimizer = Optimizer.Nadam(0.02f) with { GradientAccumulationSteps = 3, Averaging = WeightAveraging.Exponential(), GlobalClipNorm = 0.5f, Schedule = LearningRateSchedule.CosineDecay(0.02f, 12) },
        Callbacks = [new EarlyStopping(9, restoreBest: true), new ReduceLearningRateOnPlateau(0.5f, 1)],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("genrnn-checkpoints").FullName;

    private string File_ => Path.Combine(_folder, "run.checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_state_comes_back_to_the_bit()
    {
        foreach (int stop in (int[])[0, 1, 2, 5, 8])
        {
            TrainingState<HandWritten<Classes>> state = StateAfter(stop);
            Checkpoint.Save(state, File_);
            TrainingState<HandWritten<Classes>> loaded = Checkpoint.Load<HandWritten<Classes>>(File_);
            Assert.Equal(state, loaded);
            Assert.Equal(state.History, loaded.History);
            Assert.Equal(state.History.Select(e => e.Seconds), loaded.History.Select(e => e.Seconds));
            Assert.Equal(state.Partial?.Seconds, loaded.Partial?.Seconds);
        }
    }

    [Fact]
    public void Going_on_from_any_batch_equals_not_having_stopped()
    {
        FitResult<HandWritten<Classes>> whole = Trainer.Fit(Model, Data, Options);
        for (int stop = 0; stop <= 16; stop++)
        {
            Checkpoint.Save(StateAfter(stop), File_);
            FitResult<HandWritten<Classes>> rest = Trainer.Fit(Checkpoint.Load<HandWritten<Classes>>(File_), Data, Options);
            Assert.Equal(whole.State, rest.State);
            Assert.Equal(whole.State.History, rest.State.History);
            Assert.Equal(whole.Model.Parameters, rest.Model.Parameters);
        }
    }

    [Fact]
    public void Going_on_from_every_batch_in_turn_equals_not_having_stopped()
    {
        FitResult<HandWritten<Classes>> whole = Trainer.Fit(Model, Data, Options);
        for (int restarts = 0; ; restarts++)
        {
            FitResult<HandWritten<Classes>> fit = Trainer.Fit(
                Checkpoint.LoadOrStart(File_, Model, Options.Seed), Data, Options with { Callbacks = [.. Options.Callbacks, new TrainingCheckpoint(File_), new EndAfter(1)] });
            if (fit.State.Epoch < 4) continue;
            Assert.Equal(whole.State, fit.State);
            Assert.Equal(whole.State.History, fit.State.History);
            Assert.Equal(whole.Model.Parameters, fit.Model.Parameters);
            Assert.InRange(restarts, 15, 20);
            break;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_cancelled_run_saves_where_it_stands(bool carriesStates)
    {
        TrainingOptions options = Options with { Shuffle = !carriesStates, CarryStates = carriesStates };
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Trainer.Fit(
            Model, Data, options with { CancellationToken = source.Token, Callbacks = [.. Options.Callbacks, new TrainingCheckpoint(File_), new CancelAfter(6, source)] }));
        TrainingState<HandWritten<Classes>> state = Checkpoint.Load<HandWritten<Classes>>(File_);

        // Carried states are no part of a state: such a run begins its epoch anew.
        Assert.Equal((1, carriesStates ? null : 2), (state.Epoch, state.Partial?.Batch));
        Assert.Equal(Trainer.Fit(Model, Data, options).State, Trainer.Fit(state, Data, options).State);
    }

    [Fact]
    public void Saves_come_after_batches_and_epochs()
    {
        List<(int Epoch, int? Batch)> seen = [];
        Trainer.Fit(Model, Data, Options with { Epochs = 2, Callbacks = [new TrainingCheckpoint(File_, everyBatches: 3), new Look(() => seen.Add((Load().Epoch, Load().Partial?.Batch)))] });
        Assert.Equal([(0, null), (0, null), (0, 3), (0, 3), (1, null), (1, null), (1, 3), (1, 3)], seen);
        Assert.Equal((2, null), (Load().Epoch, Load().Partial?.Batch));

        TrainingState<HandWritten<Classes>> Load() => File.Exists(File_) ? Checkpoint.Load<HandWritten<Classes>>(File_) : TrainingState<HandWritten<Classes>>.Start(Model, 0);
    }

    [Fact]
    public void Saves_are_put_off_but_for_the_end()
    {
        List<int> seen = [];
        Trainer.Fit(Model, Data, Options with { Epochs = 3, Callbacks = [new TrainingCheckpoint(File_, 1, TimeSpan.FromHours(1)), new Look(() => seen.Add(Checkpoint.Load<HandWritten<Classes>>(File_).Partial?.Batch ?? 0))] });
        Assert.All(seen, batch => Assert.Equal(1, batch));
        Assert.Equal(3, Checkpoint.Load<HandWritten<Classes>>(File_).Epoch);
    }

    [Fact]
    public void Equal_states_give_equal_files()
    {
        Checkpoint.Save(StateAfter(5) with { History = TrainingHistory.Empty, Partial = null }, File_);
        byte[] first = File.ReadAllBytes(File_);
        Checkpoint.Save(StateAfter(5) with { History = TrainingHistory.Empty, Partial = null }, File_);
        Assert.Equal(first, File.ReadAllBytes(File_));
        Assert.Equal([File_], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Streams_are_as_good_as_files()
    {
        using var stream = new MemoryStream();
        Checkpoint.Save(StateAfter(5), stream);
        stream.Position = 0;
        Assert.Equal(StateAfter(5), Checkpoint.Load<HandWritten<Classes>>(stream));
    }

    [Fact]
    public void A_figure_that_is_no_number_comes_back()
    {
        TrainingState<HandWritten<Classes>> state = StateAfter(4) with
        {
            History = new TrainingHistory([new EpochResult(1, double.NaN, null, double.PositiveInfinity, -0.0, 1) { Metrics = new MetricResults(EquatableArray.Of(KeyValuePair.Create("auc", double.NaN))) }]),
        };
        Checkpoint.Save(state, File_);
        Assert.Equal(state.History, Checkpoint.Load<HandWritten<Classes>>(File_).History);
    }

    private static TrainingState<HandWritten<Classes>> StateAfter(int batches) => batches == 0
        ? TrainingState<HandWritten<Classes>>.Start(Model, Options.Seed)
        : Trainer.Fit(Model, Data, Options with { Callbacks = [.. Options.Callbacks, new EndAfter(batches)] }).State;

    /// <summary>Ends a run after a number of its batches.</summary>
    private sealed class EndAfter(int batches) : TrainingCallback
    {
        private int _seen;

        public override bool OnBatchEnd(TrainingMoment moment) => ++_seen < batches;
    }

    private sealed class CancelAfter(int batches, CancellationTokenSource source) : TrainingCallback
    {
        private int _seen;

        public override bool OnBatchEnd(TrainingMoment moment)
        {
            if (++_seen == batches) source.Cancel();
            return true;
        }
    }

    private sealed class Look(Action look) : TrainingCallback
    {
        public override bool OnBatchEnd(TrainingMoment moment)
        {
            look();
            return true;
        }
    }
}
