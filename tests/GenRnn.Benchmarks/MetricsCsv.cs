using System.Diagnostics;
using System.Numerics.Tensors;
using GenRnn.Benchmarks.Workloads;

namespace GenRnn.Benchmarks;

/// <summary>
/// Section F: what callbacks and metrics cost beside the bare loop of training. Milliseconds an epoch on one thread, measured in turns; the last column is the
/// least time beside that of the bare loop.
/// </summary>
internal static class MetricsCsv
{
    private const int Sequences = 1000, Batch = 32, Rounds = 61, Epochs = 40;

    /// <summary>Something that training does beside learning.</summary>
    private sealed record Burden(string Name, Func<TrainingOptions, TrainingOptions> Add);

    private static readonly Burden[] All =
    [
        new("bare", options => options),
        new("callbacks", options => options with { Callbacks = [new EarlyStopping(1000, restoreBest: true), new ReduceLearningRateOnPlateau(), new TerminateOnNaN()], Progress = new Ignored() }),
        With(Metric.Accuracy),
        With(Metric.Precision()),
        With(Metric.F1()),
        With(Metric.Auc()),
        With(Metric.MeanAbsoluteError),
        With(Metric.RootMeanSquaredError),
        new("four metrics", options => options with { Metrics = [Metric.Accuracy, Metric.F1(), Metric.Auc(), Metric.MeanAbsoluteError] }),
    ];

    /// <summary>Runs the section.</summary>
    public static void Run(TextWriter output)
    {
        Network<Rnn8Dense1>(output, "RNN8-Dense1-sigmoid", 8);
        Network<Gru16Dense3>(output, "GRU16-Dense3-softmax", 16);
        Network<Lstm20Dense1>(output, "LSTM20-Dense1-sigmoid", 20);
        Network<Rnn8PerStep>(output, "RNN8seq-Dense1-sigmoid", 8);
        Network<Gru16PerStep>(output, "GRU16seq-Dense3-softmax", 16);
    }

    private static Burden With(Metric metric) => new(metric.Name, options => options with { Metrics = [metric] });

    private static void Network<TModel>(TextWriter output, string name, int units)
        where TModel : class, IRecurrentModel<TModel>
    {
        (int inputs, int steps) = (TModel.Spec.InputSize, TModel.Spec.Steps!.Value);
        TensorShape answer = ShapeInference.Infer(TModel.Spec).OrThrow().Output;
        int classes = Math.Max(2, answer.Features);
        var x = Tensor.Create(Numbers.Uniform(Sequences * steps * inputs), [Sequences, steps, inputs]);
        int[] ids = [.. Enumerable.Range(0, Sequences * (answer.PerStep ? steps : 1)).Select(i => i * 7 % classes)];
        SequenceDataset data = answer.PerStep ? SequenceDataset.Create(x, Tensor.Create(ids, [Sequences, steps])) : SequenceDataset.Create(x, ids);
        TModel model = TModel.Create(seed: 1);
        double[][] times = [.. All.Select(_ => new double[Rounds])];
        foreach (Burden burden in All) Fit(burden);

        // In turns, so that a machine that is slower for a while is so for all of them.
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < All.Length; i++) times[i][round] = Fit(All[i]) / Epochs;
        }

        for (int i = 0; i < All.Length; i++)
        {
            double[] sorted = [.. times[i].Order()];
            CsvLine.Write(output, "F", $"{name}: {All[i].Name}", inputs, units, Batch, steps, sorted[Rounds / 2], sorted[0], CsvLine.Number(sorted[0] / times[0].Min()));
        }

        double Fit(Burden burden)
        {
            var options = new TrainingOptions { Epochs = Epochs, BatchSize = Batch, Seed = 1, Threads = 1, Optimizer = Optimizer.Adam(0.001f) };
            long start = Stopwatch.GetTimestamp();
            Trainer.Fit(model, data, burden.Add(options));
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    private sealed class Ignored : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
        }
    }
}
