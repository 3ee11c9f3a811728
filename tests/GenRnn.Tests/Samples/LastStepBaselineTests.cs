using GenRnn.Samples;

namespace GenRnn.Tests.Samples;

/// <summary>The model without memory.</summary>
public sealed class LastStepBaselineTests
{
    [Fact]
    public void Label_that_the_last_step_shows_is_learned()
    {
        SequenceDataset data = Labelled(300, s => s[4, 0] > s[4, 1] ? 1 : 0);
        (SequenceDataset training, SequenceDataset test) = data.Split(0.5);

        // A straight border through 150 samples is off by a few of them.
        Assert.InRange(LastStepBaseline.Measure(training, test).Accuracy, 0.95, 1);
    }

    [Fact]
    public void Three_classes_are_learned()
    {
        SequenceDataset data = Labelled(600, s => s[4, 0] > 0.33f ? 2 : s[4, 0] > -0.33f ? 1 : 0);
        (SequenceDataset training, SequenceDataset test) = data.Split(0.5);

        Assert.InRange(LastStepBaseline.Measure(training, test).Accuracy, 0.95, 1);
    }

    [Fact]
    public void Label_that_the_first_step_shows_is_not_seen()
    {
        SequenceDataset data = Labelled(600, s => s[0, 0] > 0 ? 1 : 0);
        (SequenceDataset training, SequenceDataset test) = data.Split(0.5);

        Assert.InRange(LastStepBaseline.Measure(training, test).Accuracy, 0.4, 0.6);
    }

    [Fact]
    public void Last_step_is_the_last_valid_one()
    {
        // A shorter sequence is padded with zeros, which would show nothing.
        var random = new RandomSource(2);
        List<float[,]> sequences = [.. Enumerable.Range(0, 100).Select(n => Sequence(random, 1 + (n % 3)))];
        SequenceDataset data = SequenceDataset.FromSequences(sequences, sequences.Select(s => s[s.GetLength(0) - 1, 0] > 0 ? 1 : 0));

        Assert.InRange(LastStepBaseline.Measure(data, data).Accuracy, 0.95, 1);
    }

    [Fact]
    public void Answer_at_every_step_is_measured_at_every_step()
    {
        var random = new RandomSource(2);
        List<float[,]> sequences = [.. Enumerable.Range(0, 60).Select(_ => Sequence(random, 4))];
        SequenceDataset data = SequenceDataset.FromSequences(
            sequences, sequences.Select(s => Enumerable.Range(0, 4).Select(t => s[t, 1] > 0 ? 1 : 0).ToArray()));

        TraceBaseline baseline = LastStepBaseline.Measure(data, data);

        Assert.InRange(baseline.Accuracy, 0.95, 1);
        Assert.Equal("a logistic regression on each step alone", baseline.Name);
    }

    [Fact]
    public void Values_are_refused() =>
        Assert.StartsWith(
            "Targets that are values were received; expected class ids.",
            Assert.Throws<ArgumentException>(() => LastStepBaseline.Measure(ValuesOnly(), ValuesOnly())).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(new[] { 3.0 }, 3)]
    [InlineData(new[] { 5.0, 1, 3 }, 3)]
    [InlineData(new[] { 4.0, 1, 3, 2 }, 2.5)]
    public void Median_is_the_middle(double[] values, double expected) => Assert.Equal(expected, Median.Of(values));

    private static SequenceDataset ValuesOnly() => SequenceDataset.FromSequences([new float[1, 1]], [[1f]]);

    private static SequenceDataset Labelled(int count, Func<float[,], int> label)
    {
        var random = new RandomSource(1);
        List<float[,]> sequences = [.. Enumerable.Range(0, count).Select(_ => Sequence(random, 5))];
        return SequenceDataset.FromSequences(sequences, sequences.Select(label));
    }

    private static float[,] Sequence(RandomSource random, int steps)
    {
        float[,] sequence = new float[steps, 2];
        for (int i = 0; i < 2 * steps; i++) sequence[i / 2, i % 2] = (float)random.NextUniform(-1, 1);
        return sequence;
    }
}
