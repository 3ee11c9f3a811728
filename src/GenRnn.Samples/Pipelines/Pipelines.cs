namespace GenRnn.Samples;

/// <summary>The five pipelines.</summary>
public static class Pipelines
{
    private const int TestCount = 1000;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Pipeline> All { get; } =
    [
        new Pipeline<MajorityRnn>(
            "simple-rnn",
            "SimpleRNN, last state, two classes",
            "Ten noisy ramps; do most of them rise, or fall?",
            new PipelineGoal(Loss: 0.30, Accuracy: 0.89),
            BatchSize: 32,
            seed => Drawn(RampTasks.Majority, 1000, seed)),
        new Pipeline<PreviousStepRnn>(
            "rnn-per-step",
            "SimpleRNN, every state, two classes a step",
            "Ten noisy ramps; at every step, did the ramp before it rise?",
            new PipelineGoal(Loss: 0.22, Accuracy: 0.88),
            BatchSize: 8,
            seed => Drawn(RampTasks.PreviousStep, 100, seed)),
        new Pipeline<RiseCounterGru>(
            "gru",
            "GRU, last state, three classes",
            "Ten noisy ramps; do few (at most 3), some (4 to 6) or many (at least 7) of them rise?",
            new PipelineGoal(Loss: 0.40, Accuracy: 0.87),
            BatchSize: 32,
            seed => Split(RampTasks.RiseCount(1000, seed))),
        new Pipeline<MajorityLstm>(
            "lstm",
            "LSTM, last state, two classes",
            "Ten noisy ramps; do most of them rise, or fall?",
            new PipelineGoal(Loss: 0.22, Accuracy: 0.91),
            BatchSize: 32,
            seed => Drawn(RampTasks.Majority, 1000, seed)),
        new Pipeline<RecentRisesTagger>(
            "rnn-sequence-tagging",
            "SimpleRNN as in PyTorch, every state, three classes a step",
            "Ten noisy ramps; at every step, how many of this ramp and the one before it rise?",
            new PipelineGoal(Loss: 0.40, Accuracy: 0.85),
            BatchSize: 8,
            seed => Drawn(RampTasks.RecentRises, 1000, seed)),
    ];

    /// <summary>The pipeline with a name, or <see langword="null"/>.</summary>
    public static Pipeline? Find(string id) => All.FirstOrDefault(p => p.Id == id);

    /// <summary>All the training data that the pipeline has, and a test drawn besides from the same task.</summary>
    private static PipelineData Drawn(Func<int, int, SequenceDataset> task, int count, int seed)
    {
        SequenceDataset all = task(count + TestCount, seed);
        return new PipelineData(all.Slice(0, count), all.Slice(count, TestCount), IsSplit: false);
    }

    private static PipelineData Split(SequenceDataset all)
    {
        (SequenceDataset training, SequenceDataset test) = all.Split(0.8);
        return new PipelineData(training, test, IsSplit: true);
    }
}
