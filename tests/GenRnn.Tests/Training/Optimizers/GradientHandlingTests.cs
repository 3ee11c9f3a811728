namespace GenRnn.Tests.Training;

/// <summary>What happens to gradients and weights around a step: clipping, accumulation, averaging, schedules.</summary>
public class GradientHandlingTests
{
    private static readonly SequenceDataset Data = Tasks.ThreeClasses(48);
    private static readonly HandWritten<Classes> Model = HandWritten<Classes>.Create(1);
    private static readonly TrainingOptions WholeBatch = new() { BatchSize = 48, Shuffle = false, Optimizer = Optimizer.Sgd(1) };

    /// <summary>The gradient of the whole data set: what one step of length 1 takes away.</summary>
    private static readonly float[] Gradient = Step(Optimizer.Sgd(1));

    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.3f)]
    [InlineData(100f)]
    public void Values_are_bounded(float bound)
    {
        float[] clipped = Step(Optimizer.Sgd(1) with { ClipValue = bound });
        for (int i = 0; i < Gradient.Length; i++) Assert.Equal(Math.Clamp(Gradient[i], -bound, bound), clipped[i], 1e-6f);
    }

    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.3f)]
    [InlineData(100f)]
    public void The_norm_of_all_is_bounded(float bound)
    {
        float[] clipped = Step(Optimizer.Sgd(1) with { GlobalClipNorm = bound });
        double factor = bound / Math.Max(bound, Norm(Gradient));
        for (int i = 0; i < Gradient.Length; i++) Assert.Equal(Gradient[i] * factor, clipped[i], 1e-6);
        Assert.Equal(Math.Min(bound, Norm(Gradient)), Norm(clipped), 1e-5);
    }

    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.3f)]
    [InlineData(100f)]
    public void The_norm_of_each_tensor_is_bounded(float bound)
    {
        float[] clipped = Step(Optimizer.Sgd(1) with { ClipNorm = bound });
        foreach (ParameterBlock block in HandWritten<Classes>.Layout.Blocks)
        {
            float[] gradient = Gradient.AsSpan(block.Offset, block.Length).ToArray();
            double factor = bound / Math.Max(bound, Norm(gradient));
            for (int i = 0; i < block.Length; i++) Assert.Equal(gradient[i] * factor, clipped[block.Offset + i], 1e-6);
        }
    }

    [Fact]
    public void Two_bounds_at_once_are_refused() => Assert.Contains(
        "ClipValue and GlobalClipNorm were received together",
        Assert.Throws<ArgumentException>(() => Step(Optimizer.Sgd(1) with { ClipValue = 1, GlobalClipNorm = 1 })).Message);

    [Fact]
    public void Accumulated_batches_are_one_batch()
    {
        Optimizer adam = Optimizer.Adam(0.01f);
        ParameterSet whole = Trainer.Fit(Model, Data, WholeBatch with { Epochs = 3, Optimizer = adam }).Model.Parameters;
        FitResult<HandWritten<Classes>> parts = Trainer.Fit(Model, Data, WholeBatch with { Epochs = 3, BatchSize = 12, Optimizer = adam with { GradientAccumulationSteps = 4 } });
        Assert.Equal(3, parts.State.Optimizer.Updates);
        for (int i = 0; i < whole.Values.Length; i++) Assert.Equal(whole.Values[i], parts.Model.Parameters.Values[i], 1e-5f);
    }

    [Fact]
    public void What_is_left_at_the_end_of_an_epoch_counts_in_the_next()
    {
        TrainingState<HandWritten<Classes>> state = Trainer.Fit(Model, Data, WholeBatch with { BatchSize = 16, Optimizer = Optimizer.Sgd(1) with { GradientAccumulationSteps = 2 } }).State;
        Assert.Equal((1, 1), (state.Optimizer.Updates, state.Optimizer.Accumulated));
        Assert.Contains(state.Optimizer.Find("gradient_accumulator")!.Values.ToArray(), g => g != 0);
    }

    [Fact]
    public void A_state_that_keeps_more_batches_than_an_update_has_is_refused()
    {
        Optimizer three = Optimizer.Sgd(1) with { GradientAccumulationSteps = 3 };
        TrainingState<HandWritten<Classes>> state = Trainer.Fit(Model, Data, WholeBatch with { BatchSize = 24, Optimizer = three }).State;
        Assert.Contains("keeps the gradients of 2", Assert.Throws<ArgumentException>(() =>
            Trainer.Fit(state, Data, WholeBatch with { Epochs = 2, Optimizer = three with { GradientAccumulationSteps = 2 } })).Message);
    }

    [Fact]
    public void The_model_has_the_exponential_average_of_its_weights()
    {
        Optimizer optimizer = Optimizer.Sgd(0.5f) with { Averaging = WeightAveraging.Exponential(0.75f) };
        double[] average = [];
        for (int epochs = 1; epochs <= 4; epochs++)
        {
            FitResult<HandWritten<Classes>> fit = Trainer.Fit(Model, Data, WholeBatch with { Epochs = epochs, Optimizer = optimizer, Validation = Data });
            ReadOnlySpan<float> weights = fit.State.Parameters.Values;
            double[] next = new double[weights.Length];
            for (int i = 0; i < next.Length; i++) next[i] = epochs == 1 ? weights[i] : (0.75 * average[i]) + (0.25 * weights[i]);
            average = next;
            for (int i = 0; i < next.Length; i++) Assert.Equal(average[i], fit.Model.Parameters.Values[i], 1e-5);
            Assert.Equal(Evaluator.Evaluate(fit.Model, Data).Loss, fit.History[^1].ValidationLoss!.Value, 1e-6);
            Assert.Equal(Trainer.Fit(Model, Data, WholeBatch with { Epochs = epochs, Optimizer = Optimizer.Sgd(0.5f) }).State.Parameters, fit.State.Parameters);
        }
    }

    [Fact]
    public void The_model_has_the_mean_of_some_of_its_weights()
    {
        // Updates 3, 5 and 7 count.
        Optimizer optimizer = Optimizer.Sgd(0.5f) with { Averaging = WeightAveraging.Polyak(start: 2, every: 2) };
        double[] sum = new double[HandWritten<Classes>.Layout.Count];
        for (int epochs = 1; epochs <= 8; epochs++)
        {
            FitResult<HandWritten<Classes>> fit = Trainer.Fit(Model, Data, WholeBatch with { Epochs = epochs, Optimizer = optimizer });
            if (epochs is 3 or 5 or 7)
            {
                for (int i = 0; i < sum.Length; i++) sum[i] += fit.State.Parameters.Values[i];
            }

            if (epochs < 3) Assert.Equal(fit.State.Parameters, fit.Model.Parameters);
            else for (int i = 0; i < sum.Length; i++) Assert.Equal(sum[i] / ((epochs - 1) / 2), fit.Model.Parameters.Values[i], 1e-5);
        }
    }

    [Fact]
    public void An_average_can_become_the_weights()
    {
        Optimizer optimizer = Optimizer.Sgd(0.5f) with { Averaging = WeightAveraging.Exponential(0.5f, overwriteFrequency: 3) };
        for (int epochs = 1; epochs <= 6; epochs++)
        {
            FitResult<HandWritten<Classes>> fit = Trainer.Fit(Model, Data, WholeBatch with { Epochs = epochs, Optimizer = optimizer });
            Assert.Equal(epochs is 1 or 3 or 6, fit.State.Parameters.Equals(fit.Model.Parameters));
        }
    }

    [Fact]
    public void A_schedule_counts_updates()
    {
        LearningRateSchedule schedule = LearningRateSchedule.PiecewiseConstant([0, 1], [1, 0.5f, 0]);
        ParameterSet one = Trainer.Fit(Model, Data, WholeBatch).Model.Parameters;
        ParameterSet two = Trainer.Fit(HandWritten<Classes>.FromParameters(one), Data, WholeBatch with { Optimizer = Optimizer.Sgd(0.5f) }).Model.Parameters;
        Assert.Equal(two, Trainer.Fit(Model, Data, WholeBatch with { Epochs = 9, Optimizer = Optimizer.Sgd(7) with { Schedule = schedule } }).Model.Parameters);
    }

    [Fact]
    public void Threads_change_no_bit_of_what_is_clipped_accumulated_and_averaged()
    {
        Optimizer optimizer = Optimizer.Nadam(0.01f) with { GlobalClipNorm = 0.1f, GradientAccumulationSteps = 2, Averaging = WeightAveraging.Exponential() };
        TrainingOptions options = WholeBatch with { Epochs = 4, BatchSize = 16, Optimizer = optimizer, Sharding = new(8, 1, 1) };
        Assert.Equal(Trainer.Fit(Model, Data, options with { Threads = 1 }).State, Trainer.Fit(Model, Data, options with { Threads = 4 }).State);
    }

    private static float[] Step(Optimizer optimizer)
    {
        ParameterSet after = Trainer.Fit(Model, Data, WholeBatch with { Optimizer = optimizer }).Model.Parameters;
        float[] step = new float[after.Values.Length];
        for (int i = 0; i < step.Length; i++) step[i] = Model.Parameters.Values[i] - after.Values[i];
        return step;
    }

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(v => (double)v * v));
}
