using System.Numerics.Tensors;
using GenRnn.Reference;

namespace GenRnn.Tests.Training;

[RecurrentModel]
[Input(2)]
[Lstm(5, ReturnSequences = true)]
[Gru(4, ReturnSequences = true)]
[Dense(2)]
public sealed partial class StreamReader;

[RecurrentModel]
[Input(2)]
[Gru(5)]
[Dense(2)]
public sealed partial class LastReader;

/// <summary>Training on long sequences in parts, and on streams that go on from batch to batch, against the equations by hand.</summary>
public class TruncationTests
{
    private const int Features = 2, Outputs = 2;
    private const float Rate = 0.05f;

    private static readonly TrainingOptions Options = new() { Shuffle = false, Optimizer = Optimizer.Sgd(Rate), Loss = Loss.MeanSquaredError };

    [Theory]
    [InlineData(4, 8)]
    [InlineData(3, 8)]
    [InlineData(1, 5)]
    public void Each_part_begins_from_the_states_of_the_one_before_and_learns_by_itself(int truncation, int steps)
    {
        SequenceDataset data = PerStep(3, steps, 1);
        StreamReader model = StreamReader.Create(1);
        FitResult<StreamReader> fit = Trainer.Fit(model, data, Options with { Truncation = truncation, BatchSize = 3 });

        double[] parameters = Doubles(model.Parameters.Values);
        ModelState<double>?[] states = new ModelState<double>?[3];
        for (int first = 0; first < steps; first += truncation)
            parameters = Step(StreamReader.Spec, data, parameters, states, [0, 1, 2], first, Math.Min(truncation, steps - first));
        Near(parameters, fit.Model.Parameters);
    }

    [Fact]
    public void Parts_as_long_as_the_sequences_change_no_bit()
    {
        SequenceDataset data = PerStep(7, 6, 2);
        TrainingOptions options = Options with { BatchSize = 3, Epochs = 2 };
        Assert.Equal(Trainer.Fit(StreamReader.Create(1), data, options).State, Trainer.Fit(StreamReader.Create(1), data, options with { Truncation = 6 }).State);
    }

    [Fact]
    public void Sequences_go_on_from_batch_to_batch()
    {
        SequenceDataset data = PerStep(6, 4, 3);
        StreamReader model = StreamReader.Create(1);
        FitResult<StreamReader> fit = Trainer.Fit(model, data, Options with { CarryStates = true, BatchSize = 2, Epochs = 2 });

        double[] parameters = Doubles(model.Parameters.Values);
        for (int epoch = 0; epoch < 2; epoch++)
        {
            ModelState<double>?[] states = new ModelState<double>?[2];
            for (int batch = 0; batch < 3; batch++) parameters = Step(StreamReader.Spec, data, parameters, states, [2 * batch, (2 * batch) + 1], 0, 4);
        }

        Near(parameters, fit.Model.Parameters);
    }

    [Fact]
    public void Of_one_answer_a_sequence_only_the_last_part_learns()
    {
        SequenceDataset whole = Last(4, 7, 5);
        LastReader model = LastReader.Create(1);
        FitResult<LastReader> fit = Trainer.Fit(model, whole, Options with { Truncation = 3, BatchSize = 4 });

        double[] parameters = Doubles(model.Parameters.Values);
        var reference = new ReferenceModel<double>(LastReader.Spec, parameters);
        ModelState<double>?[] states = [.. Enumerable.Range(0, 4).Select(n => reference.Run(Doubles(whole.Sequence(n)[..(6 * Features)])).FinalState)];
        Near(Step(LastReader.Spec, whole, parameters, states, [0, 1, 2, 3], 6, 1), fit.Model.Parameters);
    }

    [Fact]
    public void Any_number_of_threads_gives_equal_bits()
    {
        SequenceDataset data = PerStep(12, 9, 6);
        TrainingOptions options = Options with { Truncation = 4, CarryStates = true, BatchSize = 6, Epochs = 2, Sharding = ShardedTrainingTests.Small };
        TrainingState<StreamReader> one = Trainer.Fit(StreamReader.Create(1), data, options with { Threads = 1 }).State;
        Assert.Equal(one, Trainer.Fit(StreamReader.Create(1), data, options with { Threads = 3 }).State);
    }

