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
        Of<Rnn5x8, Rnn5x8.State>("RNN"), Of<Rnn5x16, Rnn5x16.State>("RNN"), Of<Rnn5x20, Rnn5x20.State>("RNN"), Of<Rnn1x20, Rnn1x20.State>("RNN"), Of<Rnn1x40, Rnn1x40.State>("RNN"),
        Of<Rnn16x32, Rnn16x32.State>("RNN"), Of<Rnn32x64, Rnn32x64.State>("RNN"), Of<Rnn64x128, Rnn64x128.State>("RNN"), Of<Rnn128x256, Rnn128x256.State>("RNN"), Of<Rnn256x512, Rnn256x512.State>("RNN"),
        Of<Gru5x8, Gru5x8.State>("GRU"), Of<Gru5x16, Gru5x16.State>("GRU"), Of<Gru5x20, Gru5x20.State>("GRU"), Of<Gru1x20, Gru1x20.State>("GRU"), Of<Gru1x40, Gru1x40.State>("GRU"),
        Of<Gru16x32, Gru16x32.State>("GRU"), Of<Gru32x64, Gru32x64.State>("GRU"), Of<Gru64x128, Gru64x128.State>("GRU"), Of<Gru128x256, Gru128x256.State>("GRU"), Of<Gru256x512, Gru256x512.State>("GRU"),
        Of<Lstm5x8, Lstm5x8.State>("LSTM"), Of<Lstm5x16, Lstm5x16.State>("LSTM"), Of<Lstm5x20, Lstm5x20.State>("LSTM"), Of<Lstm1x20, Lstm1x20.State>("LSTM"), Of<Lstm1x40, Lstm1x40.State>("LSTM"),
        Of<Lstm16x32, Lstm16x32.State>("LSTM"), Of<Lstm32x64, Lstm32x64.State>("LSTM"), Of<Lstm64x128, Lstm64x128.State>("LSTM"), Of<Lstm128x256, Lstm128x256.State>("LSTM"), Of<Lstm256x512, Lstm256x512.State>("LSTM"),
    ];

    private static Shape Of<TModel, TState>(string cell)
        where TModel : class, IStreamingModel<TModel, TState>
        where TState : unmanaged, IEquatable<TState>
    {
        int inputs = TModel.Spec.InputSize, units = TModel.Spec.Layers[0].Units;
        return new Shape(cell, inputs, units, Stream, Sequences);

        Action<long> Stream()
        {
            TModel model = TModel.Create(seed: 1);
            float[] inputs64 = Numbers.Uniform(64 * inputs), output = new float[units];
            TState state = default;
            return steps =>
            {
                // Plain locals: what a closure holds is reached through it at every step.
                TModel streamed = model;
                TState carried = state;
                ReadOnlySpan<float> all = inputs64;
                Span<float> result = output;
                int width = inputs;
                for (long step = 0; step < steps; step++)
                    streamed.Step(ref carried, all.Slice((int)(step & 63) * width, width), result);
                state = carried;
            };
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
