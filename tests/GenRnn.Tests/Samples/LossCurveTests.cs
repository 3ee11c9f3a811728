using System.Text.Json;
using GenRnn.Samples;

namespace GenRnn.Tests.Samples;

/// <summary>From the same start and without shuffling, losses are those of PyTorch in float64 (PyTorch/make_curves.py).</summary>
/// <remarks>With Adam, but for two problems whose losses with Adam hang on the last bits of the start: the script says more.</remarks>
public sealed class LossCurveTests
{
    private const double Bound = 1e-4;

    private static readonly Lazy<Dictionary<string, double[]>> Golden = new(() =>
        JsonSerializer.Deserialize<Dictionary<string, double[]>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "loss_curves.json")))!);

    [Fact]
    public void SimpleRnn_and_sigmoid() => CheckPipeline<MajorityRnn>("simple-rnn");

    [Fact]
    public void SimpleRnn_and_sigmoid_at_every_step() => CheckPipeline<PreviousStepRnn>("rnn-per-step");

    [Fact]
    public void Gru_and_softmax() => CheckPipeline<RiseCounterGru>("gru");

    [Fact]
    public void Lstm_and_sigmoid() => CheckPipeline<MajorityLstm>("lstm");

    [Fact]
    public void SimpleRnn_of_PyTorch_and_softmax_at_every_step() => CheckPipeline<RecentRisesTagger>("rnn-sequence-tagging");

    [Fact]
    public void Gru_and_values_over_a_hundred_steps_with_clipped_gradients() => CheckProblem<AdditionGru>("adding-100");

    [Fact]
    public void Lstm_and_softmax_at_every_one_of_forty_steps() => CheckProblem<CopyLstm>("copy-memory", Optimizer.Sgd(0.1f));

    [Fact]
    public void Lstm_and_softmax_at_every_step_of_different_lengths() => CheckProblem<ReberLstm>("embedded-reber");

    [Fact]
    public void Lstm_and_softmax_after_different_lengths() => CheckProblem<OrderLstm>("temporal-order", Optimizer.Sgd(0.1f));

    [Fact]
    public void Lstm_and_two_classes_at_every_step() => CheckProblem<ParityLstm>("parity");

    [Fact]
    public void Every_curve_is_tested() => Assert.Equal(10, Golden.Value.Count);

    private static void CheckPipeline<TModel>(string id)
        where TModel : class, IRecurrentModel<TModel>
    {
        var pipeline = (Pipeline<TModel>)Pipelines.Find(id)!;
        Check(id, TModel.Create(1), pipeline.DataOf(1).Training, new TrainingOptions
        {
            BatchSize = pipeline.BatchSize,
            Optimizer = Optimizer.Adam(0.01f, convention: OptimizerConvention.PyTorch),
        });
    }

    private static void CheckProblem<TModel>(string id, Optimizer? optimizer = null)
        where TModel : class, IRecurrentModel<TModel>
    {
        var problem = (Problem<TModel>)Problems.Find(id)!;
        TrainingOptions options = problem.Training.Options(1, 1, null, CancellationToken.None);
        if (optimizer is not null) options = options with { Optimizer = optimizer with { GlobalClipNorm = problem.Training.ClipNorm } };
        Check(id, problem.Start(1), problem.Data(1).Training.Slice(0, problem.Training.Chunk), options);
    }

    private static void Check<TModel>(string id, TModel start, SequenceDataset data, TrainingOptions options)
        where TModel : class, IRecurrentModel<TModel>
    {
        double[] expected = Golden.Value[id];
        FitResult<TModel> fit = Trainer.Fit(start, data, options with { Epochs = expected.Length, Shuffle = false });

        Assert.Equal(5, expected.Length);
        for (int epoch = 0; epoch < expected.Length; epoch++)
            Assert.InRange(fit.History[epoch].Loss, expected[epoch] - Bound, expected[epoch] + Bound);
    }
}
