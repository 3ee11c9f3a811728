using System.Diagnostics;
using System.Numerics.Tensors;
using GenRnn.Benchmarks.Generator;
using GenRnn.Benchmarks.Join;
using GenRnn.Benchmarks.Workloads;

namespace GenRnn.Benchmarks;

/// <summary>
/// The workloads as comma-separated lines, name,section,cell,I,H,batch,T,median,min,extra: section A is a streaming step, B
/// whole sequences and C pipelines, in nanoseconds a call; D is one epoch of training on one thread, in milliseconds, E compositions beside their parts,
/// F training with callbacks and metrics beside the bare loop, and G
/// what the generator costs, in milliseconds; before them stand the limits of the machine, L.
/// </summary>
internal static class CsvBenchmarks
{
    /// <summary>Runs the sections whose letters are given.</summary>
    public static void Run(string sections, TextWriter output)
    {
        OwnLimits.Write(output);
        if (sections.Contains('A')) SectionA(output);
        if (sections.Contains('B')) SectionB(output);
        if (sections.Contains('C')) SectionC(output);
        if (sections.Contains('D')) SectionD(output);
        if (sections.Contains('E')) CompositionCsv.Run(output);
        if (sections.Contains('F')) MetricsCsv.Run(output);
        if (sections.Contains('G')) GeneratorCsv.Run(output);
    }

    private static void SectionA(TextWriter output)
    {
        foreach (Shape shape in Shape.All)
        {
            (double median, double minimum) = Stopwatches.Nanoseconds(shape.Stream());
            CsvLine.Write(output, "A", shape.Cell, shape.Inputs, shape.Units, 1, 1, median, minimum, "");
        }
    }

    private static void SectionB(TextWriter output)
    {
        foreach (Shape shape in Shape.All)
        {
            foreach (int batch in (int[])[1, 32])
            {
                foreach (int steps in (int[])[10, 100])
                {
                    (double median, double minimum) = Stopwatches.Nanoseconds(shape.Sequences(batch, steps), 1e6, shape.Units >= 256 ? 31 : 61);
                    CsvLine.Write(output, "B", shape.Cell, shape.Inputs, shape.Units, batch, steps, median, minimum, CsvLine.Number(median / (batch * steps)));
                }
            }
        }
    }

    private static void SectionC(TextWriter output)
    {
        Pipeline<Rnn8Dense1>("RNN8-Dense1-sigmoid", 8, 1000);
        Pipeline<Gru16Dense3>("GRU16-Dense3-softmax", 16, 1000);
        Pipeline<Lstm20Dense1>("LSTM20-Dense1-sigmoid", 20, 1000);
        Pipeline<Rnn8PerStep>("RNN8seq-Dense1-sigmoid", 8, 100);

        void Pipeline<TModel>(string name, int units, int count)
            where TModel : class, IRecurrentModel<TModel>
        {
            TModel model = TModel.Create(seed: 1);
            TensorShape shape = ShapeInference.Infer(TModel.Spec).OrThrow().Output;
            float[] sequences = Numbers.Uniform(count * 10 * 5), predictions = new float[count * (shape.PerStep ? 10 : 1) * shape.Features];
            (double median, double minimum) = Stopwatches.Nanoseconds(
                calls =>
                {
                    for (long call = 0; call < calls; call++) model.PredictBatch(sequences, count, predictions);
                },
                2e6);
            CsvLine.Write(output, "C", name, 5, units, count, 10, median, minimum, CsvLine.Number(median / (count * 10)));
        }
    }

    private static void SectionD(TextWriter output)
    {
        Epoch<Rnn8Dense1>("RNN8-Dense1-sigmoid", 8, 1000, 32, 9);
        Epoch<Gru16Dense3>("GRU16-Dense3-softmax", 16, 1000, 32, 9);
        Epoch<Lstm20Dense1>("LSTM20-Dense1-sigmoid", 20, 1000, 32, 9);
        Epoch<Lstm128Dense10>("LSTM128-Dense10", 128, 1024, 64, 3);

        // (21 epochs - 1 epoch) / 20, so that what a run costs once does not count.
        void Epoch<TModel>(string name, int units, int count, int batch, int runs)
            where TModel : class, IRecurrentModel<TModel>
        {
            int inputs = TModel.Spec.InputSize, steps = TModel.Spec.Steps!.Value, classes = TModel.Spec.Layers[1].Units;
            var sequences = Tensor.Create(Numbers.Uniform(count * steps * inputs), [count, steps, inputs]);
            int[] labels = [.. Enumerable.Range(0, count).Select(i => i * 7 % Math.Max(2, classes))];
            SequenceDataset data = SequenceDataset.Create(sequences, labels);
            TModel model = TModel.Create(seed: 1);
            Fit(3);
            double[] times = [.. Enumerable.Range(0, runs).Select(_ => (Fit(21) - Fit(1)) / 20).Order()];
            CsvLine.Write(output, "D", name, inputs, units, batch, steps, times[runs / 2], times[0], "ms/epoch");

            double Fit(int epochs)
            {
                long start = Stopwatch.GetTimestamp();
                Trainer.Fit(model, data, new TrainingOptions { Epochs = epochs, BatchSize = batch, Seed = 1, Threads = 1, Optimizer = Optimizer.Adam(0.001f) });
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }
    }
}