    [Fact]
    public void Shorter_sequences_learn_up_to_their_ends()
    {
        SequenceDataset data = PerStep(3, 6, 7, lengths: [6, 2, 4]);
        StreamReader model = StreamReader.Create(1);
        Assert.True(Trainer.Fit(model, data, Options with { Truncation = 3, BatchSize = 3, Epochs = 30 }).History[^1].Loss < Trainer.Fit(model, data, Options with { Truncation = 3, BatchSize = 3 }).History[0].Loss);
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        SequenceDataset data = PerStep(3, 6, 7);
        Assert.Equal(
            "A truncation after 0 steps was received; expected at least 1 step. Correct Truncation, or leave it out to learn from whole sequences.",
            Assert.Throws<ArgumentException>(() => Trainer.Fit(StreamReader.Create(1), data, Options with { Truncation = 0 })).Message);
        Assert.Equal(
            "CarryStates was received together with Shuffle; expected the order of the data, in which sequences go on from one batch to the next. Set Shuffle = false.",
            Assert.Throws<ArgumentException>(() => Trainer.Fit(StreamReader.Create(1), data, Options with { CarryStates = true, Shuffle = true })).Message);
        SequenceDataset tags = Tasks.ClassPerStep(4, 3);
        Assert.StartsWith(
            "Truncation was received for a model that looks ahead;",
            Assert.Throws<ArgumentException>(() => Trainer.Fit(BidirectionalTagger.Create(1), tags, new TrainingOptions { Truncation = 3 })).Message,
            StringComparison.Ordinal);
    }

    /// <summary>A step of gradient descent on a part of some sequences, by the equations; moves their states on.</summary>
    private static double[] Step(ModelSpec spec, SequenceDataset data, double[] parameters, ModelState<double>?[] states, int[] samples, int first, int steps)
    {
        var reference = new ReferenceModel<double>(spec, parameters);
        var values = (ValueTargets)data.Targets;
        int answers = samples.Length * (values.PerStep ? steps : 1);
        double[] next = [.. parameters];
        for (int i = 0; i < samples.Length; i++)
        {
            ModelRun<double> run = reference.Run(Doubles(data.Sequence(samples[i]).Slice(first * Features, steps * Features)), state: states[i]);
            states[i] = run.FinalState;
            double[] scores = run.Scores, gradient = new double[scores.Length];
            int place = values.PerStep ? ((samples[i] * data.Steps) + first) * Outputs : samples[i] * Outputs;
            for (int k = 0; k < gradient.Length; k++) gradient[k] = 2 * (scores[k] - values.Values[place + k]) / (answers * Outputs);
            double[] part = reference.BackwardFromScores(run, gradient).Parameters;
            for (int k = 0; k < part.Length; k++) next[k] -= Rate * part[k];
        }

        return next;
    }

    private static void Near(double[] expected, ParameterSet actual)
    {
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual.Values[i], 2e-6);
    }

    private static SequenceDataset PerStep(int count, int steps, int seed, int[]? lengths = null) =>
        SequenceDataset.Create(Numbers(seed, count, steps, Features), Numbers(seed + 100, count, steps, Outputs), lengths);

    private static SequenceDataset Last(int count, int steps, int seed) =>
        SequenceDataset.Create(Numbers(seed, count, steps, Features), Numbers(seed + 100, count, Outputs));

    private static Tensor<float> Numbers(int seed, params nint[] shape)
    {
        var random = new RandomSource(seed);
        float[] values = new float[shape.Aggregate((a, b) => a * b)];
        for (int i = 0; i < values.Length; i++) values[i] = (float)random.NextUniform(-1, 1);
        return Tensor.Create(values, shape);
    }

    private static double[] Doubles(ReadOnlySpan<float> numbers) => [.. numbers.ToArray().Select(n => (double)n)];
}
