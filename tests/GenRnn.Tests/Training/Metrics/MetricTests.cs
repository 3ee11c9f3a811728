namespace GenRnn.Tests.Training;

/// <summary>Metrics by hand, and of random answers against their definitions.</summary>
public class MetricTests
{
    // Classes 0, 1, 2, 2 answered as 0, 2, 2, 1: tp 1 0 1, fp 0 1 1, fn 0 1 1.
    private static readonly (float[] Outputs, int Id)[] Classes =
    [
        ([0.5f, 0.3f, 0.2f], 0), ([0.1f, 0.2f, 0.7f], 1), ([0.1f, 0.2f, 0.7f], 2), ([0.2f, 0.5f, 0.3f], 2),
    ];

    // Yes above 0.5: tp 2, fp 1, fn 1, tn 1.
    private static readonly (float[] Outputs, int Id)[] Binary = [([0.9f], 1), ([0.6f], 1), ([0.7f], 0), ([0.3f], 1), ([0.2f], 0)];

    [Fact]
    public void Figures_of_classes()
    {
        Assert.Equal(0.5, Measure(Metric.Accuracy, Classes));
        Assert.Equal(0.5, Measure(Metric.CategoricalAccuracy, Classes));
        Assert.Equal((1 + 0 + 0.5) / 3, Measure(Metric.Precision(), Classes), 1e-12);
        Assert.Equal((1 + 0 + 0.5) / 3, Measure(Metric.Recall(), Classes), 1e-12);
        Assert.Equal((1 + 0 + 0.5) / 3, Measure(Metric.F1(), Classes), 1e-12);
        Assert.Equal(0.5, Measure(Metric.F1(MetricAverage.Micro), Classes));
        Assert.Equal(((1 * 1) + (0 * 1) + (0.5 * 2)) / 4, Measure(Metric.F1(MetricAverage.Weighted), Classes));
        Assert.Equal(0.5, Measure(Metric.TopK(1), Classes));
        Assert.Equal(1, Measure(Metric.TopK(2), Classes));
    }

    [Fact]
    public void Figures_of_yes_and_no()
    {
        Assert.Equal(0.6, Measure(Metric.Accuracy, Binary));
        Assert.Equal(0.6, Measure(Metric.BinaryAccuracy(), Binary));
        Assert.Equal(0.8, Measure(Metric.BinaryAccuracy(0.25f), Binary));
        Assert.Equal(2 / 3.0, Measure(Metric.Precision(), Binary));
        Assert.Equal(2 / 3.0, Measure(Metric.Recall(), Binary));
        Assert.Equal(2 / 3.0, Measure(Metric.F1(), Binary));
        Assert.Equal(3 / 4.0, Measure(Metric.Precision(threshold: 0.25f), Binary));
        Assert.Equal(1, Measure(Metric.Recall(threshold: 0.25f), Binary));
    }

    // Pairs of a yes (0.9, 0.6, 0.3) and a no (0.7, 0.2): 4 of 6 in the right order.
    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order() => Assert.Equal(4 / 6.0, Measure(Metric.Auc(), Binary), 1e-12);

