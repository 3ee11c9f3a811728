using GenRnn.Samples;

namespace GenRnn.Tests.Samples;

/// <summary>Training that begins with what an earlier run has learned.</summary>
public sealed class WarmStartTests
{
    private static readonly TrainingOptions Options = new() { Epochs = 3, Seed = 1, Optimizer = Optimizer.Adam(0.01f) };

    [Fact]
    public void Model_of_a_file_goes_on_where_it_was()
    {
        (SequenceDataset training, SequenceDataset test) = RampTasks.RiseCount(1000, seed: 1).Split(0.8);
        FitResult<RiseCounterGru> first = Trainer.Fit(RiseCounterGru.Create(1), training, Options);
        using var file = new MemoryStream();
        ModelFile.Save(first.Model, file);
        file.Position = 0;

        RiseCounterGru loaded = ModelFile.Load<RiseCounterGru>(file);
        FitResult<RiseCounterGru> second = Trainer.Fit(loaded, training, Options);

        Assert.Equal(first.Model.Parameters, loaded.Parameters);
        Assert.True(first.History[0].Loss > 0.6, "A fresh model knows nothing.");
        Assert.True(second.History[0].Loss <= first.History[^1].Loss + 0.05, $"{second.History[0].Loss} after {first.History[^1].Loss}");
        Assert.True(Evaluator.Evaluate(second.Model, test).Accuracy >= 0.9);
    }

    [Fact]
    public void State_of_a_result_goes_on_as_if_training_had_never_stopped()
    {
        SequenceDataset training = RampTasks.Majority(300, seed: 1);
        FitResult<MajorityLstm> whole = Trainer.Fit(MajorityLstm.Create(1), training, Options);
        FitResult<MajorityLstm> part = Trainer.Fit(MajorityLstm.Create(1), training, Options with { Epochs = 1 });
        FitResult<MajorityLstm> rest = Trainer.Fit(part.State, training, Options);

        Assert.Equal(whole.Model.Parameters, rest.Model.Parameters);
        Assert.Equal(whole.History.Select(e => e.Loss), part.History.Concat(rest.History).Select(e => e.Loss));
    }

    [Fact]
    public void Adding_is_learned_sooner_by_a_network_that_can_add_over_fewer_steps()
    {
        var problem = (Problem<AdditionGru>)Problems.Find("adding-100")!;
        Problem<AdditionGru> shorter = problem with { Data = seed => ProblemData.Draw(seed, 20_000, (count, random) => AddingProblem.Draw(count, 20, random)) };
        SequenceDataset few = shorter.Data(1).Training;
        TrainingOptions options = problem.Training.Options(seed: 1, chunk: 1, null, CancellationToken.None);
        AdditionGru early = Trainer.Fit(AdditionGru.Create(1), few, options).Model;

        SequenceDataset many = problem.Data(1).Training.Slice(0, 3000), test = problem.Data(1).Test;
        double warm = Evaluator.Evaluate(Trainer.Fit(early, many, options).Model, test).Loss;
        double cold = Evaluator.Evaluate(Trainer.Fit(AdditionGru.Create(1), many, options).Model, test).Loss;

        Assert.True(warm < 0.02, $"{warm} after a warm start");
        Assert.True(cold > 0.1, $"{cold} after a cold one");
    }
}
