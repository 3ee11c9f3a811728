namespace GenRnn.Browser.Tests;

/// <summary>Traces of models of all kinds, each trained for a moment.</summary>
internal static class TracedModels
{
    public const string
        Masked = "masked", Tokens = "tokens", TwoWay = "two-way", Stacked = "stacked", Bare = "bare", Untrained = "untrained", Wide = "wide", Hostile = "hostile";

    /// <summary>What would become an element, if it were not text.</summary>
    public const string HostileName = "</script></style></svg><img src=x onerror=\"throw 1\">'\"&amp;";

    public static ModelTrace Trace(string id) => id switch
    {
        Masked => Trace<MaskedGru>(Classes(3, 3, 8)),
        Tokens => Trace<TokenLstm>(Sentences(), new TraceOptions { Vocabulary = ["-", "not", "a", "very", "good", "bad", "film", "this", "is"] }),
        TwoWay => Trace<TwoWayTagger>(Tags()),
        Stacked => Trace<StackedRegression>(Values(2)),
        Bare => Trace<BareRnn>(Values(3)),
        Untrained => Trace<MaskedGru>(Classes(3, 6, 6), epochs: 0),
        Wide => Trace<WideGru>(Classes(3, 200, 200, count: 8)),
        Hostile => Trace<MaskedGru>(
            Classes(3, 4, 6, [HostileName, "<b>bold</b>", "two\nlines \u202E"]),
            new TraceOptions
            {
                Id = "<script>alert(1)</script>",
                Task = $"Is it {HostileName}?",
                Baseline = new TraceBaseline(HostileName, 0.5),
                FeatureNames = [HostileName, "<svg onload=alert(1)>"],
            }),
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, null),
    };

    private static ModelTrace Trace<TModel>(SequenceDataset data, TraceOptions? options = null, int epochs = 2)
        where TModel : class, IRecurrentModel<TModel>
    {
        (SequenceDataset training, SequenceDataset test) = data.Split(0.75);
        var fitting = new TrainingOptions { Epochs = epochs, BatchSize = 6, Seed = 7, Validation = test };
        return ModelTrace.Create(Trainer.Fit(TModel.Create(seed: 1), training, fitting), test, options ?? new TraceOptions());
    }

    private static SequenceDataset Classes(int classes, int shortest, int longest, string[]? names = null, int count = 40) =>
        SequenceDataset.FromSequences(Sequences(count, shortest, longest), Enumerable.Range(0, count).Select(n => n % classes), names);

    private static SequenceDataset Sentences()
    {
        var random = new RandomSource(6);
        int[][] sentences = [.. Enumerable.Range(0, 40).Select(n => Enumerable.Range(0, 2 + (n % 5)).Select(_ => 1 + (int)random.NextUniform(0, 8)).ToArray())];
        return SequenceDataset.FromTokens(sentences, sentences.Select(s => s.Contains(4) ? 1 : 0), ["negative", "positive"]);
    }

    private static SequenceDataset Tags()
    {
        float[][,] sequences = [.. Sequences(40, 3, 7)];
        return SequenceDataset.FromSequences(sequences, sequences.Select(s => Enumerable.Range(0, s.GetLength(0)).Select(t => s[t, 0] > 0 ? 1 : 0).ToArray()), ["down", "up"]);
    }

    private static SequenceDataset Values(int size)
    {
        float[][,] sequences = [.. Sequences(40, 6, 6)];
        return SequenceDataset.FromSequences(sequences, sequences.Select(s => Enumerable.Repeat(s[0, 0] / 2, size).ToArray()));
    }

    private static IEnumerable<float[,]> Sequences(int count, int shortest, int longest)
    {
        var random = new RandomSource(3);
        for (int n = 0; n < count; n++)
        {
            float[,] sequence = new float[shortest + (n % (longest - shortest + 1)), 2];
            for (int i = 0; i < sequence.Length; i++) sequence[i / 2, i % 2] = (float)random.NextUniform(-1, 1);
            yield return sequence;
        }
    }
}