    [Fact]
    public void Of_equal_outputs_half_the_pairs_are_right() => Assert.Equal(0.5, Measure(Metric.Auc(), [([0.5f], 1), ([0.5f], 0)]));

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(1f, 0f)]
    [InlineData(0.99f, 1f)]
    public void The_ends_of_the_scale_count(float no, float yes) => Assert.Equal(yes > no ? 1 : 0, Measure(Metric.Auc(), [([yes], 1), ([no], 0)]));

    [Fact]
    public void An_area_without_a_no_is_no_number() => Assert.Equal(double.NaN, Measure(Metric.Auc(), [([0.5f], 1)]));

    [Fact]
    public void More_thresholds_come_closer_to_the_share_of_pairs()
    {
        var random = new RandomSource(1);
        (float Output, int Id)[] answers = [.. Enumerable.Range(0, 400).Select(_ => (Id: random.NextInt32(2), Noise: random.NextSingle())).Select(a => ((a.Id * 0.3f) + (0.7f * a.Noise), a.Id))];
        double pairs = 0, right = 0;
        foreach ((float yes, _) in answers.Where(a => a.Id == 1))
        {
            foreach ((float no, _) in answers.Where(a => a.Id == 0))
            {
                pairs++;
                right += yes > no ? 1 : yes == no ? 0.5 : 0;
            }
        }

        (float[] Outputs, int Id)[] rows = [.. answers.Select(a => (new[] { a.Output }, a.Id))];
        Assert.Equal(right / pairs, Measure(Metric.Auc(), rows), 1e-3);
        Assert.Equal(right / pairs, Measure(Metric.Auc(1_000_000), rows), 1e-6);
    }

    // Outputs 1, 2, 4 and 0 for targets 1, 4, 2 and -1: errors 0, 2, 2, 1.
    [Fact]
    public void Figures_of_values()
    {
        (float[] Outputs, float[] Target)[] values = [([1], [1]), ([2], [4]), ([4], [2]), ([0], [-1])];
        Assert.Equal(1.25, Measure(Metric.MeanAbsoluteError, values));
        Assert.Equal(2.25, Measure(Metric.MeanSquaredError, values));
        Assert.Equal(1.5, Measure(Metric.RootMeanSquaredError, values));
        Assert.Equal(100 * (0 + 0.5 + 1 + 1) / 4, Measure(Metric.MeanAbsolutePercentageError, values));
        Assert.Equal(1 - (9 / 13.0), Measure(Metric.R2, values), 1e-12);
    }

    [Fact]
    public void Determination_is_the_mean_over_the_outputs_and_zero_for_constant_targets()
    {
        (float[] Outputs, float[] Target)[] values = [([1, 5], [1, 7]), ([2, 6], [4, 7]), ([4, 7], [2, 7]), ([0, 8], [-1, 7])];
        Assert.Equal((1 - (9 / 13.0)) / 2, Measure(Metric.R2, values), 1e-12);
    }

    [Fact]
    public void A_zero_target_does_not_divide_by_zero() => Assert.Equal(100 * 0.5 / 1e-7, Measure(Metric.MeanAbsolutePercentageError, [([0.5f], [0f])]), 1e-3);

    [Fact]
    public void Labels_are_counted_one_by_one()
    {
        MetricAccumulator accuracy = MetricAccumulator.OfLabels(Metric.Accuracy, 3), precision = MetricAccumulator.OfLabels(Metric.Precision(), 3);
        foreach (MetricAccumulator accumulator in new[] { accuracy, precision })
        {
            accumulator.Add([0.9f, 0.1f, 0.8f], [1f, 0, 0]);
            accumulator.Add([0.9f, 0.1f, 0.8f], [1f, 1, 1]);
        }

        Assert.Equal(4 / 6.0, accuracy.Result);
        Assert.Equal((1 + 0 + 0.5) / 3, precision.Result);
    }

    [Fact]
    public void A_figure_of_ones_own_is_a_mean() =>
        Assert.Equal(1, Measure(Metric.MeanOf("largest", (outputs, _) => outputs[0] > 1 ? 2 : 0), [([1f], [1f]), ([2f], [1f])]));

    public static TheoryData<string> Kinds => [.. All.Keys];

    private static Dictionary<string, Metric> All { get; } = new[]
    {
        Metric.Accuracy, Metric.CategoricalAccuracy, Metric.BinaryAccuracy(), Metric.TopK(2), Metric.Precision(), Metric.Recall(), Metric.F1(), Metric.Auc(),
        Metric.MeanAbsoluteError, Metric.MeanSquaredError, Metric.RootMeanSquaredError, Metric.MeanAbsolutePercentageError, Metric.R2,
    }.ToDictionary(m => m.Name);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Parts_that_are_merged_are_the_whole(string kind)
    {
        var random = new RandomSource(2);
        MetricAccumulator whole = All[kind].Start(3), first = All[kind].Start(3), second = All[kind].Start(3);
        for (int i = 0; i < 50; i++)
        {
            float[] outputs = [random.NextSingle(), random.NextSingle(), random.NextSingle()];
            int id = random.NextInt32(3);
            whole.Add(outputs, id);
            (i % 3 == 0 ? first : second).Add(outputs, id);
        }

        first.Merge(second);
        Assert.Equal(whole.Result, first.Result, 1e-12);
        Assert.InRange(whole.Result, double.MinValue, double.MaxValue);
    }

    [Fact]
    public void Metrics_are_equal_by_value()
    {
        Assert.Equal(Metric.F1(), Metric.F1());
        Assert.NotEqual(Metric.F1(), Metric.F1(MetricAverage.Micro));
        Assert.NotEqual(Metric.F1(), Metric.F1() with { Name = "macro" });
    }

    private static double Measure(Metric metric, (float[] Outputs, int Id)[] answers)
    {
        MetricAccumulator accumulator = metric.Start(answers[0].Outputs.Length);
        foreach ((float[] outputs, int id) in answers) accumulator.Add(outputs, id);
        return accumulator.Result;
    }

    private static double Measure(Metric metric, (float[] Outputs, float[] Target)[] answers)
    {
        MetricAccumulator accumulator = metric.Start(answers[0].Outputs.Length);
        foreach ((float[] outputs, float[] target) in answers) accumulator.Add(outputs, target);
        return accumulator.Result;
    }
}
