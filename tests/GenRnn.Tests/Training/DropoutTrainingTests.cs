using GenRnn.Kernels;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Tests.Training;

/// <summary>What dropout leaves out in training: what the equations leave out, by seeds that nothing but the batch changes.</summary>
public class DropoutTrainingTests
{
    /// <summary>Choices of a layer, and of its first half, as kernels number them.</summary>
    private const int PlacesOfLayer = 16, PlacesOfHalf = 8;

    private static readonly TrainingOptions Options = new() { Epochs = 3, BatchSize = 16, Seed = 3, Sharding = ShardedTrainingTests.Small };

    private static readonly SequenceDataset Data = Tasks.ThreeClasses(50);

    [Theory]
    [InlineData("input 4; dropout 0.4; gru 5; dense 3")]
    [InlineData("input 4; simple_rnn 6 dropout=0.3 recurrent_dropout=0.4 return_sequences=true; dropout 0.5; dense 3")]
    [InlineData("input 3; lstm 18 recurrent_dropout=0.4; dense 2; dropout 0.3")]
    [InlineData("input 5; gru 21 dropout=0.5 recurrent_dropout=0.25; gru 7 dropout=0.3 reset_after=false recurrent_dropout=0.5 return_sequences=true")]
    [InlineData("input 3; lstm 5 dropout=0.4 return_sequences=true; lstm 6 dropout=0.3 recurrent_dropout=0.4 bidirectional=true; dropout 0.2; dense 2")]
    [InlineData("input 3; gru 4 go_backwards=true dropout=0.4 recurrent_dropout=0.3 return_sequences=true; dropout 0.5")]
    [InlineData("embedding 9 6; dropout 0.3; gru 7 recurrent_dropout=0.5 bidirectional=true merge=multiply return_sequences=true; dense 2")]
    [InlineData("input 6; lstm 9 projection=5 recurrent_dropout=0.3 dropout=0.2; dense 2")]
    [InlineData("input 4; lstm 21 layer_normalization=true dropout=0.3 recurrent_dropout=0.4 return_sequences=true")]
    [InlineData("input 4; gru 21 layer_normalization=true dropout=0.3 recurrent_dropout=0.4 return_sequences=true")]
    [InlineData("input 4; gru 21 layer_normalization=true reset_after=false dropout=0.3 recurrent_dropout=0.4 return_sequences=true")]
    [InlineData("input 3; gru 6; gru 5 layer_normalization=true recurrent_dropout=0.4 dropout=0.2 bidirectional=true merge=sum; dense 2")]
    public void Scores_and_gradients_are_those_of_the_equations(string text)
    {
        ModelSpec spec = ModelSpec.Parse(text);
        var model = new ModelCase(spec, EquatableArray.Of(5, 3, 6), 6, Seed: 4);
        var noise = new DropoutNoise(Seed: 77, FirstSample: 2, IsOn: true);
        TrainingKernel kernel = InMemoryModels.Compile(spec, null).CreateTrainingKernel(model.Batch, model.Steps);
        kernel.Noise = noise;
        BatchGradient actual = KernelRun.Backward(kernel, model.Parameters(), model.Sequences(padding: 0), [.. model.Lengths], model.ScoreGradients());

        var reference = new ReferenceModel<double>(spec, ReferenceParametersOf(model));
        double[] gradient = new double[actual.Parameters.Length];
        for (int n = 0; n < model.Batch; n++)
        {
            double[] sequence = Doubles(ModelCase.Row(model.Sequences(padding: 0), n, model.SequenceLength)), upstream = Doubles(ModelCase.Row(model.ScoreGradients(), n, model.OutputLength));
            ModelRun<double> run = reference.Run(sequence, model.Lengths[n], dropout: DrawnFor(spec, noise, n, model.Steps));
            bool[] counts = [.. run.Layers[^1].Counts];
            for (int i = 0; i < run.Scores.Length; i++)
            {
                if (!model.OutputShape.PerStep || counts[i / model.OutputShape.Features]) Assert.Equal(run.Scores[i], actual.Scores[(n * model.OutputLength) + i], 2e-5 * (1 + Math.Abs(run.Scores[i])));
            }

            double[] part = reference.BackwardFromScores(run, upstream).Parameters;
            for (int i = 0; i < part.Length; i++) gradient[i] += part[i];
        }

        double largest = gradient.Max(Math.Abs);
        for (int i = 0; i < gradient.Length; i++) Assert.Equal(gradient[i], actual.Parameters[i], 2e-5 * largest);
    }

