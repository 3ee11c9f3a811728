namespace GenRnn.Tests.Tracing.Comparison;

/// <summary>What cannot be compared is refused: received, expected, remedy.</summary>
public sealed class RuleTests
{
    private static readonly ModelTrace A = MadeTraces.Accuracies("a", 90, 100), B = MadeTraces.Accuracies("b", 80, 100);

    [Fact]
    public void Nothing_and_one_model_are_refused()
    {
        AssertRefused("No model was received for a comparison; expected at least two models. Add another one.", []);
        AssertRefused("'a' alone was received for a comparison; expected at least two models. Add another one.", [A]);
    }

    [Fact]
    public void More_than_six_are_refused() =>
        AssertRefused("7 models were received for a comparison; expected at most 6, as no more lines can be told apart. Compare them in groups.", [.. Enumerable.Range(0, 7).Select(i => A with { Id = $"m{i}" })]);

    [Fact]
    public void Two_of_one_name_are_refused() => AssertRefused("'a' was received as the name of 2 models; expected a name for each. Give them labels.", [A, B, A]);

    [Fact]
    public void Model_without_a_run_is_refused() => Assert.Equal(
        "'b' was received without a run; expected a trace for each seed. Train it first.",
        ComparisonRules.Check([new("a", EquatableArray.Of(A)), new("b", default)]));

    [Fact]
    public void Other_seeds_are_refused() => Assert.Equal(
        "Runs with the seeds 1, 2 were received of 'a', and with 1, 3 of 'b'; expected the same seeds in the same order. Train both with the same ones.",
        ComparisonRules.Check([new("a", EquatableArray.Of(A, A with { Seed = 2 })), new("b", EquatableArray.Of(B, B with { Seed = 3 }))]));

    [Fact]
    public void Runs_of_different_models_under_one_label_are_refused() => Assert.StartsWith(
        "Runs of 'input 2; simple_rnn 4; dense 1 sigmoid' and of 'input 2; gru 5' were received as those of 'a'; expected one model.",
        ComparisonRules.Check([new("a", EquatableArray.Of(A, A with { Model = ModelSpec.Parse("input 2; gru 5") })), new("b", EquatableArray.Of(B))]), StringComparison.Ordinal);

    [Fact]
    public void Other_baselines_are_refused() => AssertDifferent("their baselines are not the same", A, B with { Baseline = new TraceBaseline("a coin", 0.6) });

    [Fact]
    public void Other_right_answers_are_refused() =>
        AssertDifferent("their right answers are not the same", A, B with { Assessment = new TraceAssessment { Confusion = new ConfusionMatrix(2, EquatableArray.Of(80, 10, 5, 5)) } });

    [Fact]
    public void Accuracy_of_one_alone_is_refused() => AssertDifferent("only one of them has an accuracy", A, B with { Test = new TraceScore(0.1, null) });

    [Fact]
    public void Other_examples_are_refused() =>
        AssertDifferent("their examples are sequences 0 and 7", A, B with { Examples = B.Examples.Select(e => e with { Index = e.Index + 7 }).ToEquatableArray() });

    [Fact]
    public void Other_numbers_in_an_example_are_refused()
    {
        TraceExample first = B.Examples[0];
        TraceLayer input = first.Layers[0];
        TraceExample changed = first with { Layers = first.Layers.Skip(1).Prepend(input with { Values = input.Values with { Values = input.Values.Values.Select(v => v + 1).ToEquatableArray() } }).ToEquatableArray() };

        AssertDifferent("sequence 0 is not the same", A, B with { Examples = B.Examples.Skip(1).Prepend(changed).ToEquatableArray() });
    }

    [Fact]
    public void Other_training_data_are_refused()
    {
        SequenceDataset data = TraceCases.Classes(60, 2, masked: false);

        AssertDifferent("inputs [30, 6, 2] and [20, 6, 2]", ComparisonCases.Run<ComparedGru>(data, "a"), ComparisonCases.Run<ComparedRnn>(data.Slice(0, 40), "b"));
    }

    [Fact]
    public void Model_that_knows_more_classes_than_there_are_is_compared() =>
        Assert.Equal(2, TraceComparison.Create([A, B with { Assessment = new TraceAssessment { Confusion = new ConfusionMatrix(3, EquatableArray.Of(80, 20, 0, 0, 0, 0, 0, 0, 0)) } }]).Models.Count);

    private static void AssertDifferent(string difference, ModelTrace a, ModelTrace b) =>
        AssertRefused($"'a' and 'b' were traced on different data ({difference}); expected the same. Train and trace both on one training set and one test set.", [a, b]);

    private static void AssertRefused(string message, ModelTrace[] traces) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => TraceComparison.Create(traces)).Message, StringComparison.Ordinal);
}
