namespace GenRnn.Tests.Tracing.Comparison;

/// <summary>The figures of a comparison come from its traces.</summary>
public sealed class FigureTests
{
    [Theory]
    [InlineData(ComparisonCases.Classes)]
    [InlineData(ComparisonCases.Tags)]
    [InlineData(ComparisonCases.Values)]
    public void Figures_of_one_run_are_those_of_its_trace(string id)
    {
        foreach (ComparedModel model in ComparisonCases.Of(id).Models)
        {
            TraceEpoch last = model.Trace.History[^1];

            Assert.Equal(model.Trace.Test, model.Figures.Test);
            Assert.Equal(new TraceScore(last.Loss, last.Accuracy), model.Figures.Training);
            Assert.Equal(new TraceScore(last.ValidationLoss!.Value, last.ValidationAccuracy), model.Figures.Validation);
            Assert.Equal(model.Trace.Test.Accuracy - model.Trace.Baseline?.Accuracy, model.Figures.AboveBaseline);
            Assert.Equal(model.Trace.DataFlow.Sum(s => s.Parameters), model.Parameters);
            Assert.Equal(model.Trace.DataFlow.Sum(s => s.MultiplyAdds), model.MultiplyAdds);
        }
    }

    [Fact]
    public void Figures_of_several_runs_are_their_medians()
    {
        TraceComparison comparison = ComparisonCases.Of(ComparisonCases.Seeds);

        Assert.Equal([3, 4, 5], comparison.Seeds);
        foreach (ComparedModel model in comparison.Models)
        {
            Assert.Equal(model.Runs.Select(r => r.Test.Loss).Order().ElementAt(1), model.Figures.Test.Loss);
            Assert.Equal(model.Runs.Select(r => r.Test.Accuracy).Order().ElementAt(1), model.Figures.Test.Accuracy);
            Assert.Equal((model.Runs.Min(r => r.Test.Accuracy), model.Runs.Max(r => r.Test.Accuracy)), ((double?)model.Figures.Spread.Low, (double?)model.Figures.Spread.High));
        }
    }

    [Fact]
    public void Level_is_nine_tenths_of_the_way_from_the_baseline_to_the_best_accuracy()
    {
        TraceComparison comparison = TraceComparison.Create(
            [MadeTraces.Accuracies("fast", 95, 100, [0.6, 0.91, 0.95, 0.94]), MadeTraces.Accuracies("slow", 92, 100, [0.5, 0.7, 0.89, 0.92]), MadeTraces.Accuracies("never", 60, 100, [0.5, 0.6, 0.6, 0.6])]);

        // 0.5 + 0.9 * 0.45 = 0.905, in whole percents 90.
        Assert.Equal(new ComparedLevel(true, true, 0.90, "90 % is nine tenths of the way from what is had without memory (50.0 %) to the best accuracy that any model had (95.0 %)."), comparison.Level);
        Assert.Equal([2, 4, null], comparison.Models.Select(m => m.Figures.EpochsToLevel));
        Assert.Equal(2.0 * 30 * comparison.Models[0].MultiplyAdds, comparison.Models[0].Figures.MultiplyAddsToLevel);
        Assert.Contains("A validation accuracy of 90 % was reached by fast after 2 epochs, by slow after 4 epochs, by never not at all.", Join(comparison), StringComparison.Ordinal);
    }

    [Fact]
    public void Level_of_a_loss_is_reached_from_above()
    {
        TraceComparison comparison = TraceComparison.Create([MadeTraces.Losses("a", 0.1, [1.0, 0.5, 0.1]), MadeTraces.Losses("b", 0.2, [0.9, 0.18, 0.2])]);

        Assert.Equal((false, 0.19), (comparison.Level!.IsAccuracy, comparison.Level.Value));
        Assert.Equal([3, 2], comparison.Models.Select(m => m.Figures.EpochsToLevel));
    }

    [Fact]
    public void Epochs_of_several_runs_are_their_median_and_none_where_half_never_got_there()
    {
        ModelTrace Run(string id, int seed, params double[] validation) => MadeTraces.Accuracies(id, 95, 100, validation, seed);
        TraceComparison comparison = TraceComparison.Create(
        [
            new ComparedRuns("a", EquatableArray.Of(Run("a", 1, 0.95, 0.95, 0.95), Run("a", 2, 0.6, 0.6, 0.95), Run("a", 3, 0.6, 0.95, 0.95))),
            new ComparedRuns("b", EquatableArray.Of(Run("b", 1, 0.6, 0.6, 0.6), Run("b", 2, 0.6, 0.6, 0.6), Run("b", 3, 0.95, 0.95, 0.95))),
        ]);

        Assert.Equal([2, null], comparison.Models.Select(m => m.Figures.EpochsToLevel));
        Assert.Equal([1, 3, 2], comparison.Models[0].Runs.Select(r => r.EpochsToLevel));
    }