    [Fact]
    public void The_share_that_is_left_out_is_the_rate()
    {
        float[] factors = new float[100_000];
        new DropoutNoise(5, 0, IsOn: true).Draw(0, 0, 0.3, factors);
        Assert.Equal([0f, 1 / 0.7f], factors.Distinct().Order());
        Assert.InRange(factors.Count(f => f == 0) / 100_000.0, 0.29, 0.31);
    }

    [Fact]
    public void Any_number_of_threads_and_a_stop_in_between_give_equal_bits()
    {
        TrainingState<DropoutClasses> whole = Trainer.Fit(DropoutClasses.Create(1), Data, Options with { Threads = 1 }).State;
        Assert.Equal(whole, Trainer.Fit(DropoutClasses.Create(1), Data, Options with { Threads = 3 }).State);
        TrainingState<DropoutClasses> half = Trainer.Fit(DropoutClasses.Create(1), Data, Options with { Epochs = 1, Threads = 2 }).State;
        Assert.Equal(whole, Trainer.Fit(half, Data, Options).State);
        Assert.NotEqual(whole, Trainer.Fit(DropoutClasses.Create(1), Data, Options with { Seed = 4 }).State);
    }

    [Fact]
    public void Every_epoch_leaves_out_something_else_even_without_shuffling()
    {
        TrainingOptions still = Options with { Shuffle = false, BatchSize = 50, Optimizer = Optimizer.Sgd(0f) };
        IReadOnlyList<EpochResult> history = Trainer.Fit(DropoutClasses.Create(1), Data, still).History;
        Assert.Equal(3, history.Select(e => e.Loss).Distinct().Count());
    }

    [Fact]
    public void Evaluation_and_prediction_leave_nothing_out()
    {
        DropoutClasses model = DropoutClasses.Create(2);
        double loss = 0;
        for (int row = 0; row < Data.Count; row++)
        {
            float[] output = new float[3];
            model.Predict(Data.Sequence(row), output);
            loss -= Math.Log(output[((ClassTargets)Data.Targets).Ids[row]]);
        }

        Assert.Equal(loss / Data.Count, Evaluator.Evaluate(model, Data).Loss, 1e-5);
        Assert.Equal(loss / Data.Count, Trainer.Fit(model, Data, Options with { Epochs = 1, Validation = Data, Optimizer = Optimizer.Sgd(0f) }).History[0].ValidationLoss!.Value, 1e-5);
    }

    private static double[] ReferenceParametersOf(ModelCase model) => Doubles(model.Parameters());

    private static double[] Doubles(ReadOnlySpan<float> numbers) => [.. numbers.ToArray().Select(n => (double)n)];

    /// <summary>What the kernels leave out of sequence <paramref name="row"/>, for the reference.</summary>
    private static ModelDropout<double> DrawnFor(ModelSpec spec, DropoutNoise noise, int row, int steps) => new(
        [.. ShapeInference.Infer(spec).OrThrow().Layers.Select((shape, index) => Drawn(shape, index * PlacesOfLayer, noise, row, steps))]);

    private static LayerDropout<double>? Drawn(LayerShape shape, int place, DropoutNoise noise, int row, int steps)
    {
        switch (shape.Layer)
        {
            case DropoutSpec dropout:
                int vectors = shape.Input.PerStep ? steps : 1, size = shape.Input.Features;
                RealVector<double> all = Factors(place, dropout.Rate, vectors * size);
                return new LayerDropout<double> { Vectors = [.. Enumerable.Range(0, vectors).Select(t => all.Slice(t * size, size))] };
            case RecurrentSpec layer:
                return Half(place) with { Backward = layer.Bidirectional ? Half(place + PlacesOfHalf) : null };

                LayerDropout<double> Half(int first) => new()
                {
                    Inputs = layer.Dropout == 0 ? null : Factors(first, layer.Dropout, shape.Input.Features),
                    State = layer.RecurrentDropout == 0 ? [] : [.. Enumerable.Range(0, GateOrder.GatesOf(layer)).Select(block => Factors(first + 1 + block, layer.RecurrentDropout, layer.HiddenSize))],
                };
            default:
                return null;
        }

        RealVector<double> Factors(int at, double rate, int count)
        {
            float[] factors = new float[count];
            noise.Draw(row, at, rate, factors);
            return RealVector<double>.Of(Doubles(factors));
        }
    }
}
