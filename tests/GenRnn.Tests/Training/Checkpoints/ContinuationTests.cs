namespace GenRnn.Tests.Training;

public class ContinuationTests
{
    private static readonly SequenceDataset Data = Tasks.ThreeClasses(50);
    private static readonly TrainingOptions Options = new() { BatchSize = 16, Seed = 3, Validation = Tasks.ThreeClasses(20, seed: 9) };

    [Theory]
    [InlineData("adam")]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("adagrad")]
    [InlineData("nadam, a schedule and clipping")]
    [InlineData("accumulation and an average")]
    public void Going_on_equals_not_having_stopped(string optimizer)
    {
        TrainingOptions options = Options with
        {
            Optimizer = optimizer switch
            {
                "adam" => Optimizer.Adam(0.02f),
                "sgd" => Optimizer.Sgd(0.1f),
                "momentum" => Optimizer.Sgd(0.1f, 0.9f),
                "adagrad" => Optimizer.Adagrad(0.1f),
                "nadam, a schedule and clipping" => Optimizer.Nadam() with { Schedule = LearningRateSchedule.CosineDecay(0.02f, 20), GlobalClipNorm = 0.2f },
                _ => Optimizer.Adam(0.02f) with { GradientAccumulationSteps = 3, Averaging = WeightAveraging.Polyak(2) },
            },
        };
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        FitResult<HandWritten<Classes>> whole = Trainer.Fit(model, Data, options with { Epochs = 5 });
        for (int stop = 0; stop <= 5; stop++)
        {
            FitResult<HandWritten<Classes>> first = Trainer.Fit(model, Data, options with { Epochs = stop });
            FitResult<HandWritten<Classes>> second = Trainer.Fit(first.State, Data, options with { Epochs = 5 });
            Assert.Equal(whole.State, second.State);
            Assert.Equal(whole.Model.Parameters, second.Model.Parameters);
            Assert.Equal(
                whole.History.Select(e => e with { Seconds = 0 }),
                first.History.Concat(second.History).Select(e => e with { Seconds = 0 }));
        }
    }

    [Fact]
    public void The_seed_of_the_options_does_not_touch_a_continued_state()
    {
        TrainingState<HandWritten<Classes>> state = Trainer.Fit(HandWritten<Classes>.Create(1), Data, Options).State;
        Assert.Equal(Trainer.Fit(state, Data, Options with { Epochs = 2 }).State, Trainer.Fit(state, Data, Options with { Epochs = 2, Seed = 99 }).State);
    }

    [Fact]
    public void A_state_beyond_the_last_epoch_stays_as_it_is()
    {
        TrainingState<HandWritten<Classes>> state = Trainer.Fit(HandWritten<Classes>.Create(1), Data, Options with { Epochs = 3 }).State;
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(state, Data, Options with { Epochs = 2 });
        Assert.Equal(state, fit.State);
        Assert.Empty(fit.History);
    }

    [Fact]
    public void A_state_holds_what_the_optimiser_remembers()
    {
        TrainingState<HandWritten<Classes>> state = Trainer.Fit(HandWritten<Classes>.Create(1), Data, Options with { Epochs = 2 }).State;
        Assert.Equal(2, state.Epoch);
        Assert.Equal(8, state.Optimizer.Updates);
        Assert.Equal(["m", "v"], state.Optimizer.Slots.Select(s => s.Name));
        Assert.Equal(HandWritten<Classes>.Layout, state.Optimizer.Slots[0].Values.Layout);
        Assert.All(state.Optimizer.Slots[1].Values.Values.ToArray(), v => Assert.True(v >= 0));
        Assert.Contains(state.Optimizer.Slots[1].Values.Values.ToArray(), v => v > 0);
    }

    [Fact]
    public void A_state_of_another_optimiser_is_refused_until_its_numbers_are_emptied()
    {
        TrainingState<HandWritten<Classes>> state = Trainer.Fit(HandWritten<Classes>.Create(1), Data, Options).State;
        TrainingOptions sgd = Options with { Epochs = 2, Optimizer = Optimizer.Sgd(0.1f, 0.9f) };
        string message = Assert.Throws<ArgumentException>(() => Trainer.Fit(state, Data, sgd)).Message;
        Assert.Contains("[m, v]", message);
        Assert.Contains("[momentum]", message);
        Assert.Equal(2, Trainer.Fit(state with { Optimizer = OptimizerState.Empty }, Data, sgd).State.Epoch);
    }

    [Fact]
    public void A_state_of_another_model_is_refused()
    {
        var state = new TrainingState<HandWritten<Classes>>(HandWritten<Binary>.Create(1).Parameters, OptimizerState.Empty, 0, RandomState.FromSeed(1));
        Assert.Contains("those of the model", Assert.Throws<ArgumentException>(() => Trainer.Fit(state, Data, Options)).Message);
    }
}
