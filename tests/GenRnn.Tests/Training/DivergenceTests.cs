using GenRnn.Kernels;

namespace GenRnn.Tests.Training;

public class DivergenceTests
{
    private static readonly SequenceDataset Data = Tasks.Values(40, 1, 1e19f, 2e19f);

    [Fact]
    public void A_loss_that_is_not_finite_stops_with_epoch_and_batch()
    {
        // The first loss is (1.4e19)^2; after one step of SGD with this rate the outputs are 3.6e21, beyond the root of the largest float.
        HandWritten<Value> model = HandWritten<Value>.Create(1);
        var error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(model, Data, new TrainingOptions { Epochs = 3, BatchSize = 10, Shuffle = false, Optimizer = Optimizer.Sgd(100f) }));
        Assert.Equal((1, 2), (error.Epoch, error.Batch));
        Assert.Contains("epoch 1, batch 2 of 4", error.Message);
        Assert.Equal(model.Parameters, error.State.Parameters);
        Assert.Equal(0, error.State.Epoch);
        Assert.Empty(error.History);
    }

    [Fact]
    public void The_state_is_that_after_the_last_finite_epoch()
    {
        HandWritten<Value> model = HandWritten<Value>.Create(1);
        SequenceDataset data = Tasks.Values(40, 1, -1, 1);
        TrainingOptions options = new() { Epochs = 100, BatchSize = 10, Seed = 2, Optimizer = Optimizer.Sgd(2f) };
        var error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(model, data, options));
        Assert.InRange(error.Epoch, 2, 100);
        Assert.Equal(error.Epoch - 1, error.State.Epoch);
        Assert.Equal(error.Epoch - 1, error.History.Count);
        var state = Assert.IsType<TrainingState<HandWritten<Value>>>(error.State);
        Assert.Equal(Trainer.Fit(model, data, options with { Epochs = error.Epoch - 1 }).State, state);
    }

    [Fact]
    public void A_parameter_that_becomes_infinite_in_the_last_batch_is_noticed()
    {
        HandWritten<Value> model = HandWritten<Value>.Create(1);
        var error = Assert.Throws<TrainingDivergedException>(() => Trainer.Fit(model, Data, new TrainingOptions { BatchSize = 40, Optimizer = Optimizer.Sgd(1e30f) }));
        Assert.Equal((1, 1), (error.Epoch, error.Batch));
        Assert.Equal(model.Parameters, error.State.Parameters);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_parameter_that_is_not_finite_is_noticed_wherever_it_stands(float bad)
    {
        GruClasses model = GruClasses.Create(1);
        TrainingKernel kernel = TrainingMemory.Create<GruClasses>(1, 1);
        var workspace = new TrainingWorkspace(kernel, 1, GruClasses.Layout, Optimizer.Sgd());
        int[] map = kernel.Layout.Map(GruClasses.Spec);
        for (int i = 0; i < map.Length; i++)
        {
            workspace.Load(model.Parameters, OptimizerState.Empty);
            Assert.Equal(model.Parameters, workspace.Save()!.Value.Parameters);
            if (map[i] < 0) continue;
            workspace.Weights.Span[i] = bad;
            Assert.Null(workspace.Save());
        }
    }
}
