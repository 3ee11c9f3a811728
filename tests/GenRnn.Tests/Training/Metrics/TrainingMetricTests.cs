namespace GenRnn.Tests.Training;

/// <summary>Metrics of runs and evaluations are those of the model's outputs.</summary>
public class TrainingMetricTests
{
    private static readonly Metric[] OfClasses =
        [Metric.CategoricalAccuracy, Metric.TopK(2), Metric.Precision(), Metric.Recall(), Metric.F1(MetricAverage.Weighted), Metric.Auc(), Metric.MeanAbsoluteError, Metric.R2];

    [Fact]
    public void Of_classes() => Agrees(HandWritten<Classes>.Create(3), Tasks.ThreeClasses(90), OfClasses);

    [Fact]
    public void Of_classes_from_logits() => Agrees(HandWritten<Scores>.Create(3), Tasks.ThreeClasses(90), OfClasses[..5], new SparseCategoricalCrossEntropyLoss { FromLogits = true });

    [Fact]
    public void Of_classes_at_every_step() => Agrees(HandWritten<ClassesPerStep>.Create(3), Tasks.ClassPerStep(90, 3), OfClasses);

    [Fact]
    public void Of_yes_and_no() => Agrees(HandWritten<Binary>.Create(3), Tasks.Majority(90), [Metric.Accuracy, Metric.BinaryAccuracy(0.4f), Metric.Precision(threshold: 0.45f), Metric.F1(), Metric.Auc(50), Metric.RootMeanSquaredError]);

    [Fact]
    public void Of_labels() => Agrees(HandWritten<Labels>.Create(3), Zeros(Tasks.Values(90, 3, 0, 1)), [Metric.Accuracy, Metric.Precision(), Metric.Recall(MetricAverage.Micro), Metric.Auc()], Loss.BinaryCrossEntropy, isLabels: true);

    [Fact]
    public void Of_values() => Agrees(HandWritten<ValuesPerStep>.Create(3), Tasks.ValuesPerStep(90, 2), [Metric.MeanAbsoluteError, Metric.MeanSquaredError, Metric.MeanAbsolutePercentageError, Metric.R2]);

    [Theory]
    [InlineData(2, 7)]
    [InlineData(3, 64)]
    [InlineData(5, 61)]
    [InlineData(32, 64)]
    [InlineData(33, 64)]
    [InlineData(70, 13)]
    public void Blocks_of_answers_count_as_the_answers_do_one_by_one(int outputs, int count)
    {
        var data = SequenceDataset.Create(System.Numerics.Tensors.Tensor.Create(new float[count], [count, 1, 1]), [.. Enumerable.Range(0, count).Select(i => i * 5 % outputs)]);
        var objective = new Objective(Loss.SparseCategoricalCrossEntropy, Activation.Softmax, outputs, data);
        Metric[] metrics = [Metric.Precision(), Metric.Recall(MetricAverage.Weighted), Metric.F1(), Metric.F1(MetricAverage.Micro) with { Name = "micro" }, Metric.CategoricalAccuracy, Metric.Auc(9)];
        var set = MetricSet.Bind(metrics, objective);
        var block = new AnswerBlock(outputs) { Count = count };
        double[] sums = new double[set.Size];
        var random = new Random(outputs);
        MetricAccumulator[] single = [.. metrics.Select(metric => metric.Start(outputs))];
        var meter = new MetricMeter(set, block, hasWeights: false);

        // Twice, so that nothing of the answers before is left.
        for (int round = 0; round < 2; round++)
        {
            for (int row = 0; row < count; row++)
            {
                float[] scores = [.. Enumerable.Range(0, outputs).Select(_ => random.NextSingle() * 4)], answer = new float[outputs];
                int actual = random.Next(outputs);
                for (int i = 0; i < outputs; i++) (At(ref block.Scores, i, row), At(ref block.Targets, i, row)) = (scores[i], i == actual ? 1 : 0);
                HeadEquations.Apply<float>(Activation.Softmax, scores, answer);
                foreach (MetricAccumulator accumulator in single) accumulator.Add(answer, actual);
            }

            meter.Measure(AccuracyVectors.Correct(objective, block), sums);
        }

        MetricResults results = set.Results(sums);
        for (int i = 0; i < metrics.Length; i++) Assert.Equal(single[i].Result, results[metrics[i].Name], 1e-12);
    }

    [Fact]
    public void A_run_tells_what_evaluations_tell()
    {
        SequenceDataset data = Tasks.ThreeClasses(60), held = Tasks.ThreeClasses(40, seed: 9);
        HandWritten<Classes> model = HandWritten<Classes>.Create(3);
        TrainingOptions options = new() { Epochs = 2, BatchSize = 60, Shuffle = false, Validation = held, Metrics = OfClasses };
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(model, data, options);
        Equal(Evaluator.Evaluate(fit.Model, held, metrics: OfClasses).Metrics, fit.History[^1].ValidationMetrics);

        // With one batch an epoch, the figures of an epoch are those of the model before it.
        Equal(Evaluator.Evaluate(model, data, metrics: OfClasses).Metrics, fit.History[0].Metrics);
        Assert.Equal(fit.History[0].Accuracy!.Value, fit.History[0].Metrics["categorical_accuracy"], 1e-12);
        Assert.Equal(Trainer.Fit(model, data, options with { Metrics = [] }).State, fit.State);
    }

