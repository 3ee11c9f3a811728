namespace GenRnn.Tests.Training;

/// <summary>Weights of classes and of answers.</summary>
public class WeightTests
{
    private static readonly SequenceDataset Data = Tasks.ThreeClasses(30);
    private static readonly HandWritten<Classes> Model = HandWritten<Classes>.Create(1);
    private static readonly TrainingOptions OneStep = new() { BatchSize = 30, Shuffle = false, Optimizer = Optimizer.Sgd(0.5f) };

    [Fact]
    public void A_weight_of_two_is_an_answer_twice()
    {
        float[] weights = [.. Enumerable.Range(0, 30).Select(i => i < 10 ? 2f : i < 20 ? 1f : 0f)];
        int[] twice = [.. Enumerable.Range(0, 10), .. Enumerable.Range(0, 20)];
        FitResult<HandWritten<Classes>> weighted = Trainer.Fit(Model, Data.WithWeights(weights), OneStep), repeated = Trainer.Fit(Model, Data.Select(twice), OneStep);
        Near(repeated.Model.Parameters, weighted.Model.Parameters);
        Assert.Equal(repeated.History[0].Loss, weighted.History[0].Loss, 1e-6);
    }

    [Fact]
    public void Weights_of_one_change_no_bit() =>
        Assert.Equal(Trainer.Fit(Model, Data, OneStep).Model.Parameters, Trainer.Fit(Model, Data.WithWeights([.. Enumerable.Repeat(1f, 30)]), OneStep).Model.Parameters);

    [Fact]
    public void Weights_follow_their_sequences()
    {
        float[] weights = [.. Enumerable.Range(0, 30).Select(i => i / 10f)];
        SequenceDataset data = Data.WithWeights(weights), back = data.Select([29, 3, 3]);
        Assert.Equal([2.9f, 0.3f, 0.3f], back.Weights.ToArray());
        Assert.Equal(weights, Standardizer.Fit(data).Apply(data).Weights.ToArray());
        Assert.Equal(weights[24..], data.Split(0.8).Second.Weights.ToArray());
    }

    [Fact]
    public void A_weight_counts_in_validation_and_evaluation_and_not_in_accuracy()
    {
        SequenceDataset weighted = Data.WithWeights([.. Enumerable.Repeat(3f, 30)]);
        Evaluation plain = Evaluator.Evaluate(Model, Data), evaluation = Evaluator.Evaluate(Model, weighted);
        Assert.Equal(3 * plain.Loss, evaluation.Loss, 1e-5);
        Assert.Equal(plain.Accuracy, evaluation.Accuracy);
        Assert.Equal(Evaluator.Evaluate(Trainer.Fit(Model, Data, OneStep).Model, weighted).Loss, Trainer.Fit(Model, Data, OneStep with { Validation = weighted }).History[0].ValidationLoss!.Value, 1e-6);
    }

    public static TheoryData<Metric> Weighted =>
    [
        Metric.Accuracy, Metric.CategoricalAccuracy, Metric.TopK(2), Metric.Precision(), Metric.Recall(MetricAverage.Weighted), Metric.F1(), Metric.Auc(20), Metric.MeanAbsoluteError, Metric.RootMeanSquaredError, Metric.R2,
    ];

    [Theory]
    [MemberData(nameof(Weighted))]
    public void A_weighted_metric_counts_an_answer_as_often_as_its_weight_says(Metric metric)
    {
        int[] times = [.. Enumerable.Range(0, 30).Select(i => i % 5 == 0 ? 3 : i % 7 == 0 ? 0 : i % 4 == 1 ? 2 : 1)], twice = [.. Enumerable.Range(0, 30).SelectMany(i => Enumerable.Repeat(i, times[i]))];
        float[] weights = [.. times.Select(n => (float)n)];
        metric = metric with { IsWeighted = true };
        double repeated = Of(Data.Select(twice)), weighted = Of(Data.WithWeights(weights)), alike = Of(Data);
        Assert.Equal(repeated, weighted, 1e-6);
        Assert.NotEqual(alike, weighted, 1e-4);
        Assert.Equal(alike, Of(Data.WithWeights([.. Enumerable.Repeat(3f, 30)])), 1e-6);

        double Of(SequenceDataset data) => Evaluator.Evaluate(Model, data, metrics: [metric]).Metrics[metric.Name];
    }

    [Fact]
    public void Weights_of_classes_count_in_weighted_metrics_of_training_and_not_of_validation()
    {
        int[] ids = ((ClassTargets)Data.Targets).Ids.ToArray();
        float[] weights = [.. ids.Select(id => id == 1 ? 3f : 1f)];
        Metric[] metrics = [Metric.CategoricalAccuracy with { IsWeighted = true }, Metric.CategoricalAccuracy with { Name = "alike" }, Metric.F1() with { IsWeighted = true }];
        TrainingOptions options = OneStep with { Metrics = metrics, Validation = Data };
        EpochResult byClass = Trainer.Fit(Model, Data, options with { ClassWeights = new Dictionary<int, float> { [1] = 3 } }).History[0], byAnswer = Trainer.Fit(Model, Data.WithWeights(weights), options).History[0];
        Assert.Equal(byAnswer.Metrics, byClass.Metrics);
        Assert.NotEqual(byClass.Metrics["alike"], byClass.Metrics["categorical_accuracy"], 1e-4);
        Assert.Equal(byClass.ValidationMetrics["alike"], byClass.ValidationMetrics["categorical_accuracy"]);
    }

