namespace GenRnn.Tests.Tracing.Comparison;

/// <summary>What of a difference is called chance.</summary>
public sealed class NoiseTests
{
    [Theory]
    [InlineData(90, 85, 100, true)] // sqrt(0.875 * 0.125 / 100) = 0.033: below two of them.
    [InlineData(90, 80, 100, false)] // sqrt(0.85 * 0.15 / 100) = 0.036: above.
    [InlineData(900, 850, 1000, false)] // The same difference, on more answers.
    [InlineData(9, 9, 10, true)]
    public void Difference_below_two_standard_errors_may_be_chance(int best, int other, int answers, bool isNoise)
    {
        TraceComparison comparison = TraceComparison.Create([MadeTraces.Accuracies("a", best, answers), MadeTraces.Accuracies("b", other, answers)]);

        Assert.Equal(isNoise, ComparedPair.Others(comparison).Single().IsNoise);
        Assert.Equal(isNoise, comparison.Observations.Any(o => o.Contains("may be chance: so may the distance to b", StringComparison.Ordinal)));
        Assert.Equal(!isNoise, comparison.KeyInsight.Contains(": more than chance.", StringComparison.Ordinal));
    }

    [Fact]
    public void Standard_error_is_said_with_the_number_of_answers()
    {
        TraceComparison comparison = TraceComparison.Create([MadeTraces.Accuracies("a", 900, 1000), MadeTraces.Accuracies("b", 890, 1000), MadeTraces.Accuracies("c", 500, 1000)]);

        Assert.Equal(Math.Sqrt(0.9 * 0.1 / 1000), comparison.Models[0].Figures.StandardError!.Value, 12);
        Assert.Contains(
            "With 1000 answers the 90.0 % of a has a standard error of 0.9 points, and a difference below two standard errors may be chance: so may the distance to b (1.0 point), but not that to c (40.0 points).",
            comparison.Observations);
    }

    [Fact]
    public void Smallest_of_those_that_may_be_best_is_named()
    {
        SequenceDataset data = TraceCases.Classes(60, 2, masked: false);
        ModelTrace large = ComparisonCases.Run<TracedLstm>(data, "large") with { Test = new TraceScore(0.1, 0.9) }, small = ComparisonCases.Run<ComparedRnn>(data, "small") with { Test = new TraceScore(0.2, 0.85) };

        Assert.Contains("The smallest model that may be as good as large is small, with 33 parameters instead of 117.", TraceComparison.Create([large, small]).Observations);
    }

    [Fact]
    public void One_seed_is_said_to_be_one()
    {
        Assert.Contains(ComparisonCases.Of(ComparisonCases.Classes).Observations, o => o.StartsWith("All runs have one seed, 3,", StringComparison.Ordinal));
        Assert.DoesNotContain(ComparisonCases.Of(ComparisonCases.Seeds).Observations, o => o.StartsWith("All runs have one seed", StringComparison.Ordinal));
    }

    [Fact]
    public void Seeds_are_compared_one_by_one()
    {
        // a is ahead by 2, 4 and 3 points: a mean of 3, with a deviation of 1 and an error of 1 / sqrt(3) points.
        TraceComparison comparison = Seeds([92, 84, 93], [90, 80, 90]);
        ComparedPair pair = ComparedPair.Others(comparison).Single();

        Assert.Equal((0.03, 0.01 / Math.Sqrt(3), 3), (Math.Round(pair.Lead, 12), pair.Error, pair.Ahead), (x, y) => Math.Abs(x.Item1 - y.Item1) < 1e-9 && Math.Abs(x.Item2 - y.Item2) < 1e-9 && x.Item3 == y.Item3);
        Assert.Contains("Seed by seed, a is ahead of b with 3 of 3 seeds, by 3.0 points on average, with a standard error of 0.6 points: more than chance.", comparison.Observations);
    }

    [Fact]
    public void Seeds_that_disagree_may_be_chance() =>
        Assert.Contains(Seeds([92, 84, 90], [90, 88, 89]).Observations, o => o.EndsWith("less than two of them, which may be chance.", StringComparison.Ordinal));

    [Fact]
    public void Two_seeds_are_too_few() =>
        Assert.Contains("Seed by seed, a is ahead of b with 2 of 2 seeds, by 3.0 points on average: too few seeds to tell what of it is chance.", Seeds([92, 84], [90, 80]).Observations);

    [Fact]
    public void Losses_of_one_run_have_no_standard_error()
    {
        TraceComparison comparison = TraceComparison.Create([MadeTraces.Losses("a", 0.1, [1.0, 0.1]), MadeTraces.Losses("b", 0.2, [0.9, 0.2])]);

        Assert.Contains("How much of the differences in loss is chance, one run cannot tell: it takes several seeds.", comparison.Observations);
        Assert.Contains("Best on unseen data is a, with a loss of 0.100, against 0.200 of b.", comparison.Observations);
        Assert.StartsWith("Of 2 models a comes to the lowest loss on unseen data, 0.100 with 33 parameters, 0.100 less than b with 33: how much of it is chance, these runs cannot tell.", comparison.KeyInsight, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_that_diverged_is_never_the_best()
    {
        TraceComparison comparison = TraceComparison.Create([MadeTraces.Losses("a", double.NaN, [1.0, double.NaN]), MadeTraces.Losses("b", 0.2, [0.9, 0.2])]);

        Assert.Equal("b", ComparedPair.Best(comparison).Label);
        Assert.Equal([1], comparison.Table.Single(r => r.Name == "loss on unseen data").Best);
    }

    [Fact]
    public void Level_models_are_called_equally_good()
    {
        TraceComparison comparison = TraceComparison.Create([MadeTraces.Accuracies("a", 90, 100), MadeTraces.Accuracies("b", 90, 100)]);

        Assert.Contains("All models are equally good in 100 answers to unseen data: right 90.0 % of the time; without memory, a coin reaches 50.0 %.", comparison.Observations);
        Assert.StartsWith("Of 2 models a with 33 parameters and b with 33 are equally good, right 90.0 % of the time.", comparison.KeyInsight, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ComparisonCases.All), MemberType = typeof(ComparisonCases))]
    public void Insight_is_two_sentences(string id) =>
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(ComparisonCases.Of(id).KeyInsight, @"\.(\s|$)"));

    private static TraceComparison Seeds(int[] a, int[] b) => TraceComparison.Create([Runs("a", a), Runs("b", b)]);

    private static ComparedRuns Runs(string label, int[] right) => new(label, right.Select((r, i) => MadeTraces.Accuracies(label, r, 100, seed: i + 1)).ToEquatableArray());
}
