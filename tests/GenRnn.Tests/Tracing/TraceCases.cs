namespace GenRnn.Tests.Tracing;

/// <summary>Small runs to trace, one of each kind of head and layer.</summary>
public static class TraceCases
{
    public const string Gru = "gru", Lstm = "lstm", Tagger = "tagger", Regression = "regression", Bare = "bare";

    public static TheoryData<string> All => new(Gru, Lstm, Tagger, Regression, Bare);

    public static ModelTrace Trace(string id, TraceOptions? options = null, Func<IReadOnlyList<EpochResult>, IReadOnlyList<EpochResult>>? history = null) => id switch
    {
        Gru => Trace<TracedGru>(Classes(30, 3, masked: true), options, history),
        Lstm => Trace<TracedLstm>(Classes(30, 2, masked: false), options, history),
        Tagger => Trace<TracedTagger>(Tags(30), options, history),
        Regression => Trace<TracedRegression>(Values(30, 1), options, history),
        _ => Trace<TracedBare>(Values(30, 3), options, history),
    };

    public static ModelTrace Trace<TModel>(
        SequenceDataset data, TraceOptions? options = null, Func<IReadOnlyList<EpochResult>, IReadOnlyList<EpochResult>>? history = null, int epochs = 3)
        where TModel : class, IRecurrentModel<TModel>
    {
        (SequenceDataset training, SequenceDataset test) = data.Split(0.8);
        FitResult<TModel> fit = Fit<TModel>(training, test, epochs);
        if (history is not null) fit = fit with { History = history(fit.History) };
        return ModelTrace.Create(fit, test, options ?? new TraceOptions());
    }

    public static FitResult<TModel> Fit<TModel>(SequenceDataset training, SequenceDataset? validation, int epochs = 3)
        where TModel : class, IRecurrentModel<TModel> => Trainer.Fit(TModel.Create(seed: 1), training, new TrainingOptions
        {
            Epochs = epochs,
            BatchSize = 8,
            Seed = 7,
            Validation = validation,
        });

    /// <summary>Sequences of 6 steps, or of 3 to 6, with a class each.</summary>
    public static SequenceDataset Classes(int count, int classes, bool masked)
    {
        var random = new RandomSource(3);
        return SequenceDataset.FromSequences(Sequences(random, count, masked), Enumerable.Range(0, count).Select(n => n % classes).ToArray());
    }

    public static SequenceDataset Tags(int count)
    {
        var random = new RandomSource(4);
        List<float[,]> sequences = [.. Sequences(random, count, masked: true)];
        return SequenceDataset.FromSequences(sequences, sequences.Select(s => Enumerable.Range(0, s.GetLength(0)).Select(t => s[t, 0] > 0 ? 1 : 0).ToArray()), ["down", "up"]);
    }

    public static SequenceDataset Values(int count, int size)
    {
        var random = new RandomSource(5);
        List<float[,]> sequences = [.. Sequences(random, count, masked: false)];
        return SequenceDataset.FromSequences(sequences, sequences.Select(s => Enumerable.Repeat(s[0, 0] / 2, size).ToArray()));
    }

    private static IEnumerable<float[,]> Sequences(RandomSource random, int count, bool masked)
    {
        for (int n = 0; n < count; n++)
        {
            float[,] sequence = new float[masked && n % 5 != 0 ? 3 + (n % 4) : 6, 2];
            for (int i = 0; i < sequence.Length; i++) sequence[i / 2, i % 2] = (float)random.NextUniform(-1, 1);
            yield return sequence;
        }
    }
}
