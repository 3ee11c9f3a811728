namespace GenRnn.Tests.Training;

public class TrainerTests
{
    private static readonly TrainingOptions Quick = new() { Epochs = 4, BatchSize = 16, Seed = 3, Optimizer = Optimizer.Adam(0.02f) };

    [Fact]
    public void Learns_the_majority_of_a_sequence()
    {
        SequenceDataset train = Tasks.Majority(600), test = Tasks.Majority(300, seed: 8);
        FitResult<HandWritten<Binary>> fit = Trainer.Fit(HandWritten<Binary>.Create(1), train, Quick with { Epochs = 15, Validation = test });
        Assert.True(fit.History[^1].Loss < fit.History[0].Loss / 2);
        Assert.True(fit.History[^1].Accuracy > 0.9, $"accuracy {fit.History[^1].Accuracy}");
        Assert.True(fit.History[^1].ValidationAccuracy > 0.9, $"validation accuracy {fit.History[^1].ValidationAccuracy}");
    }

    [Fact]
    public void Without_a_batch_size_few_sequences_are_one_batch()
    {
        SequenceDataset few = Tasks.Majority(10);
        TrainingOptions options = new() { Epochs = 2, Seed = 3 };
        Assert.Equal(32, options.BatchSize);
        FitResult<HandWritten<Binary>> fit = Trainer.Fit(HandWritten<Binary>.Create(1), few, options);
        Assert.Equal(Trainer.Fit(HandWritten<Binary>.Create(1), few, options with { BatchSize = 10 }).Model.Parameters, fit.Model.Parameters);
        Assert.Equal(2, fit.State.Optimizer.Updates);
        Assert.Throws<ArgumentException>(() => Trainer.Fit(HandWritten<Binary>.Create(1), few, options with { BatchSize = 32 }));
    }

    [Fact]
    public void Learns_values()
    {
        SequenceDataset data = SequenceDataset.Windows([.. Enumerable.Range(0, 300).Select(i => MathF.Sin(i * 0.3f))], length: 8);
        SequenceDataset pairs = SequenceDataset.FromSequences(Enumerable.Range(0, data.Count).Select(i => Pairs(data.Sequence(i))), Enumerable.Range(0, data.Count).Select(i => ((ValueTargets)data.Targets).Values.Slice(i, 1).ToArray()));
        FitResult<HandWritten<Value>> fit = Trainer.Fit(HandWritten<Value>.Create(1), pairs, Quick with { Epochs = 20 });
        Assert.True(fit.History[^1].Loss < 0.01, $"loss {fit.History[^1].Loss}");
        Assert.All(fit.History, epoch => Assert.Null(epoch.Accuracy));

        static float[,] Pairs(ReadOnlySpan<float> series)
        {
            float[,] pairs = new float[series.Length, 2];
            for (int t = 0; t < series.Length; t++) (pairs[t, 0], pairs[t, 1]) = (series[t], 1);
            return pairs;
        }
    }

    [Fact]
    public void Equal_arguments_give_bit_equal_parameters()
    {
        SequenceDataset data = Tasks.ThreeClasses(50);
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        Assert.Equal(Trainer.Fit(model, data, Quick).State, Trainer.Fit(model, data, Quick).State);
    }

    [Fact]
    public void Another_seed_gives_another_order()
    {
        SequenceDataset data = Tasks.ThreeClasses(50);
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        Assert.NotEqual(Trainer.Fit(model, data, Quick).Model.Parameters, Trainer.Fit(model, data, Quick with { Seed = 4 }).Model.Parameters);
    }

    [Fact]
    public void Without_shuffling_the_seed_does_not_matter()
    {
        SequenceDataset data = Tasks.ThreeClasses(50);
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        TrainingOptions ordered = Quick with { Shuffle = false };
        Assert.Equal(Trainer.Fit(model, data, ordered).Model.Parameters, Trainer.Fit(model, data, ordered with { Seed = 4 }).Model.Parameters);
    }

    [Fact]
    public void Changes_neither_the_model_nor_the_data()
    {
        SequenceDataset data = Tasks.ThreeClasses(50);
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        float[] inputs = data.Inputs.ToArray();
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(model, data, Quick);
        Assert.Equal(HandWritten<Classes>.Create(1).Parameters, model.Parameters);
        Assert.NotEqual(model.Parameters, fit.Model.Parameters);
        Assert.Equal(inputs, data.Inputs.ToArray());
        Assert.Same(data, fit.TrainingSet);
    }

    [Fact]
    public void No_epochs_return_the_model_as_it_is()
    {
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(model, Tasks.ThreeClasses(50), Quick with { Epochs = 0 });
        Assert.Same(model, fit.Model);
        Assert.Empty(fit.History);
        Assert.Equal(0, fit.State.Epoch);
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(0f, 0.9f)]
    public void Sgd_with_a_zero_learning_rate_is_the_identity(float rate, float momentum) => IsIdentity(Optimizer.Sgd(rate, momentum));

