using System.Diagnostics;
using System.Numerics.Tensors;
using GenRnn.Benchmarks.Workloads;
using GenRnn.Cli.Bench;
using GenRnn.Cli.Compilation;

namespace GenRnn.Benchmarks;

/// <summary>
/// Section E: what a composed model costs beside what its parts cost alone: two halves, two layers, the same layer without an
/// option. Nanoseconds a call of sequences of 50 steps, or milliseconds an epoch of training; the last column is the sum of the parts.
/// </summary>
internal static class CompositionCsv
{
    private const int Steps = 50, TrainingSequences = 512;

    /// <summary>A model and the models that it is compared with, whose costs are added.</summary>
    private sealed record Composition(string Name, string Whole, params string[] Parts);

    private static readonly Composition[] All =
    [
        new("bidirectional LSTM", "input 5; lstm 16 bidirectional=true", "input 5; lstm 16", "input 5; lstm 16"),
        new("bidirectional GRU", "input 16; gru 32 bidirectional=true return_sequences=true", "input 16; gru 32 return_sequences=true", "input 16; gru 32 return_sequences=true"),
        new("bidirectional LSTM", "input 32; lstm 64 bidirectional=true return_sequences=true", "input 32; lstm 64 return_sequences=true", "input 32; lstm 64 return_sequences=true"),
        new("bidirectional LSTM", "input 64; lstm 128 bidirectional=true", "input 64; lstm 128", "input 64; lstm 128"),
        new("stacked GRU", "input 16; gru 32 return_sequences=true; gru 32", "input 16; gru 32 return_sequences=true", "input 32; gru 32"),
        new("stacked LSTM", "input 32; lstm 64 return_sequences=true; lstm 64", "input 32; lstm 64 return_sequences=true", "input 64; lstm 64"),
        new("going backwards", "input 32; lstm 64 go_backwards=true", "input 32; lstm 64"),
        new("behind a Masking (nothing masked)", "input 16; masking -9; gru 32", "input 16; gru 32"),
        new("behind a Masking (nothing masked)", "input 32; masking -9; lstm 64", "input 32; lstm 64"),
        new("behind an Embedding", "embedding 1000 32; lstm 64", "input 32; lstm 64"),
        new("layer-normalised LSTM", "input 32; lstm 64 layer_normalization=true", "input 32; lstm 64"),
        new("projected LSTM", "input 32; lstm 64 projection=32", "input 32; lstm 64"),
        new("peepholes", "input 32; lstm 64 peepholes=true", "input 32; lstm 64"),
        new("hard sigmoid for gates", "input 32; lstm 64 recurrent_activation=hard_sigmoid", "input 32; lstm 64"),
        new("gelu for candidates", "input 32; gru 64 activation=gelu", "input 32; gru 64"),
        new("dropout of inputs and states", "input 32; lstm 64 dropout=0.2 recurrent_dropout=0.2", "input 32; lstm 64"),
    ];

    /// <summary>Runs the section.</summary>
    public static void Run(TextWriter output)
    {
        ModelSpec[] specs = [.. All.SelectMany(c => c.Parts.Prepend(c.Whole)).Select(ModelSpec.Parse).Distinct()];
        Dictionary<ModelSpec, CompiledModel> models = ModelLoops.Compile(specs).ToDictionary(m => m.Spec);
        foreach (int batch in (int[])[1, 32])
        {
            foreach (Composition composition in All) Write(output, composition, batch, spec => Stopwatches.Nanoseconds(ModelLoops.Sequences(models[spec], batch, Steps), 1e6, 41));
        }

        foreach (Composition composition in All) Write(output, composition, TrainingSequences, spec => models[spec].Use(new Epoch()));
    }

    private static void Write(TextWriter output, Composition composition, int batch, Func<ModelSpec, (double Median, double Minimum)> measure)
    {
        ModelSpec whole = ModelSpec.Parse(composition.Whole);
        (double median, double minimum) = measure(whole);
        double parts = composition.Parts.Sum(part => measure(ModelSpec.Parse(part)).Median);
        CsvLine.Write(output, "E", $"{composition.Name}: {composition.Whole}", whole.InputSize, whole.Layers.OfType<RecurrentSpec>().First().Units, batch, Steps, median, minimum, CsvLine.Number(parts));
    }

    /// <summary>One epoch with Adam on one thread, in milliseconds.</summary>
    private sealed class Epoch : IModelUse<(double Median, double Minimum)>
    {
        public (double Median, double Minimum) Use<TModel>()
            where TModel : class, IRecurrentModel<TModel>
        {
            TensorShape output = ShapeInference.Infer(TModel.Spec).OrThrow().Output;
            float[] numbers = Numbers.Uniform(TrainingSequences * Steps * TModel.Spec.InputSize);
            if (TModel.Spec.Layers[0] is EmbeddingSpec embedding)
            {
                for (int i = 0; i < numbers.Length; i++) numbers[i] = i * 7919 % embedding.Vocabulary;
            }

            Tensor<float> inputs = Tensor.Create(numbers, [TrainingSequences, Steps, TModel.Spec.InputSize]);
            nint[] shape = output.PerStep ? [TrainingSequences, Steps, output.Features] : [TrainingSequences, output.Features];
            SequenceDataset data = SequenceDataset.Create(inputs, Tensor.Create(Numbers.Uniform((int)shape.Aggregate((a, b) => a * b)), shape));
            TModel model = TModel.Create(seed: 1);
            Fit(2);
            double[] times = [.. Enumerable.Range(0, 5).Select(_ => (Fit(4) - Fit(1)) / 3).Order()];
            return (times[2], times[0]);

            double Fit(int epochs)
            {
                long start = Stopwatch.GetTimestamp();
                Trainer.Fit(model, data, new TrainingOptions { Epochs = epochs, BatchSize = 32, Seed = 1, Threads = 1, Optimizer = Optimizer.Adam(0.001f) });
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }
    }
}