    [Fact]
    public void A_weighted_accuracy_of_yes_and_no_reads_outputs()
    {
        SequenceDataset data = Tasks.Majority(30).WithWeights([.. Enumerable.Range(0, 30).Select(i => i % 3f)]);
        HandWritten<Binary> model = HandWritten<Binary>.Create(3);
        int[] repeated = [.. Enumerable.Range(0, 30).SelectMany(i => Enumerable.Repeat(i, i % 3))];
        Assert.Equal(
            Evaluator.Evaluate(model, Tasks.Majority(30).Select(repeated)).Accuracy!.Value,
            Evaluator.Evaluate(model, data, metrics: [Metric.Accuracy with { IsWeighted = true }]).Metrics["accuracy"], 1e-6);
    }

    [Fact]
    public void Steps_have_weights()
    {
        SequenceDataset data = Tasks.ClassPerStep(12, 3);
        HandWritten<ClassesPerStep> model = HandWritten<ClassesPerStep>.Create(1);
        float[] all = [.. Enumerable.Repeat(2f, 12 * data.Steps)], sequences = [.. Enumerable.Repeat(2f, 12)];
        Assert.Equal(2 * Evaluator.Evaluate(model, data).Loss, Evaluator.Evaluate(model, data.WithWeights(all)).Loss, 1e-5);
        Assert.Equal(data.WithWeights(all).Weights.ToArray(), data.WithWeights(sequences).Weights.ToArray());

        // The first step alone.
        float[] first = [.. Enumerable.Range(0, 12 * data.Steps).Select(i => i % data.Steps == 0 ? 1f : 0f)];
        int[][] ids = [.. Enumerable.Range(0, 12).Select(n => ((ClassTargets)data.Targets).Ids.Slice(n * data.Steps, 1).ToArray())];
        SequenceDataset starts = SequenceDataset.FromSequences(Enumerable.Range(0, 12).Select(n => new float[,] { { data.Sequence(n)[0], data.Sequence(n)[1] } }), ids);
        int answers = 0;
        foreach (int length in data.Lengths) answers += length;
        Assert.Equal(Evaluator.Evaluate(model, starts).Loss * 12 / answers, Evaluator.Evaluate(model, data.WithWeights(first)).Loss, 1e-6);
    }

    [Fact]
    public void Class_weights_are_weights_of_their_answers()
    {
        var weights = new Dictionary<int, float> { [0] = 3, [2] = 0.5f };
        ReadOnlySpan<int> ids = ((ClassTargets)Data.Targets).Ids;
        float[] each = new float[30];
        for (int i = 0; i < 30; i++) each[i] = weights.GetValueOrDefault(ids[i], 1);
        FitResult<HandWritten<Classes>> classes = Trainer.Fit(Model, Data, OneStep with { ClassWeights = weights }), answers = Trainer.Fit(Model, Data.WithWeights(each), OneStep);
        Assert.Equal(answers.Model.Parameters, classes.Model.Parameters);
        Assert.Equal(answers.History[0].Loss, classes.History[0].Loss);
    }

    [Fact]
    public void Class_weights_do_not_count_in_validation()
    {
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(Model, Data, OneStep with { Validation = Data, ClassWeights = new Dictionary<int, float> { [0] = 3 } });
        Assert.Equal(Evaluator.Evaluate(fit.Model, Data).Loss, fit.History[0].ValidationLoss!.Value, 1e-6);
    }

    [Fact]
    public void Class_weights_of_a_single_output_are_those_of_no_and_yes()
    {
        SequenceDataset data = Tasks.Majority(20);
        HandWritten<Binary> model = HandWritten<Binary>.Create(1);
        float[] each = [.. ((ClassTargets)data.Targets).Ids.ToArray().Select(id => id == 1 ? 4f : 1f)];
        Assert.Equal(
            Trainer.Fit(model, data.WithWeights(each), OneStep with { BatchSize = 20 }).Model.Parameters,
            Trainer.Fit(model, data, OneStep with { BatchSize = 20, ClassWeights = new Dictionary<int, float> { [1] = 4 } }).Model.Parameters);
    }

    // 6 answers of class 0, 3 of class 1, 1 of class 3: 10 / (3 * 6), 10 / (3 * 3), 10 / 3.
    [Fact]
    public void Balanced_weights_make_classes_count_alike()
    {
        SequenceDataset data = SequenceDataset.Create(Tasks.Inputs(10, 2, 2), [0, 0, 0, 0, 0, 0, 1, 1, 1, 3]);
        Assert.Equal(new Dictionary<int, float> { [0] = 10 / 18f, [1] = 10 / 9f, [3] = 10 / 3f }, ClassWeights.Balanced(data));
    }

    [Fact]
    public void Balanced_weights_do_not_count_padding()
    {
        SequenceDataset data = SequenceDataset.FromSequences([new float[1, 2], new float[3, 2]], new int[][] { [1], [0, 1, 1] });
        Assert.Equal(new Dictionary<int, float> { [0] = 2, [1] = 4 / 6f }, ClassWeights.Balanced(data));
    }

    private static void Near(ParameterSet expected, ParameterSet actual)
    {
        for (int i = 0; i < expected.Values.Length; i++) Assert.Equal(expected.Values[i], actual.Values[i], 1e-6f);
    }
}
