using System.Globalization;

namespace GenRnn.Tests.Training;

/// <summary>A checkpoint knows what run it is of, and a run does not go on from that of another one.</summary>
public sealed class OriginTests : IDisposable
{
    private static readonly SequenceDataset Data = Tasks.ThreeClasses(50), Held = Tasks.ThreeClasses(20, seed: 9);
    private static readonly HandWritten<Classes> Model = HandWritten<Classes>.Create(1);
    private static readonly TrainingOptions Options = new() { Epochs = 2, BatchSize = 16, Seed = 3, Validation = Held, Optimizer = Optimizer.Adam(0.02f) };

    private readonly string _folder = Directory.CreateTempSubdirectory("genrnn-origins").FullName;

    private string File_ => Path.Combine(_folder, "run.checkpoint");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, TrainingOptions> Foreign => new()
    {
        { "optimizer adam; expected adamw,", Options with { Optimizer = Optimizer.AdamW(0.02f) } },
        { "optimizer adam; expected sgd,", Options with { Optimizer = Optimizer.Sgd() } },
        { "optimizer beta_1=0.9; expected beta_1=0.8,", Options with { Optimizer = Optimizer.Adam(0.02f, beta1: 0.8f) } },
        { "optimizer none; expected global_clipnorm=1,", Options with { Optimizer = Optimizer.Adam(0.02f) with { GlobalClipNorm = 1 } } },
        { "loss sparse_categorical_crossentropy; expected mean_squared_error,", Options with { Loss = Loss.MeanSquaredError } },
        { "loss none; expected label_smoothing=0.1,", Options with { Loss = new SparseCategoricalCrossEntropyLoss { LabelSmoothing = 0.1f } } },
        { "seed 3; expected 4,", Options with { Seed = 4 } },
        { "batch_size 16; expected 10,", Options with { BatchSize = 10 } },
        { "shuffle true; expected false,", Options with { Shuffle = false } },
        { "bucket_batches none; expected 5,", Options with { BucketBatches = 5 } },
        { "truncation none; expected 2,", Options with { Truncation = 2 } },
        { "class_weights none; expected 1=2.5,", Options with { ClassWeights = new Dictionary<int, float> { [1] = 2.5f } } },
        { "validation_sequences 20; expected none,", Options with { Validation = null } },
        { "with other validation data (content ", Options with { Validation = Tasks.ThreeClasses(20, seed: 8) } },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_checkpoint_of_a_run_with_other_options_is_refused_and_named(string words, TrainingOptions options)
    {
        Save(Options);
        string message = Assert.Throws<ModelFileException>(() => Checkpoint.LoadOrStart(File_, Model, Data, options)).Message;
        Assert.StartsWith(File_, message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_a_run_on_other_data_or_from_another_model_is_refused()
    {
        Save(Options);
        Assert.Contains("sequences 50; expected 49,", Refused(Model, Data.Slice(0, 49)), StringComparison.Ordinal);
        Assert.Contains("with other training data (content ", Refused(Model, Data.Shuffle(1)), StringComparison.Ordinal);
        Assert.Contains("with other training data (content ", Refused(Model, Data.WithWeights([.. Enumerable.Repeat(1f, 50)])), StringComparison.Ordinal);
        Assert.Contains("began with other parameters (content ", Refused(HandWritten<Classes>.Create(2), Data), StringComparison.Ordinal);

        string Refused(HandWritten<Classes> model, SequenceDataset data) => Assert.Throws<ModelFileException>(() => Checkpoint.LoadOrStart(File_, model, data, Options)).Message;
    }

    [Fact]
    public void What_a_run_may_change_when_it_goes_on_is_accepted()
    {
        Save(Options);
        foreach (TrainingOptions options in (TrainingOptions[])
        [
            Options, Options with { Epochs = 9 }, Options with { Metrics = [Metric.F1()] }, Options with { Threads = 1 }, Options with { Callbacks = [new EarlyStopping(1)] },
            Options with { Optimizer = Optimizer.Adam(0.001f) }, Options with { Optimizer = Options.Optimizer with { Schedule = LearningRateSchedule.CosineDecay(0.02f, 12) } },
        ])
            Assert.Equal(2, Checkpoint.LoadOrStart(File_, Model, Data, options).Epoch);

        // Equal in content, and not the same objects.
        Assert.Equal(2, Checkpoint.LoadOrStart(File_, HandWritten<Classes>.Create(1), Tasks.ThreeClasses(50), Options with { Validation = Tasks.ThreeClasses(20, seed: 9) }).Epoch);
    }

    [Fact]
    public void The_origin_goes_with_every_state_and_through_every_file()
    {
        TrainingState<HandWritten<Classes>> state = TrainingState<HandWritten<Classes>>.Start(Model, Options.Seed);
        EquatableArray<TrainingSetting> settings = TrainingOrigin.Of(Model, Data, Options).Settings;
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            state = Trainer.Fit(state, Data, Options with { Epochs = epoch }).State;
            Checkpoint.Save(state, File_);
            Assert.Equal(settings, state.Origin!.Settings);
            state = Checkpoint.Load<HandWritten<Classes>>(File_);
            Assert.Equal(settings, state.Origin!.Settings);
        }

        Assert.Equal("0.02", state.Origin!.Find(TrainingOrigin.LearningRate));
    }

    [Fact]
    public void A_checkpoint_that_does_not_say_what_it_is_of_is_read_as_before()
    {
        Checkpoint.Save(Trainer.Fit(Model, Data, Options).State with { Origin = null }, File_);
        TrainingState<HandWritten<Classes>> state = Checkpoint.LoadOrStart(File_, Model, Data.Slice(0, 20), Options with { Seed = 9, Optimizer = Optimizer.AdamW() });
        Assert.Equal((2, null), (state.Epoch, state.Origin));
    }

    [Fact]
    public void Optimisers_that_differ_are_told_apart_in_any_culture()
    {
        Optimizer[] all =
        [
            Optimizer.Sgd(), Optimizer.Sgd(momentum: 0.9f), Optimizer.Sgd(momentum: 0.9f, nesterov: true), Optimizer.Sgd(momentum: 0.9f, convention: OptimizerConvention.PyTorch),
            Optimizer.RmsProp(), Optimizer.RmsProp(rho: 0.5f), Optimizer.RmsProp(centered: true), Optimizer.Adam(), Optimizer.Adam(beta2: 0.99f), Optimizer.Adam(epsilon: 1e-3f), Optimizer.Adam(amsgrad: true),
            Optimizer.Adam(convention: OptimizerConvention.PyTorch), Optimizer.Adam(convention: OptimizerConvention.PyTorch) with { WeightDecay = 0.01f }, Optimizer.AdamW(convention: OptimizerConvention.PyTorch), Optimizer.AdamW(),
            Optimizer.Nadam(), Optimizer.Adamax(), Optimizer.Adagrad(), Optimizer.Adagrad(initialAccumulator: 0), Optimizer.Adadelta(), Optimizer.Lion(), Optimizer.Lion(beta2: 0.9f),
            Optimizer.Sgd() with { ClipValue = 1 }, Optimizer.Sgd() with { ClipNorm = 1 }, Optimizer.Sgd() with { GlobalClipNorm = 1 }, Optimizer.Sgd() with { WeightDecay = 0.5f }, Optimizer.Sgd() with { GradientAccumulationSteps = 2 },
            Optimizer.Sgd() with { Averaging = WeightAveraging.Exponential() }, Optimizer.Sgd() with { Averaging = WeightAveraging.Exponential(0.5f, 3) }, Optimizer.Sgd() with { Averaging = WeightAveraging.Polyak(2, 3) },
        ];
        string[] texts = [.. all.Select(optimizer => optimizer.Description)];
        Assert.Equal(all.Length, texts.Distinct().Count());

        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
        try
        {
            Assert.Equal(texts, all.Select(optimizer => optimizer.Description));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_run_that_had_ended_early_does_not_go_on()
    {
        TrainingOptions options = Options with { Epochs = 50, Optimizer = Optimizer.Sgd(0), Callbacks = [new EarlyStopping(3, monitor: "val_loss")] };
        FitResult<HandWritten<Classes>> ended = Trainer.Fit(Model, Data, options);
        FitResult<HandWritten<Classes>> again = Trainer.Fit(ended.State, Data, options);

        Assert.Equal(4, ended.State.Epoch);
        Assert.Empty(again.History);
        Assert.Equal(ended.State, again.State);
        Assert.Equal(5, Trainer.Fit(ended.State, Data, options with { Callbacks = [new EarlyStopping(4, monitor: "val_loss")] }).State.Epoch);
    }

    private void Save(TrainingOptions options) => Trainer.Fit(Model, Data, options with { Callbacks = [new TrainingCheckpoint(File_)] });
}
