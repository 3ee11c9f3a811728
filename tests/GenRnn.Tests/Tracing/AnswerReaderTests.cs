namespace GenRnn.Tests.Tracing;

/// <summary>What a trace says that a model answered is what the model answered, and is judged as the evaluation judges it.</summary>
public sealed class AnswerReaderTests
{
    [Fact]
    public void Several_yes_or_no_are_right_only_together()
    {
        SequenceDataset data = Labels();
        ModelTrace trace = Trace<TracedLabels>(data, Loss.BinaryCrossEntropy);

        for (int i = 0; i < trace.Examples.Count; i++)
        {
            TraceExample example = trace.Examples[i];
            string answered = string.Join(' ', example.Layers[^1].Values.Values.Select(v => v > 0.5f ? "1" : "0"));
            string expected = string.Join(' ', ((ValueTargets)data.Targets).Values.Slice(example.Index * 3, 3).ToArray());
            Assert.Equal([answered], example.Answered);
            Assert.Equal([expected], example.Expected);
            Assert.Equal(answered == expected, example.IsRight);
        }

        // Judged by the first of the three alone, an example would be right that is not.
        Assert.Contains(trace.Examples, e => e.IsRight == false && e.Answered[0][0] == e.Expected[0][0]);
    }

    [Fact]
    public void Answers_at_masked_steps_do_not_count()
    {
        int[][] tokens = [[1, 0, 2, 3], [4, 0, 0], [2, 5, 1, 1, 0]];
        SequenceDataset data = SequenceDataset.FromTokens(tokens, tokens.Select(t => t.Select(id => id % 2).ToArray()));
        ModelTrace trace = Trace<TracedWords>(data, null);

        Assert.Equal(3, trace.Examples.Count);
        foreach (TraceExample example in trace.Examples)
        {
            int[] read = tokens[example.Index];
            int[] counted = [.. Enumerable.Range(0, read.Length).Where(t => read[t] != 0)];
            Assert.Equal(read.Length, example.Answered.Count);
            Assert.All(Enumerable.Range(0, read.Length), t => Assert.Equal(read[t] == 0, example.Expected[t] == "\u2013"));
            Assert.Equal(counted.All(t => example.Answered[t] == example.Expected[t]), example.IsRight);
            Assert.Contains($" of {counted.Length} step", example.Answer, StringComparison.Ordinal);
            Assert.Contains($" right, {read.Length - counted.Length} masked", example.Answer, StringComparison.Ordinal);
        }

        Assert.Equal(trace.Assessment.Confusion!.Total, trace.Assessment.Calibration.Sum(b => b.Count));
        Assert.Equal(trace.Assessment.Confusion.Correct, trace.Assessment.Calibration.Sum(b => b.Count * b.Accuracy), 1e-9);
    }

    [Fact]
    public void Answers_that_come_from_the_end_stand_at_their_steps()
    {
        float[][,] sequences = [.. Enumerable.Range(0, 6).Select(n => Sequence(n, 3 + (n % 3)))];
        SequenceDataset data = SequenceDataset.FromSequences(sequences, sequences.Select((s, n) => Enumerable.Range(0, s.GetLength(0)).Select(t => (n + t) % 2).ToArray()));
        ModelTrace trace = Trace<TracedTurned>(data, null);

        foreach (TraceExample example in trace.Examples)
        {
            // Layers are in the order of the sequence; the first target belongs to the first answer, that of the last step.
            TraceTensor probabilities = example.Layers[^1].Values;
            int steps = probabilities.Rows;
            for (int t = 0; t < steps; t++)
            {
                float[] row = [.. probabilities.Row(t)];
                Assert.Equal($"class {Array.IndexOf(row, row.Max())}", example.Answered[t]);
                Assert.Equal($"class {(example.Index + steps - 1 - t) % 2}", example.Expected[t]);
            }

            Assert.StartsWith(string.Join(", ", example.Answered) + ", step by step", example.Answer, StringComparison.Ordinal);
        }

        int right = trace.Examples.Sum(e => Enumerable.Range(0, e.Answered.Count).Count(t => e.Answered[t] == e.Expected[t]));
        Assert.Equal(trace.Assessment.Confusion!.Correct, right);
    }

    [Fact]
    public void Classes_with_numbers_for_names_are_marked_once()
    {
        // The class with the id 0 is called 1, and so on: the name of one is the id of the next.
        ModelTrace trace = Trace<TracedGru>(SequenceDataset.FromSequences(Enumerable.Range(0, 6).Select(n => Sequence(n, 4)), Enumerable.Range(0, 6).Select(n => n % 3), ["1", "2", "3"]), null);
        var page = new StringWriter();
        TraceHtml.Write(trace, page);

        string[] drawings = page.ToString().Split("<svg ");
        string[] bars = [.. drawings.Where(d => d.Contains("chart-bars", StringComparison.Ordinal) && d.Contains("the right answer", StringComparison.Ordinal) | d.Contains("which is right", StringComparison.Ordinal))];
        Assert.Equal(trace.Examples.Count, bars.Length);
        Assert.All(bars, b => Assert.Equal(2, Occurrences(b, "the right answer") + (2 * Occurrences(b, "which is right")) + Occurrences(b, ", the model&#39;s answer.")));
    }

    [Fact]
    public void Spelt_labels_are_read_and_compared()
    {
        float[][,] sequences = [.. Enumerable.Range(0, 6).Select(n => Sequence(n, 5))];
        SequenceDataset data = SequenceDataset.FromLabelSequences(sequences, Enumerable.Range(0, 6).Select(n => new[] { 1 }), ["blank", "tone"]);
        TraceExample example = Trace<TracedTagger>(data, Loss.Ctc()).Examples[0];

        Assert.Matches("^(tone|no label|tone( tone)+)(, which is right|; right would have been tone)\\.$", example.Answer);
        Assert.Null(example.IsRight);
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static ModelTrace Trace<TModel>(SequenceDataset data, Loss? loss)
        where TModel : class, IRecurrentModel<TModel> =>
        ModelTrace.Create(Trainer.Fit(TModel.Create(1), data, new TrainingOptions { Epochs = 2, Loss = loss }), data, new TraceOptions { ExampleCount = 40 });

    private static float[,] Sequence(int seed, int steps)
    {
        var random = new RandomSource(seed + 1);
        float[,] sequence = new float[steps, 2];
        for (int i = 0; i < sequence.Length; i++) sequence[i / 2, i % 2] = (float)random.NextUniform(-1, 1);
        return sequence;
    }

    private static SequenceDataset Labels() => SequenceDataset.FromSequences(
        Enumerable.Range(0, 24).Select(n => Sequence(n, 4)),
        Enumerable.Range(0, 24).Select(n => new float[] { n & 1, (n >> 1) & 1, (n >> 2) & 1 }));
}