    [Fact]
    public void Threads_and_shards_change_no_bit()
    {
        TrainingOptions options = new() { Epochs = 2, BatchSize = 16, Metrics = OfClasses, Validation = Tasks.ThreeClasses(500, seed: 9), Sharding = new(8, 1, 1) };
        HandWritten<Classes> model = HandWritten<Classes>.Create(3);
        Assert.Equal(
            Trainer.Fit(model, Tasks.ThreeClasses(60), options with { Threads = 1 }).State.History,
            Trainer.Fit(model, Tasks.ThreeClasses(60), options with { Threads = 4 }).State.History);
    }

    [Fact]
    public void Figures_are_found_under_the_names_of_Keras()
    {
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(
            HandWritten<Classes>.Create(3), Tasks.ThreeClasses(60), new() { Validation = Tasks.ThreeClasses(40), Metrics = [Metric.F1(), Metric.F1(MetricAverage.Micro) with { Name = "micro" }] });
        EpochResult epoch = fit.History[0];
        Assert.Equal(["accuracy", "loss", "f1_score", "micro", "val_accuracy", "val_loss", "val_f1_score", "val_micro"], epoch.Figures().Select(f => f.Key));
        foreach ((string name, double value) in epoch.Figures()) Assert.Equal(value, epoch.Find(name));
        Assert.Equal(0.001f, (float)epoch.Find("learning_rate")!.Value);
        Assert.Null(epoch.Find("auc"));
        Assert.Null(epoch.Find("val_auc"));
        Assert.Contains("f1_score, micro", Assert.Throws<KeyNotFoundException>(() => epoch.Metrics["auc"]).Message);
        Assert.Equal("f1_score, micro", string.Join(", ", epoch.Metrics.Keys));
    }

    [Fact]
    public void Progress_tells_metrics_so_far()
    {
        List<TrainingProgress> reports = [];
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(
            HandWritten<Classes>.Create(3), Tasks.ThreeClasses(60), new() { BatchSize = 25, Metrics = [Metric.CategoricalAccuracy], Progress = new Reporter(reports) });
        Assert.Equal([25, 50, 60], reports.Select(r => r.Sequences));
        Assert.Equal(fit.History[0].Metrics, reports[^1].Metrics);
        Assert.All(reports, r => Assert.Equal(r.Accuracy!.Value, r.Metrics["categorical_accuracy"], 1e-12));
        Assert.All(reports, r => Assert.True(r.Seconds > 0));
    }

    [Fact]
    public void A_hinge_counts_what_is_above_zero()
    {
        SequenceDataset data = Tasks.Majority(40);
        HandWritten<Value> model = HandWritten<Value>.Create(3);
        Evaluation evaluation = Evaluator.Evaluate(model, data, Loss.Hinge, [Metric.Accuracy, Metric.BinaryAccuracy(0)]);
        Assert.Equal(evaluation.Accuracy, evaluation.Metrics["accuracy"]);
        Assert.Equal(evaluation.Accuracy, evaluation.Metrics["binary_accuracy"]);
    }

    [Fact]
    public void A_cancelled_evaluation_ends() =>
        Assert.Throws<OperationCanceledException>(() => Evaluator.Evaluate(HandWritten<Binary>.Create(1), Tasks.Majority(40), cancellationToken: new CancellationToken(canceled: true)));

    /// <summary>Outputs are those of predictions; what a loss from logits makes of them is none of their business.</summary>
    private static void Agrees<TDescription>(HandWritten<TDescription> model, SequenceDataset data, Metric[] metrics, Loss? loss = null, bool isLabels = false)
        where TDescription : IDescription
    {
        Evaluation evaluation = Evaluator.Evaluate(model, data, loss, metrics);
        int outputs = ShapeInference.Infer(TDescription.Spec).OrThrow().Output.Features;
        foreach (Metric metric in metrics)
        {
            MetricAccumulator accumulator = isLabels ? MetricAccumulator.OfLabels(metric, outputs) : metric.Start(outputs);
            for (int n = 0; n < data.Count; n++)
            {
                float[] all = new float[(data.Targets.PerStep ? data.Lengths[n] : 1) * outputs];
                model.Predict(data.Sequence(n), all);
                for (int answer = 0; answer < all.Length / outputs; answer++)
                {
                    int place = data.Targets.PerStep ? (n * data.Steps) + answer : n;
                    ReadOnlySpan<float> row = all.AsSpan(answer * outputs, outputs);
                    if (data.Targets is ClassTargets classes) accumulator.Add(row, classes.Ids[place]);
                    else accumulator.Add(row, ((ValueTargets)data.Targets).Values.Slice(place * outputs, outputs));
                }
            }

            Assert.Equal(accumulator.Result, evaluation.Metrics[metric.Name], 1e-5 * (1 + Math.Abs(accumulator.Result)));
        }
    }

    private static ref float At(ref float values, int output, int row) => ref System.Runtime.CompilerServices.Unsafe.Add(ref values, (output * AnswerBlock.Stride) + row);

    private static void Equal(MetricResults expected, MetricResults actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        foreach ((string name, double value) in expected) Assert.Equal(value, actual[name], 1e-6);
    }

    private static SequenceDataset Zeros(SequenceDataset data)
    {
        float[] values = [.. ((ValueTargets)data.Targets).Values.ToArray().Select(v => v > 0.5f ? 1f : 0f)];
        return SequenceDataset.Create(
            System.Numerics.Tensors.Tensor.Create(data.Inputs.ToArray(), [data.Count, data.Steps, data.Features]), System.Numerics.Tensors.Tensor.Create(values, [data.Count, 3]), data.Lengths);
    }

    private sealed class Reporter(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}
