using System.Globalization;
using GenRnn.Samples;

namespace GenRnn.Tests.Narrow;

/// <summary>The errors that RESULTS.md publishes for the trained samples, and how errors are measured.</summary>
public class StorageErrorTests
{
    private static readonly WeightStorage[] Narrow = [WeightStorage.BFloat16, WeightStorage.Int16, WeightStorage.Int8];

    /// <summary>The greatest error of a probability over 1000 test sequences with bfloat16, int16 and int8.</summary>
    public static TheoryData<string, double, double, double> Published => new()
    {
        { "simple-rnn", 2e-2, 2e-4, 4e-2 },
        { "rnn-per-step", 4e-3, 8e-5, 3e-2 },
        { "gru", 1e-2, 2e-5, 2e-2 },
        { "lstm", 4e-3, 4e-5, 3e-2 },
        { "rnn-sequence-tagging", 3e-3, 2e-4, 3e-2 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Probabilities_of_the_trained_samples_stay_within_the_published_error(string id, double bfloat16, double int16, double int8)
    {
        (ModelSpec spec, ParameterSet parameters, SequenceDataset test) = Trained(id);
        double[] errors = [.. Narrow.Select(storage =>
            Enumerable.Range(0, test.Count).Max(n => WeightStorageError.Measure(spec, parameters, storage, test.Sequence(n)).Output))];
        string found = string.Join(", ", errors.Select(e => e.ToString("0.0E+0", CultureInfo.InvariantCulture)));
        Assert.All(errors.Zip([bfloat16, int16, int8]), e => Assert.True(e.First <= e.Second && e.First >= e.Second / 4, found));
    }

    [Fact]
    public void Float32_has_no_error_and_narrow_weights_are_ordered()
    {
        ModelSpec spec = ModelSpec.Input(3).Gru(20).Dense(2);
        ParameterSet parameters = ParameterInitializer.Create(spec, seed: 1);
        IReadOnlyList<WeightStorageError> errors = WeightStorageError.MeasureAll(spec, parameters, steps: 50);
        Assert.Equal(Enum.GetValues<WeightStorage>(), errors.Select(e => e.Storage));
        Assert.Equal((0, 0, 0), (errors[0].Weight, errors[0].State, errors[0].Output));
        Assert.Equal([2, 1, 3], errors.Skip(1).OrderBy(e => e.Weight).Select(e => (int)e.Storage));
        Assert.Equal([2, 1, 3], errors.Skip(1).OrderBy(e => e.State).Select(e => (int)e.Storage));
        Assert.All(errors.Skip(1), e => Assert.InRange(e.Bytes, 1, errors[0].Bytes - 1));
    }

    [Fact]
    public void Errors_are_those_of_the_weights_that_are_stored()
    {
        ModelSpec spec = ModelSpec.Input(1).SimpleRnn(1, useBias: false);
        ParameterSet parameters = ParameterSet.FromValues(ParameterLayout.Of(spec), [0.501f, 0f]);
        // 0.501 lies 0.001 above a bfloat16; the state is tanh(0.501), then tanh(0.5).
        WeightStorageError error = WeightStorageError.Measure(spec, parameters, WeightStorage.BFloat16, [1f]);
        Assert.Equal(0.001, error.Weight, 6);
        Assert.Equal(Math.Tanh(0.501f) - Math.Tanh(0.5), error.State, 9);
        Assert.Equal(error.State, error.Output);
    }

    private static (ModelSpec Spec, ParameterSet Parameters, SequenceDataset Test) Trained(string id) => Pipelines.Find(id) switch
    {
        Pipeline<MajorityRnn> pipeline => Train(pipeline),
        Pipeline<PreviousStepRnn> pipeline => Train(pipeline),
        Pipeline<RiseCounterGru> pipeline => Train(pipeline),
        Pipeline<MajorityLstm> pipeline => Train(pipeline),
        Pipeline<RecentRisesTagger> pipeline => Train(pipeline),
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "Expected a pipeline."),
    };

    private static (ModelSpec Spec, ParameterSet Parameters, SequenceDataset Test) Train<TModel>(Pipeline<TModel> pipeline)
        where TModel : class, IRecurrentModel<TModel>
    {
        PipelineData data = pipeline.DataOf(1);
        var options = new TrainingOptions { Epochs = Pipeline.DefaultEpochs, BatchSize = pipeline.BatchSize, Seed = 1, Optimizer = Optimizer.Adam(0.01f) };
        return (TModel.Spec, Trainer.Fit(TModel.Create(1), data.Training, options).Model.Parameters, data.Test);
    }
}
