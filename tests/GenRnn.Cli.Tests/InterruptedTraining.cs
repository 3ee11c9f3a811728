using GenRnn.Samples;

namespace GenRnn.Cli.Tests;

/// <summary>A training run in a process of its own, which saves its state after every batch and goes on from where it was.</summary>
internal static class InterruptedTraining
{
    /// <summary>The first argument of such a process; the second is its checkpoint.</summary>
    public const string Word = "train";

    /// <summary>What is learned from.</summary>
    public static SequenceDataset Data { get; } = RampTasks.RiseCount(96, seed: 1);

    /// <summary>How.</summary>
    public static TrainingOptions Options { get; } = new()
    {
        Epochs = 4, BatchSize = 4, Seed = 5, Validation = RampTasks.RiseCount(20, seed: 2), Metrics = [Metric.F1()],
        Optimizer = Optimizer.Adam(0.01f) with { GradientAccumulationSteps = 5 },
        Callbacks = [new EarlyStopping(50, restoreBest: true)],
    };

    /// <summary>Begins or goes on; before it saves a batch it writes a letter and waits for one.</summary>
    public static int Run(string checkpoint)
    {
        TrainingState<RiseCounterGru> state = Checkpoint.LoadOrStart(checkpoint, RiseCounterGru.Create(seed: 1), Options.Seed);
        Trainer.Fit(state, Data, Options with { Callbacks = [.. Options.Callbacks, new Letters(), new TrainingCheckpoint(checkpoint, everyBatches: 1)] });
        return 0;
    }

    /// <summary>Tells who waits that the next save begins, and lets it be when it may.</summary>
    private sealed class Letters : TrainingCallback
    {
        public override bool OnBatchEnd(TrainingMoment moment)
        {
            Console.Out.Write('.');
            Console.Out.Flush();
            return Console.In.Read() >= 0;
        }
    }
}
