using System.Reflection;

namespace GenRnn.Tests.Models;

[RecurrentModel]
[Input(3)]
[Masking(-1)]
[Gru(6, Bidirectional = true, ReturnSequences = true)]
[Lstm(5, Bidirectional = true)]
[Dense(2, Activation.Softmax)]
public sealed partial class MaskedReader;

[RecurrentModel]
[Embedding(11, 7, MaskZero = true)]
[Lstm(6, ReturnSequences = true)]
[LayerNormalization]
[Dense(11, Activation.Softmax)]
public sealed partial class TokenTagger;

[RecurrentModel]
[Input(3)]
[Masking]
[Gru(9)]
[Dropout(0.5)]
[Dense(2)]
public sealed partial class MaskedStream;

/// <summary>Models that run layer by layer, as their users see them.</summary>
public class LayeredModelTests
{
    private static readonly RandomSource Random = new(3);

    [Fact]
    public void A_model_that_looks_ahead_does_not_stream()
    {
        Assert.DoesNotContain(typeof(MaskedReader).GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStreamingModel<,>));
        Assert.Contains(typeof(TokenTagger).GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IStreamingModel<,>));
    }

    [Fact]
    public void Whoever_tries_to_step_through_it_is_told_why_not()
    {
        ObsoleteAttribute obsolete = typeof(MaskedReader).GetMethod("Step")!.GetCustomAttribute<ObsoleteAttribute>()!;
        Assert.True(obsolete.IsError);
        Assert.Equal(
            "MaskedReader cannot take one step at a time: its layer 'gru' is bidirectional and reads the end of a sequence first. Pass whole sequences to Predict, or declare the layer without Bidirectional.",
            obsolete.Message);
    }

    [Fact]
    public void A_masked_step_repeats_the_output_of_the_one_before()
    {
        MaskedStream model = MaskedStream.Create(1);
        MaskedStream.State state = default;
        float[] first = new float[2], masked = new float[2];
        model.Step(ref state, [1, -2, 0.5f], first);
        MaskedStream.State before = state;
        model.Step(ref state, [0, 0, 0], masked);
        Assert.Equal(first, masked);
        Assert.Equal(before, state);
    }

    [Fact]
    public void Wholly_masked_sequences_have_the_output_of_the_first_state()
    {
        MaskedReader model = MaskedReader.Create(2);
        float[] x = Numbers(4 * 5 * 3), y = new float[8], none = new float[2];
        x.AsSpan(15, 15).Fill(-1);
        model.PredictBatch(x, 4, y);
        model.Predict(x.AsSpan(15, 15), none);
        Near(none, y[2..4]);
        Near(none, Predicted(model, x, [5, 5, 0, 3])[4..6]);
        Assert.Equal(1f, none.Sum(), 1e-6f);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 40)]
    [InlineData(9, 3)]
    [InlineData(60, 130)]
    public void Batches_equal_single_sequences(int count, int steps)
    {
        MaskedReader model = MaskedReader.Create(2);
        float[] x = Numbers(count * steps * 3), y = new float[count * 2], one = new float[2];
        for (int n = 0; n < count; n += 2) x.AsSpan(((n * steps) + (steps / 2)) * 3, 3).Fill(-1);
        model.PredictBatch(x, count, y);
        for (int n = 0; n < count; n++)
        {
            model.Predict(x.AsSpan(n * steps * 3, steps * 3), one);
            Near(one, y[(2 * n)..(2 * n + 2)]);
        }
    }

    [Fact]
    public void Tokens_and_their_numbers_give_the_same()
    {
        TokenTagger model = TokenTagger.Create(3);
        int[] tokens = [4, 0, 10, 1, 7, 7];
        float[] numbers = [.. tokens.Select(t => (float)t)], left = new float[6 * 11], right = new float[6 * 11];
        model.Predict(tokens, left);
        model.Predict(numbers, right);
        Assert.Equal(left, right);
        model.PredictBatch(tokens, 2, left);
        model.PredictBatch(numbers, 2, right);
        Assert.Equal(left, right);
        model.PredictBatch(new[] { 4, -5, 99, 1, 7, 7 }, [1, 3], left);
        model.PredictBatch(new[] { 4, 0, 0, 1, 7, 7 }, [1, 3], right);
        Assert.Equal(left, right);
    }

    [Fact]
    public void Steps_with_tokens_equal_the_sequence()
    {
        TokenTagger model = TokenTagger.Create(3);
        int[] tokens = [4, 0, 10, 1];
        float[] whole = new float[4 * 11], step = new float[11];
        model.Predict(tokens, whole);
        TokenTagger.State state = default;
        for (int t = 0; t < 4; t++)
        {
            model.Step(ref state, tokens[t], step);
            Near(whole[(11 * t)..(11 * t + 11)], step);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void An_id_out_of_range_is_refused(int id)
    {
        TokenTagger model = TokenTagger.Create(3);
        string expected = $"The token id at place 1 is {id}; expected a whole number from 0 to 10, the vocabulary of the Embedding. Correct the id, or enlarge the vocabulary.";
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => model.Predict(new[] { 3, id }, new float[22])).Message);
        Assert.Throws<ArgumentException>(() => model.Predict(new float[] { 3, id }, new float[22]));
        Assert.Throws<ArgumentException>(() => model.PredictBatch(new[] { 3, id }, [2], new float[22]));
        Assert.Throws<ArgumentException>(() =>
        {
            TokenTagger.State state = default;
            model.Step(ref state, id, new float[11]);
        });
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_number_that_is_no_id_is_refused(float number) =>
        Assert.Throws<ArgumentException>(() => TokenTagger.Create(3).Predict(new[] { 3, number }, new float[22]));

    [Fact]
    public void Data_with_an_id_out_of_range_is_refused()
    {
        SequenceDataset data = SequenceDataset.FromTokens([[1, 2], [3, 11, 4]], [new[] { 1, 2 }, [3, 4, 5]]);
        Assert.Equal(
            "The token id at sequence 1, step 1 of the training set is 11; expected a whole number from 0 to 10, the vocabulary of layer 'embedding'. Correct the id, or enlarge the vocabulary.",
            Assert.Throws<ArgumentException>(() => Trainer.Fit(TokenTagger.Create(1), data)).Message.Replace("data set", "training set", StringComparison.Ordinal));
    }

    [Fact]
    public void A_language_model_learns_a_cycle()
    {
        int[][] sequences = [.. Enumerable.Range(0, 20).Select(s => Enumerable.Range(0, 12).Select(t => 1 + ((s + t) % 5)).ToArray())];
        SequenceDataset data = SequenceDataset.FromTokens(sequences.Select(s => s[..^1]), sequences.Select(s => s[1..]));
        FitResult<TokenTagger> fit = Trainer.Fit(TokenTagger.Create(1), data, new TrainingOptions { Epochs = 40, BatchSize = 10, Optimizer = Optimizer.Adam(0.02f) });
        Assert.InRange(fit.History[^1].Accuracy!.Value, 0.99, 1);
    }

    [Fact]
    public void A_sequence_in_parts_equals_the_whole()
    {
        PatternClassifier model = PatternClassifier.Create(1);
        float[] x = Numbers(50), whole = new float[3], parts = new float[3];
        model.Predict(x, whole);
        PatternClassifier.State state = default;
        model.PredictWithState(ref state, x.AsSpan(0, 15), parts);
        model.PredictWithState(ref state, x.AsSpan(15), parts);
        Near(whole, parts);

        var states = new PatternClassifier.State[2];
        float[] batch = [.. x, .. x], two = new float[6];
        model.PredictBatchWithState(states, batch, two);
        Near([.. whole, .. whole], two);
        Assert.Equal(states[0], states[1]);
        Assert.NotEqual(default, states[0]);
    }

    [Fact]
    public void A_sequence_in_parts_equals_the_whole_where_layers_follow_each_other()
    {
        TokenTagger model = TokenTagger.Create(3);
        int[] tokens = [4, 0, 10, 1, 3, 9];
        float[] whole = new float[66], part = new float[33];
        model.Predict(tokens, whole);
        TokenTagger.State state = default;
        model.PredictWithState(ref state, tokens.AsSpan(0, 3), part);
        Near(whole[..33], part);
        model.PredictWithState(ref state, tokens.AsSpan(3), part);
        Near(whole[33..], part);
    }

    [Fact]
    public void A_long_sequence_makes_no_room_for_a_batch_as_long()
    {
        MaskedReader model = MaskedReader.Create(1);
        float[] sequence = new float[4000 * 3], output = new float[2];
        long alone = OfNewThread(() => { }, () => model.Predict(sequence, output));
        long behindBatch = OfNewThread(() => model.PredictBatch(new float[24 * 5 * 3], 24, new float[24 * 2]), () => model.Predict(sequence, output));
        Assert.True(alone > 0 && behindBatch < alone * 2, $"{alone} bytes, behind a batch {behindBatch}");

        static long OfNewThread(Action before, Action run)
        {
            long bytes = 0;
            var thread = new Thread(() =>
            {
                before();
                bytes = GC.GetAllocatedBytesForCurrentThread();
                run();
                bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            });
            thread.Start();
            thread.Join();
            return bytes;
        }
    }

    [Fact]
    public void Nothing_is_allocated_once_there_is_room()
    {
        MaskedReader model = MaskedReader.Create(2);
        TokenTagger tagger = TokenTagger.Create(2);
        float[] x = Numbers(30 * 20 * 3), y = new float[60], scores = new float[20 * 11];
        int[] lengths = [.. Enumerable.Range(0, 30).Select(n => n % 21)], tokens = new int[20];
        Assert.Equal(0, Allocations.OfThisThread(() =>
        {
            model.PredictBatch(x, 30, y);
            model.PredictBatch(x, lengths, y);
            model.Predict(x.AsSpan(0, 60), y.AsSpan(0, 2));
            tagger.Predict(tokens, scores);
            MaskedReader.State state = default;
            model.PredictWithState(ref state, x.AsSpan(0, 60), y.AsSpan(0, 2));
        }));
    }

    [Fact]
    public void Threads_do_not_touch_each_other()
    {
        MaskedReader model = MaskedReader.Create(2);
        float[][] inputs = [.. Enumerable.Range(0, 8).Select(_ => Numbers(3 * 25 * 3))];
        float[][] alone = [.. inputs.Select(x => Predicted(model, x, [25, 25, 25]))];
        float[][] together = new float[8][];
        Parallel.For(0, 8, i => together[i] = Predicted(model, inputs[i], [25, 25, 25]));
        for (int i = 0; i < 8; i++) Assert.Equal(alone[i], together[i]);
    }

    private static float[] Predicted(MaskedReader model, float[] x, int[] lengths)
    {
        float[] y = new float[lengths.Length * 2];
        model.PredictBatch(x, lengths, y);
        return y;
    }

    private static float[] Numbers(int count)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = (float)Random.NextUniform(-1, 1);
        return numbers;
    }

    private static void Near(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 2e-6f);
    }
}