    [Fact]
    public void Adam_with_a_zero_learning_rate_is_the_identity() => IsIdentity(Optimizer.Adam(0f));

    private static void IsIdentity(Optimizer optimizer)
    {
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        Assert.Equal(model.Parameters, Trainer.Fit(model, Tasks.ThreeClasses(50), Quick with { Optimizer = optimizer }).Model.Parameters);
    }

    [Fact]
    public void One_full_batch_of_sgd_follows_the_gradient_of_the_evaluated_loss()
    {
        SequenceDataset data = Tasks.ThreeClasses(20);
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(model, data, new TrainingOptions { BatchSize = 20, Optimizer = Optimizer.Sgd(1f) });
        for (int i = 0; i < model.Parameters.Values.Length; i++)
        {
            float followed = model.Parameters.Values[i] - fit.Model.Parameters.Values[i];
            Assert.Equal(Gradients.Central(model, data, i), followed, 1e-4);
        }
    }

    [Fact]
    public void The_loss_of_an_epoch_without_steps_is_that_of_the_evaluation()
    {
        // Batches of 7 leave a last one of 1: it counts as one sequence, not as one batch.
        SequenceDataset data = Tasks.ThreeClasses(50);
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        EpochResult epoch = Trainer.Fit(model, data, new TrainingOptions { BatchSize = 7, Optimizer = Optimizer.Sgd(0f), Validation = data }).History[0];
        Evaluation evaluation = Evaluator.Evaluate(model, data);
        Assert.Equal(evaluation.Loss, epoch.Loss, 1e-12);
        Assert.Equal(evaluation.Accuracy!.Value, epoch.Accuracy!.Value, 1e-12);
        Assert.Equal(evaluation.Loss, epoch.ValidationLoss!.Value, 1e-12);
        Assert.Equal(evaluation.Accuracy.Value, epoch.ValidationAccuracy!.Value, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(49)]
    [InlineData(50)]
    public void Every_sequence_is_seen_once_an_epoch_for_a_batch_of(int batchSize)
    {
        // With a learning rate of zero the mean over the batches' losses is right only if each sequence counts once.
        SequenceDataset data = Tasks.ThreeClasses(50);
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(model, data, new TrainingOptions { Epochs = 2, BatchSize = batchSize, Optimizer = Optimizer.Sgd(0f) });
        Assert.All(fit.History, epoch => Assert.Equal(Evaluator.Evaluate(model, data).Loss, epoch.Loss, 1e-12));
    }

    [Fact]
    public void History_counts_epochs_from_one()
    {
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(HandWritten<Classes>.Create(1), Tasks.ThreeClasses(50), Quick);
        Assert.Equal([1, 2, 3, 4], fit.History.Select(e => e.Epoch));
        Assert.All(fit.History, e => Assert.True(e.Seconds >= 0));
        Assert.All(fit.History, e => Assert.Null(e.ValidationLoss));
        Assert.All(fit.History, e => Assert.Null(e.ValidationAccuracy));
    }

    [Fact]
    public void Validation_does_not_change_the_training()
    {
        SequenceDataset data = Tasks.ThreeClasses(50), longer = Tasks.ThreeClasses(30, seed: 9);
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        Assert.Equal(Trainer.Fit(model, data, Quick).State, Trainer.Fit(model, data, Quick with { Validation = longer }).State);
    }

    [Fact]
    public async Task Fit_async_gives_the_same()
    {
        SequenceDataset data = Tasks.ThreeClasses(50);
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        FitResult<HandWritten<Classes>> fit = await Trainer.FitAsync(model, data, Quick);
        Assert.Equal(Trainer.Fit(model, data, Quick).State, fit.State);
    }

    [Fact]
    public void Padding_changes_nothing()
    {
        // The same sequences once in a data set whose longest has 6 steps, and once padded to 11 with numbers that must not count.
        SequenceDataset data = Tasks.ThreeClasses(30);
        float[] wide = new float[30 * 11 * 2];
        for (int row = 0; row < 30; row++)
        {
            wide.AsSpan(row * 22, 22).Fill(5);
            data.Sequence(row).CopyTo(wide.AsSpan(row * 22));
        }

        SequenceDataset padded = SequenceDataset.Create(System.Numerics.Tensors.Tensor.Create(wide, [30, 11, 2]), ((ClassTargets)data.Targets).Ids, data.Lengths);
        HandWritten<Classes> model = HandWritten<Classes>.Create(1);
        Assert.Equal(Trainer.Fit(model, data, Quick).State, Trainer.Fit(model, padded, Quick).State);
    }
}
