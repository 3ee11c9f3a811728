namespace GenRnn.Benchmarks.Workloads;

/// <summary>A layer at one of the shapes of the sections A and B, with its timings hidden behind a value.</summary>
/// <param name="Cell">RNN, GRU or LSTM.</param>
/// <param name="Inputs">Features.</param>
/// <param name="Units">Hidden units.</param>
/// <param name="Stream">Makes a loop of so many steps, the state carried.</param>
/// <param name="Sequences">Makes a loop of so many calls that predict a batch of sequences of a length.</param>
public sealed record Shape(string Cell, int Inputs, int Units, Func<Action<long>> Stream, Func<int, int, Action<long>> Sequences)
{
    /// <summary>All shapes, in the order of the tables.</summary>
    public static IReadOnlyList<Shape> All { get; } =
    [
        Of<Rnn5x8>("RNN", static (m, x, y, n) => { Rnn5x8.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Rnn5x8.InputSize), y); }),
        Of<Rnn5x16>("RNN", static (m, x, y, n) => { Rnn5x16.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Rnn5x16.InputSize), y); }),
        Of<Rnn5x20>("RNN", static (m, x, y, n) => { Rnn5x20.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Rnn5x20.InputSize), y); }),
        Of<Rnn1x20>("RNN", static (m, x, y, n) => { Rnn1x20.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Rnn1x20.InputSize), y); }),
        Of<Rnn1x40>("RNN", static (m, x, y, n) => { Rnn1x40.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Rnn1x40.InputSize), y); }),
        Of<Rnn16x32>("RNN", static (m, x, y, n) => { Rnn16x32.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Rnn16x32.InputSize), y); }),
        Of<Rnn32x64>("RNN", static (m, x, y, n) => { Rnn32x64.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Rnn32x64.InputSize), y); }),
        Of<Rnn64x128>("RNN", static (m, x, y, n) => { Rnn64x128.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Rnn64x128.InputSize), y); }),
        Of<Rnn128x256>("RNN", static (m, x, y, n) => { Rnn128x256.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Rnn128x256.InputSize), y); }),
        Of<Rnn256x512>("RNN", static (m, x, y, n) => { Rnn256x512.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Rnn256x512.InputSize), y); }),
        Of<Gru5x8>("GRU", static (m, x, y, n) => { Gru5x8.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Gru5x8.InputSize), y); }),
        Of<Gru5x16>("GRU", static (m, x, y, n) => { Gru5x16.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Gru5x16.InputSize), y); }),
        Of<Gru5x20>("GRU", static (m, x, y, n) => { Gru5x20.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Gru5x20.InputSize), y); }),
        Of<Gru1x20>("GRU", static (m, x, y, n) => { Gru1x20.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Gru1x20.InputSize), y); }),
        Of<Gru1x40>("GRU", static (m, x, y, n) => { Gru1x40.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Gru1x40.InputSize), y); }),
        Of<Gru16x32>("GRU", static (m, x, y, n) => { Gru16x32.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Gru16x32.InputSize), y); }),
        Of<Gru32x64>("GRU", static (m, x, y, n) => { Gru32x64.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Gru32x64.InputSize), y); }),
        Of<Gru64x128>("GRU", static (m, x, y, n) => { Gru64x128.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Gru64x128.InputSize), y); }),
        Of<Gru128x256>("GRU", static (m, x, y, n) => { Gru128x256.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Gru128x256.InputSize), y); }),
        Of<Gru256x512>("GRU", static (m, x, y, n) => { Gru256x512.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Gru256x512.InputSize), y); }),
        Of<Lstm5x8>("LSTM", static (m, x, y, n) => { Lstm5x8.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Lstm5x8.InputSize), y); }),
        Of<Lstm5x16>("LSTM", static (m, x, y, n) => { Lstm5x16.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Lstm5x16.InputSize), y); }),
        Of<Lstm5x20>("LSTM", static (m, x, y, n) => { Lstm5x20.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Lstm5x20.InputSize), y); }),
        Of<Lstm1x20>("LSTM", static (m, x, y, n) => { Lstm1x20.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Lstm1x20.InputSize), y); }),
        Of<Lstm1x40>("LSTM", static (m, x, y, n) => { Lstm1x40.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Lstm1x40.InputSize), y); }),
        Of<Lstm16x32>("LSTM", static (m, x, y, n) => { Lstm16x32.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Lstm16x32.InputSize), y); }),
        Of<Lstm32x64>("LSTM", static (m, x, y, n) => { Lstm32x64.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Lstm32x64.InputSize), y); }),
        Of<Lstm64x128>("LSTM", static (m, x, y, n) => { Lstm64x128.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Lstm64x128.InputSize), y); }),
        Of<Lstm128x256>("LSTM", static (m, x, y, n) => { Lstm128x256.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Lstm128x256.InputSize), y); }),
        Of<Lstm256x512>("LSTM", static (m, x, y, n) => { Lstm256x512.State s = default; for (long i = 0; i < n; i++) m.Step(ref s, Row(x, i, Lstm256x512.InputSize), y); }),
    ];

    /// <summary>So many steps of a model, its state carried, as a user writes them: calls of the class itself.</summary>
    private delegate void Steps<in TModel>(TModel model, float[] inputs, float[] output, long steps);

    private static ReadOnlySpan<float> Row(float[] inputs, long step, int width) => inputs.AsSpan((int)(step & 63) * width, width);

    private static Shape Of<TModel>(string cell, Steps<TModel> stream)
        where TModel : class, IRecurrentModel<TModel>
    {
        int inputs = TModel.Spec.InputSize, units = TModel.Spec.Layers[0].Units;
        return new Shape(cell, inputs, units, Stream, Sequences);

        Action<long> Stream()
        {
            TModel model = TModel.Create(seed: 1);
            float[] inputs64 = Numbers.Uniform(64 * inputs), output = new float[units];
            return steps => stream(model, inputs64, output, steps);
        }

        Action<long> Sequences(int batch, int steps)
        {
            TModel model = TModel.Create(seed: 1);
            float[] sequences = Numbers.Uniform(batch * steps * inputs), output = new float[batch * units];
            return calls =>
            {
                for (long call = 0; call < calls; call++)
                {
                    if (batch == 1) model.Predict(sequences, output);
                    else model.PredictBatch(sequences, batch, output);
                }
            };
        }
    }
}

/// <summary>Inputs for benchmarks.</summary>
public static class Numbers
{
    /// <summary>Seeded numbers between -1 and 1.</summary>
    public static float[] Uniform(int count)
    {
        var random = new Random(7);
        var numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = (float)((random.NextDouble() * 2) - 1);
        return numbers;
    }
}
