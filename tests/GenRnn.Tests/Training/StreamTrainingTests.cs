namespace GenRnn.Tests.Training;

/// <summary>Training on data sets that come in parts.</summary>
public sealed class StreamTrainingTests
{
    private static readonly SequenceDataset Data = Signs(96);

    private static readonly TrainingOptions Options = new() { Epochs = 4, BatchSize = 8, Seed = 5, Optimizer = Optimizer.Adam(0.02f) };

    [Fact]
    public async Task One_part_alone_is_trained_on_as_a_data_set()
    {
        FitResult<HandWritten<Binary>> whole = Trainer.Fit(Model(), Data, Options);
        StreamFitResult<HandWritten<Binary>> stream = await Trainer.FitAsync(Model(), SequenceStream.Create([Data]), Options);

        Assert.Equal(whole.Model.Parameters, stream.Model.Parameters);
        Assert.Equal(whole.State, stream.State);
        Assert.Equal(whole.History.Select(e => e.Loss), stream.History.Select(e => e.Loss));
    }

    [Fact]
    public async Task Parts_are_learned_from_one_after_the_other_and_counted_together()
    {
        TrainingOptions inOrder = Options with { Shuffle = false };
        StreamFitResult<HandWritten<Binary>> parts = await Trainer.FitAsync(Model(), Stream(40, 16, 40), inOrder);
        FitResult<HandWritten<Binary>> whole = Trainer.Fit(Model(), Data, inOrder);

        // Without shuffling, parts of whole batches are the same batches as those of the whole.
        Assert.Equal(whole.Model.Parameters, parts.Model.Parameters);
        Assert.All(whole.History.Zip(parts.History), pair =>
        {
            Assert.Equal(pair.First.Epoch, pair.Second.Epoch);
            Assert.Equal(pair.First.Loss, pair.Second.Loss, 1e-12);
            Assert.Equal(pair.First.Accuracy!.Value, pair.Second.Accuracy!.Value, 1e-12);
        });
    }

    [Fact]
    public async Task Continued_run_gives_the_same_bits_as_one_that_was_not_interrupted()
    {
        StreamFitResult<HandWritten<Binary>> whole = await Trainer.FitAsync(Model(), Stream(30, 66), Options), first = await Trainer.FitAsync(Model(), Stream(30, 66), Options with { Epochs = 1 });
        StreamFitResult<HandWritten<Binary>> rest = await Trainer.FitAsync(first.State, Stream(30, 66), Options);

        Assert.Equal(whole.State, rest.State);
        Assert.Equal((TrainingHistory)whole.State.History, rest.State.History);
        Assert.Equal(3, rest.History.Count);
    }

    [Fact]
    public async Task Validation_and_callbacks_see_epochs()
    {
        var lowest = new EarlyStopping(patience: 1, minimumChange: 10);
        List<int> batches = [];
        StreamFitResult<HandWritten<Binary>> fit = await Trainer.FitAsync(
            Model(), Stream(50, 46), Options with { Validation = Signs(20), Callbacks = [lowest], Progress = new Collect(batches) });

        Assert.Equal(2, fit.History.Count);
        Assert.NotNull(fit.History[1].ValidationLoss);
        Assert.Equal([.. Enumerable.Range(1, 13), .. Enumerable.Range(1, 13)], batches);
    }

    [Fact]
    public async Task Evaluation_of_parts_is_that_of_the_whole()
    {
        HandWritten<Binary> model = Model();
        Evaluation whole = Evaluator.Evaluate(model, Data), parts = await Evaluator.EvaluateAsync(model, Stream(10, 85, 1));

        Assert.Equal(whole.Loss, parts.Loss, 1e-9);
        Assert.Equal((whole.Accuracy!.Value, whole.Count), (Math.Round(parts.Accuracy!.Value, 12), parts.Count));
        Assert.Equal(whole.ConfusionMatrix, parts.ConfusionMatrix);
    }

    [Fact]
    public async Task Cancelled_and_failing_streams_end_the_run()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Trainer.FitAsync(Model(), Stream(96), Options with { CancellationToken = cancellation.Token }));
        await Assert.ThrowsAsync<IOException>(() => Trainer.FitAsync(Model(), SequenceStream.Create(Failing()), Options));

        static IEnumerable<SequenceDataset> Failing()
        {
            yield return Signs(8);
            throw new IOException("gone");
        }
    }

    [Fact]
    public async Task What_streams_do_not_do_is_refused()
    {
        Assert.Contains("without any part", (await Assert.ThrowsAsync<ArgumentException>(() => Trainer.FitAsync(Model(), SequenceStream.Create([]), Options))).Message, StringComparison.Ordinal);
        Assert.Contains("Metrics were received with a stream", (await Assert.ThrowsAsync<ArgumentException>(() => Trainer.FitAsync(Model(), Stream(96), Options with { Metrics = [Metric.Auc()] }))).Message, StringComparison.Ordinal);
    }

    private static HandWritten<Binary> Model() => HandWritten<Binary>.Create(3);

    private static SequenceStream Stream(params int[] sizes) => SequenceStream.Create([.. sizes.Select((size, i) => Data.Slice(sizes[..i].Sum(), size))]);

    /// <summary>Sequences of 3 steps; the class is the sign of the first feature at the last.</summary>
    private static SequenceDataset Signs(int count)
    {
        var random = new Random(1);
        float[][,] sequences = [.. Enumerable.Range(0, count).Select(_ => new float[3, 2])];
        foreach (float[,] sequence in sequences)
        {
            for (int step = 0; step < 3; step++) (sequence[step, 0], sequence[step, 1]) = ((2 * random.NextSingle()) - 1, random.NextSingle());
        }

        return SequenceDataset.FromSequences(sequences, sequences.Select(s => s[2, 0] > 0 ? 1 : 0));
    }

    private sealed class Collect(List<int> batches) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => batches.Add(value.Batch);
    }
}
