using System.Numerics.Tensors;

namespace GenRnn.Tests.Training;

public class RnnTrainingTests() : GeneratedModelTests<RnnClasses>(count => Tasks.ThreeClasses(count));

public class GruTrainingTests() : GeneratedModelTests<GruClasses>(count => Tasks.ThreeClasses(count));

public class LstmTrainingTests() : GeneratedModelTests<LstmClasses>(count => Tasks.ThreeClasses(count));

public class StackedTrainingTests() : GeneratedModelTests<StackedClasses>(count => Tasks.ThreeClasses(count));

public class TaggerTrainingTests() : GeneratedModelTests<GruTagger>(count => Tasks.ClassPerStep(count, 3));

public class BidirectionalTrainingTests() : GeneratedModelTests<BidirectionalTagger>(count => Tasks.ClassPerStep(count, 3));

public class BackwardsTrainingTests() : GeneratedModelTests<BackwardsClasses>(count => Tasks.ThreeClasses(count));

public class EncoderTrainingTests() : GeneratedModelTests<LstmEncoder>(count => Tasks.Values(count, 3, -0.9f, 0.9f));

/// <summary>What training promises, for a model whose kernels are emitted.</summary>
public abstract class GeneratedModelTests<TModel>(Func<int, SequenceDataset> task)
    where TModel : class, IRecurrentModel<TModel>
{
    private static readonly TrainingOptions Options = new() { Epochs = 4, BatchSize = 16, Seed = 3, Optimizer = Optimizer.Adam(0.02f) };

    private SequenceDataset Data { get; } = task(50);

    [Fact]
    public void The_loss_falls()
    {
        FitResult<TModel> fit = Trainer.Fit(TModel.Create(1), Data, Options with { Epochs = 20 });
        Assert.True(fit.History[^1].Loss < fit.History[0].Loss - 0.02, $"{fit.History[0].Loss} to {fit.History[^1].Loss}");
    }

    [Fact]
    public void Equal_arguments_give_bit_equal_states() =>
        Assert.Equal(Trainer.Fit(TModel.Create(1), Data, Options).State, Trainer.Fit(TModel.Create(1), Data, Options).State);

    [Fact]
    public void Any_number_of_threads_gives_equal_bits()
    {
        // Batches of 16 and a last one of 2, in shards of 2 sequences.
        TrainingOptions options = Options with { Sharding = ShardedTrainingTests.Small, Validation = task(13) };
        Assert.Equal(8, ShardPlan.Of(TModel.Layout, Data, options.BatchSize, options.Sharding).Shards);
        FitResult<TModel> one = Trainer.Fit(TModel.Create(1), Data, options with { Threads = 1 });
        foreach (int threads in (int[])[2, 3, 8])
        {
            FitResult<TModel> several = Trainer.Fit(TModel.Create(1), Data, options with { Threads = threads });
            Assert.Equal(one.State, several.State);
            Assert.Equal(one.Model.Parameters, several.Model.Parameters);
            Assert.Equal(one.History.Select(e => e with { Seconds = 0 }), several.History.Select(e => e with { Seconds = 0 }));
        }
    }

    [Fact]
    public void Going_on_with_other_threads_equals_not_having_stopped()
    {
        TrainingOptions options = Options with { Sharding = ShardedTrainingTests.Small };
        TrainingState<TModel> whole = Trainer.Fit(TModel.Create(1), Data, options with { Threads = 2 }).State;
        TrainingState<TModel> half = Trainer.Fit(TModel.Create(1), Data, options with { Epochs = 2, Threads = 3 }).State;
        Assert.Equal(whole, Trainer.Fit(half, Data, options with { Threads = 1 }).State);
        Assert.Equal(whole, Trainer.Fit(half, Data, options with { Threads = 8 }).State);
    }

    [Fact]
    public void The_gradient_of_a_batch_is_the_sum_over_its_shards()
    {
        TModel model = TModel.Create(2);
        TrainingOptions step = new() { BatchSize = 50, Optimizer = Optimizer.Sgd(1f), Threads = 3 };
        (float[] whole, EpochResult wholeEpoch) = Gradient(1);
        (float[] sharded, EpochResult shardedEpoch) = Gradient(8);
        Assert.Equal(wholeEpoch.Loss, shardedEpoch.Loss, 1e-6);
        if (wholeEpoch.Accuracy is { } accuracy) Assert.Equal(accuracy, shardedEpoch.Accuracy!.Value, 1e-12);
        double scale = Math.Sqrt(whole.Sum(g => (double)g * g) / whole.Length);
        for (int i = 0; i < whole.Length; i++) Assert.Equal(whole[i], sharded[i], 1e-5 * scale + 1e-6 * Math.Abs(model.Parameters.Values[i]));

        (float[] Gradient, EpochResult Epoch) Gradient(int shards)
        {
            FitResult<TModel> fit = Trainer.Fit(model, Data, step with { Sharding = new ShardRules(shards, 1, 1) });
            return ([.. model.Parameters.Values.ToArray().Zip(fit.Model.Parameters.Values.ToArray(), (before, after) => before - after)], fit.History[0]);
        }
    }

    [Fact]
    public void A_zero_learning_rate_is_the_identity()
    {
        Assert.Equal(TModel.Create(1).Parameters, Trainer.Fit(TModel.Create(1), Data, Options with { Optimizer = Optimizer.Adam(0f) }).Model.Parameters);
        Assert.Equal(TModel.Create(1).Parameters, Trainer.Fit(TModel.Create(1), Data, Options with { Optimizer = Optimizer.Sgd(0f, momentum: 0.9f) }).Model.Parameters);
    }

    [Fact]
    public void Going_on_equals_not_having_stopped()
    {
        TrainingState<TModel> half = Trainer.Fit(TModel.Create(1), Data, Options with { Epochs = 2 }).State;
        Assert.Equal(Trainer.Fit(TModel.Create(1), Data, Options).State, Trainer.Fit(half, Data, Options).State);
    }

    [Fact]
    public void Padding_changes_nothing()
    {
        // Sequences of 2 to 6 steps in room for 11; a batch runs no more steps than its longest sequence has.
        int steps = 11, features = Data.Features;
        float[] wide = new float[Data.Count * steps * features];
        for (int row = 0; row < Data.Count; row++) Data.Sequence(row).CopyTo(wide.AsSpan(row * steps * features));
        Tensor<float> inputs = Tensor.Create(wide, [Data.Count, steps, features]);
        SequenceDataset padded = Data.Targets switch
        {
            ValueTargets values => SequenceDataset.Create(inputs, Tensor.Create(values.Values.ToArray(), [Data.Count, values.Size]), Data.Lengths),
            ClassTargets { PerStep: false } ids => SequenceDataset.Create(inputs, ids.Ids, Data.Lengths),
            _ => SequenceDataset.Create(inputs, Widen((ClassTargets)Data.Targets, steps), Data.Lengths),
        };
        Assert.Equal(Trainer.Fit(TModel.Create(1), Data, Options).State, Trainer.Fit(TModel.Create(1), padded, Options).State);
    }

    private Tensor<int> Widen(ClassTargets targets, int steps)
    {
        int[] ids = new int[Data.Count * steps];
        for (int row = 0; row < Data.Count; row++) targets.Ids.Slice(row * Data.Steps, Data.Steps).CopyTo(ids.AsSpan(row * steps));
        return Tensor.Create(ids, [Data.Count, steps]);
    }

    [Fact]
    public void One_full_batch_of_sgd_follows_the_gradient_of_the_evaluated_loss()
    {
        TModel model = TModel.Create(2);
        SequenceDataset data = Data.Slice(0, 21);
        FitResult<TModel> fit = Trainer.Fit(model, data, new TrainingOptions { BatchSize = 21, Optimizer = Optimizer.Sgd(1f) });
        for (int i = 0; i < model.Parameters.Values.Length; i += 7)
            Assert.Equal(Gradients.Central(model, data, i), model.Parameters.Values[i] - fit.Model.Parameters.Values[i], 5e-4);
    }

    [Fact]
    public void Evaluation_agrees_with_predictions()
    {
        TModel model = TModel.Create(2);
        double loss = 0;
        int count = 0;
        for (int row = 0; row < Data.Count; row++)
        {
            int answers = Data.Targets.PerStep ? Data.Lengths[row] : 1;
            float[] output = new float[answers * 3];
            model.Predict(Data.Sequence(row), output);
            for (int answer = 0; answer < answers; answer++, count++)
            {
                loss += Data.Targets is ValueTargets values
                    ? Enumerable.Range(0, 3).Average(i => Math.Pow(output[i] - values.Values[(row * 3) + i], 2))
                    : -Math.Log(output[(answer * 3) + ((ClassTargets)Data.Targets).Ids[Data.Targets.PerStep ? (row * Data.Steps) + answer : row]]);
            }
        }

        Evaluation evaluation = Evaluator.Evaluate(model, Data);
        Assert.Equal(count, evaluation.Count);
        Assert.Equal(loss / count, evaluation.Loss, 1e-5);
    }

    [Fact]
    public void An_epoch_allocates_no_more_for_more_batches()
    {
        // 24 bytes is the smallest object; an epoch's own few may differ by how far the JIT has come.
        Assert.InRange(OneMoreEpoch(1) - OneMoreEpoch(50), long.MinValue, (49 * 24) - 1);

        long OneMoreEpoch(int batchSize) => Allocated(batchSize, 4) - Allocated(batchSize, 3);

        long Allocated(int batchSize, int epochs)
        {
            TModel model = TModel.Create(1);
            TrainingOptions options = Options with { BatchSize = batchSize, Epochs = epochs };
            return Allocations.OfThisThread(() => Trainer.Fit(model, Data, options));
        }
    }
}
