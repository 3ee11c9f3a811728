using GenRnn.Samples;

namespace GenRnn.Tests.Samples;

/// <summary>The sequences of the problems ask what they say they ask.</summary>
public sealed class ProblemDataTests
{
    [Fact]
    public void Adding_marks_a_number_in_each_half_and_asks_for_their_sum()
    {
        SequenceDataset data = AddingProblem.Draw(200, 11, new RandomSource(1));
        for (int n = 0; n < data.Count; n++)
        {
            float[][] steps = [.. data.Sequence(n).ToArray().Chunk(2)];
            int[] marked = [.. Enumerable.Range(0, 11).Where(t => steps[t][1] == 1)];

            Assert.Equal(2, marked.Length);
            Assert.True(marked[0] < 5 && marked[1] >= 5);
            Assert.Equal(steps[marked[0]][0] + steps[marked[1]][0], ((ValueTargets)data.Targets).Values[n]);
            Assert.All(steps, s => Assert.InRange(s[0], 0, 1));
        }
    }

    [Fact]
    public void Answering_one_to_the_adding_problem_has_an_error_of_a_sixth()
    {
        ReadOnlySpan<float> sums = ((ValueTargets)AddingProblem.Draw(20_000, 10, new RandomSource(2)).Targets).Values;

        // The deviation of the mean of 20,000 squared errors is 0.0014.
        Assert.InRange(sums.ToArray().Average(s => (s - 1.0) * (s - 1)), AddingProblem.ErrorOfMean - 0.007, AddingProblem.ErrorOfMean + 0.007);
    }

    [Fact]
    public void Copy_asks_for_the_symbols_in_their_order_after_the_sign()
    {
        SequenceDataset data = CopyMemory.Draw(50, length: 3, pause: 4, new RandomSource(3));
        ReadOnlySpan<int> answers = ((ClassTargets)data.Targets).Ids;
        for (int n = 0; n < data.Count; n++)
        {
            int[] said = Symbols(data.Sequence(n), CopyMemory.Alphabet);

            Assert.All(said[..3], s => Assert.InRange(s, 1, 8));
            Assert.Equal([0, 0, 0, 9, 0, 0, 0], said[3..]);
            Assert.Equal([0, 0, 0, 0, 0, 0, 0, .. said[..3]], answers.Slice(n * 10, 10).ToArray());
        }
    }

    [Fact]
    public void Temporal_order_has_two_symbols_with_a_meaning_at_their_places()
    {
        SequenceDataset data = TemporalOrder.Draw(200, new RandomSource(4));
        for (int n = 0; n < data.Count; n++)
        {
            int[] symbols = Symbols(data.Sequence(n), TemporalOrder.Alphabet);
            int[] relevant = [.. Enumerable.Range(0, symbols.Length).Where(t => symbols[t] < 2)];

            Assert.Equal((2, 3), (symbols[0], symbols[^1]));
            Assert.InRange(symbols.Length, 100, 110);
            Assert.Equal(2, relevant.Length);
            Assert.InRange(relevant[0], 10, 19);
            Assert.InRange(relevant[1], 50, 59);
            Assert.Equal((2 * symbols[relevant[0]]) + symbols[relevant[1]], ((ClassTargets)data.Targets).Ids[n]);
        }
    }

    [Fact]
    public void Parity_asks_whether_the_ones_so_far_are_odd()
    {
        SequenceDataset data = Parity.Draw(20, 30, new RandomSource(5));
        for (int n = 0; n < data.Count; n++)
        {
            for (int t = 0; t < 30; t++)
                Assert.Equal((int)data.Sequence(n)[..(t + 1)].ToArray().Sum() % 2, ((ClassTargets)data.Targets).Ids[(n * 30) + t]);
        }
    }

    [Theory]
    [InlineData("", "B")]
    [InlineData("B", "TP")]
    [InlineData("BT", "B")]
    [InlineData("BTB", "TP")]
    [InlineData("BTBT", "SX")]
    [InlineData("BTBTS", "SX")]
    [InlineData("BTBTX", "XS")]
    [InlineData("BTBTXX", "TV")]
    [InlineData("BTBTXS", "E")]
    [InlineData("BTBTXSE", "T")]
    [InlineData("BPBTXSE", "P")]
    [InlineData("BPBTXSEP", "E")]
    [InlineData("BPBTXSEPE", "")]
    [InlineData("BPBPVP", "XS")]
    [InlineData("BPBPVV", "E")]
    public void Grammar_knows_what_may_come_next(string beginning, string next) => Assert.Equal(next, ReberGrammar.After(beginning));

    [Theory]
    [InlineData("BX")]
    [InlineData("BTT")]
    [InlineData("BTBTXSEP")]
    [InlineData("BTBTXSETET")]
    [InlineData("ETBTXSETE")]
    public void Grammar_refuses_what_is_none_of_its_strings(string beginning) =>
        Assert.StartsWith($"'{beginning}' was received;", Assert.Throws<ArgumentException>(() => ReberGrammar.After(beginning)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_drawn_string_is_one_of_the_grammar()
    {
        var random = new RandomSource(6);
        string[] strings = [.. Enumerable.Range(0, 500).Select(_ => ReberGrammar.Draw(random))];

        Assert.All(strings, s => Assert.All(Enumerable.Range(0, s.Length), t => Assert.Contains(s[t], ReberGrammar.After(s[..t]))));
        Assert.All(strings, s => Assert.Equal("", ReberGrammar.After(s)));
        Assert.Contains(strings, s => s.Length > 20);
    }

    [Fact]
    public void No_test_string_is_a_training_string()
    {
        ProblemData data = EmbeddedReber.Draw(seed: 1);
        string[] training = [.. Strings(data.Training)], test = [.. Strings(data.Test)];

        Assert.Equal((256, 256, 512), (training.Length, test.Length, data.Validation.Count));
        Assert.Empty(training.Intersect(test));
    }

    [Fact]
    public void Judge_wants_all_symbols_that_may_come_next_before_all_others()
    {
        SequenceDataset data = EmbeddedReber.Data(["BTBTXSETE"]);

        Assert.Equal(0b0000110u, EmbeddedReber.Judge.PermittedAt(data, 0, 0));
        Assert.Equal(0b0000001u, EmbeddedReber.Judge.PermittedAt(data, 0, 1));
        Assert.Equal(0b0000010u, EmbeddedReber.Judge.PermittedAt(data, 0, 6));
        Assert.Equal(0b1000000u, EmbeddedReber.Judge.PermittedAt(data, 0, 7));
    }

    [Theory]
    [InlineData(0.3f, 0.4f, 0.2f, false)]
    [InlineData(0.2f, 0.5f, 0.3f, true)]
    [InlineData(0.3f, 0.5f, 0.3f, false)]
    public void Judge_wants_the_right_class_alone_to_be_the_highest(float first, float second, float third, bool right)
    {
        // Class 1, or classes 1 and 2, of three.
        Assert.Equal(first < second && third < second, Judge.AreHighest(0b010, [first, second, third]));
        Assert.Equal(right, Judge.AreHighest(0b110, [first, second, third]));
    }

    private static int[] Symbols(ReadOnlySpan<float> vectors, int alphabet) => [.. vectors.ToArray().Chunk(alphabet).Select(v => Array.IndexOf(v, 1f))];

    private static IEnumerable<string> Strings(SequenceDataset data) => Enumerable.Range(0, data.Count)
        .Select(n => string.Concat(Symbols(data.Sequence(n), 7).Select(s => ReberGrammar.Symbols[s])));
}
