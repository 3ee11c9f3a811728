namespace GenRnn.Tests.Tracing.Comparison;

/// <summary>Which sequences show how models differ.</summary>
public sealed class ComparedExamplesTests
{
    [Fact]
    public void Marks_are_the_models_own_answers()
    {
        (SequenceDataset training, SequenceDataset test) = TraceCases.Classes(60, 2, masked: false).Split(0.5);
        FitResult<ComparedRnn> fit = TraceCases.Fit<ComparedRnn>(training, null);
        float[] output = new float[1];
        var ids = ((ClassTargets)test.Targets).Ids.ToArray();
        IReadOnlyList<bool?> marks = ComparedExamples.Marks(fit, test);

        Assert.Equal(test.Count, marks.Count);
        for (int n = 0; n < test.Count; n++)
        {
            fit.Model.Predict(test.Sequence(n), output);
            Assert.Equal(output[0] > 0.5f == (ids[n] == 1), marks[n]);
        }
    }

    [Fact]
    public void Sequence_with_an_answer_a_step_is_right_when_all_are()
    {
        (SequenceDataset training, SequenceDataset test) = TraceCases.Tags(40).Split(0.5);
        FitResult<TracedTagger> fit = TraceCases.Fit<TracedTagger>(training, null, epochs: 150);
        ModelTrace trace = ModelTrace.Create(fit, test, new TraceOptions { ExampleCount = test.Count });
        IReadOnlyList<bool?> marks = ComparedExamples.Marks(fit, test);

        Assert.All(trace.Examples, e => Assert.Equal(e.IsRight, marks[e.Index]));
        Assert.Equal(2, marks.Distinct().Count());
    }

    [Fact]
    public void Numbers_are_neither_right_nor_wrong()
    {
        (SequenceDataset training, SequenceDataset test) = TraceCases.Values(40, 1).Split(0.5);

        Assert.All(ComparedExamples.Marks(TraceCases.Fit<ComparedRegression>(training, null), test), Assert.Null);
    }

    [Fact]
    public void Disagreements_come_first_one_of_each_kind_then_what_all_know_then_what_none_does() =>
        Assert.Equal([1, 4, 3, 0, 5, 7], Choose("1 0 0 1 0 1 1 0", "1 1 1 0 0 1 1 0", "1 1 1 1 1 1 1 0"));

    [Fact]
    public void Other_kinds_fill_the_places_of_those_that_are_not_there()
    {
        Assert.Equal([0, 1, 2], Choose(3, "1 1 1 1", "1 1 1 1"));
        Assert.Equal([0, 1, 2], Choose(3, "0 0 0 0", "0 0 0 0"));
        Assert.Equal([0, 1, 2], Choose(3, "0 0 0 0", "1 1 1 1"));
        Assert.Equal([0, 1, 2], Choose(3, "- - - -", "- - - -"));
        Assert.Equal([0, 1], Choose(6, "1 0", "1 0"));
        Assert.Equal([2], Choose(1, "1 0 1", "1 0 0"));
    }

    [Fact]
    public void Choice_never_names_a_sequence_twice_and_as_many_as_asked() => Assert.All(Enumerable.Range(1, 40), seed =>
    {
        var random = new RandomSource(seed);
        int models = 1 + random.NextInt32(4), sequences = 1 + random.NextInt32(12), count = 1 + random.NextInt32(8);
        IReadOnlyList<bool?>[] marks = [.. Enumerable.Range(0, models).Select(_ => (IReadOnlyList<bool?>)[.. Enumerable.Range(0, sequences).Select(_ => (bool?)(random.NextInt32(3) > 0))])];
        IReadOnlyList<int> chosen = ComparedExamples.Choose(marks, count);

        Assert.Equal(chosen.Distinct(), chosen);
        Assert.Equal(Math.Min(count, sequences), chosen.Count);
        Assert.All(chosen, n => Assert.InRange(n, 0, sequences - 1));
    });

    [Fact]
    public void Marks_that_do_not_fit_are_refused()
    {
        Assert.StartsWith("No marks were received", Assert.Throws<ArgumentException>(() => ComparedExamples.Choose([])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Marks of 1 and of 2 sequences were received; expected", Assert.Throws<ArgumentException>(() => Choose("1", "1 0")).Message, StringComparison.Ordinal);
        Assert.StartsWith("0 examples were received; expected at least 1.", Assert.Throws<ArgumentException>(() => Choose(0, "1", "1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_shows_the_examples_that_were_asked_for()
    {
        ModelTrace trace = TraceCases.Trace(TraceCases.Gru, new TraceOptions { Example = 2, Examples = [4, 2, 1] });

        Assert.Equal([2, 4, 1], trace.Examples.Select(e => e.Index));
        Assert.StartsWith(
            "Example 9 was received; expected 0 to 5", Assert.Throws<ArgumentException>(() => TraceCases.Trace(TraceCases.Gru, new TraceOptions { Examples = [1, 9] })).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<int> Choose(params string[] marks) => Choose(6, marks);

    private static IReadOnlyList<int> Choose(int count, params string[] marks) =>
        ComparedExamples.Choose([.. marks.Select(m => (IReadOnlyList<bool?>)[.. m.Split(' ').Select(c => c switch { "1" => true, "0" => (bool?)false, _ => null })])], count);
}