    [Fact]
    public void Nobody_is_fast_where_nothing_was_learned()
    {
        TraceComparison comparison = TraceComparison.Create([MadeTraces.Accuracies("a", 51, 100), MadeTraces.Accuracies("b", 50, 100)]);

        Assert.Null(comparison.Level);
        Assert.Contains("None learned enough to be called faster than another.", comparison.Observations);
        Assert.DoesNotContain(comparison.Table, r => r.Name.StartsWith("epochs to", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, 0, 0, 0, 0, 9)]
    [InlineData(2, 1, 1, 1, 3, 4)]
    [InlineData(6, 9, 0, 0, 0, 1)]
    public void Half_of_the_influence_is_counted_from_the_end(int steps, params int[] strength)
    {
        float[] made = [.. strength.Prepend(0).Select(s => (float)s)];
        TraceComparison comparison = TraceComparison.Create([MadeTraces.Accuracies("a", 9, 10).WithInfluence(made), MadeTraces.Accuracies("b", 8, 10).WithInfluence(0, 0, 0, 0, 0, 0)]);

        // The first step of six is the one that was prepended: half from it alone is all six.
        Assert.Equal(strength[0] == 9 ? 5 : steps, comparison.Models[0].Figures.HalfOfInfluence);
        Assert.Null(comparison.Models[1].Figures.HalfOfInfluence);
    }

    [Fact]
    public void Examples_are_those_that_all_traces_have()
    {
        SequenceDataset data = TraceCases.Classes(60, 2, masked: false);
        TraceComparison comparison = TraceComparison.Create(
            [ComparisonCases.Run<ComparedGru>(data, "a", options: new TraceOptions { Examples = [3, 1, 7, 5] }), ComparisonCases.Run<ComparedRnn>(data, "b", options: new TraceOptions { Examples = [5, 9, 3] })]);

        Assert.Equal([0, 3, 5], comparison.Examples);
        Assert.All(comparison.Models, m => Assert.Equal(comparison.Examples, m.Trace.Examples.Select(e => e.Index).ToEquatableArray()));
    }

    [Fact]
    public void More_examples_than_are_shown_count_for_the_reach_of_memory()
    {
        SequenceDataset data = TraceCases.Classes(60, 2, masked: false);
        var options = new TraceOptions { Examples = [.. Enumerable.Range(0, 20)] };
        ModelTrace first = ComparisonCases.Run<ComparedGru>(data, "a", options: options);
        TraceComparison comparison = TraceComparison.Create([first, ComparisonCases.Run<ComparedRnn>(data, "b", options: options)]);

        Assert.Equal((6, 20), (comparison.Examples.Count, comparison.Influences));
        Assert.Equal(first.Examples.Average(e => Influences.Half(e.Influence)), comparison.Models[0].Figures.HalfOfInfluence);
    }

    [Fact]
    public void Table_marks_the_best_of_a_row_and_all_that_may_be()
    {
        TraceComparison comparison = TraceComparison.Create([MadeTraces.Accuracies("a", 950, 1000), MadeTraces.Accuracies("b", 945, 1000), MadeTraces.Accuracies("c", 700, 1000)]);
        ComparisonRow Row(string name) => comparison.Table.Single(r => r.Name == name);

        Assert.Equal(["95.0 %", "94.5 %", "70.0 %"], Row("accuracy on unseen data").Cells);
        Assert.Equal([0, 1], Row("accuracy on unseen data").Best);
        Assert.Equal([0], Row("loss on unseen data").Best);
        Assert.Equal(["0.050", "0.055", "0.300"], Row("loss on unseen data").Cells);
        Assert.Empty(Row("parameters").Best);
        Assert.Equal(["45.0", "44.5", "20.0"], Row("points above a model without memory").Cells);
        Assert.All(comparison.Table, r => Assert.Equal(3, r.Cells.Count));
    }

    [Fact]
    public void Validation_has_rows_where_it_is_not_the_unseen_data()
    {
        ModelTrace a = MadeTraces.Accuracies("a", 90, 100), b = MadeTraces.Accuracies("b", 80, 100);

        Assert.DoesNotContain(TraceComparison.Create([a, b]).Table, r => r.Name.StartsWith("validation", StringComparison.Ordinal));
        Assert.Contains(TraceComparison.Create([a with { Test = new TraceScore(0.3, 0.85) }, b]).Table, r => r.Name == "validation accuracy");
    }

    [Fact]
    public void Equal_runs_have_equal_comparisons()
    {
        Assert.Equal(ComparisonCases.Of(ComparisonCases.Seeds), ComparisonCases.Of(ComparisonCases.Seeds));
        Assert.NotEqual(ComparisonCases.Of(ComparisonCases.Classes), ComparisonCases.Of(ComparisonCases.Seeds));
    }

    [Fact]
    public void Models_are_called_by_their_labels_and_the_title_by_theirs()
    {
        TraceComparison comparison = ComparisonCases.Of(ComparisonCases.Classes);

        Assert.Equal("lstm, gru and rnn", comparison.Title);
        Assert.Equal("mine", TraceComparison.Create([new("x", EquatableArray.Of(comparison.Models[0].Trace)), new("y", EquatableArray.Of(comparison.Models[1].Trace))], "mine").Title);
    }

    private static string Join(TraceComparison comparison) => string.Join(" ", comparison.Observations);
}
