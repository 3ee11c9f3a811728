namespace GenRnn.Tests.Training;

/// <summary>Damaged and foreign checkpoints are refused in one sentence, and none is taken for good.</summary>
public sealed class CheckpointRefusalTests : IDisposable
{
    private static readonly SequenceDataset Data = Tasks.ThreeClasses(50);
    private static readonly TrainingOptions Options = new() { Epochs = 2, BatchSize = 16, Metrics = [Metric.F1()], Callbacks = [new EarlyStopping(3, restoreBest: true)] };
    private static readonly TrainingState<HandWritten<Classes>> State = Trainer.Fit(HandWritten<Classes>.Create(1), Data, Options with { Callbacks = [.. Options.Callbacks, new EndInSecondEpoch()] }).State;
    private static readonly byte[] Good = Save(State);

    private readonly string _folder = Directory.CreateTempSubdirectory("genrnn-refusals").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Truncation_at_every_byte_is_refused()
    {
        for (int length = 0; length < Good.Length; length += length < 200 ? 1 : 17) Refused(Good[..length]);
        Refused(Good[..^1]);
        Refused([.. Good, 0]);
    }

    [Fact]
    public void A_bit_that_flips_is_refused_or_harmless()
    {
        var random = new Random(1);
        int refused = 0;
        for (int round = 0; round < 3000; round++)
        {
            byte[] file = [.. Good];
            file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.Equal(State, Load(file));
            }
            catch (ModelFileException error)
            {
                refused++;
                Assert.Contains("; expected ", error.Message);
            }
        }

        Assert.InRange(refused, 2900, 3000);
    }

    [Fact]
    public void A_model_file_is_no_checkpoint()
    {
        using var stream = new MemoryStream();
        ModelFile.Save(HandWritten<Classes>.Create(1), stream);
        Assert.Contains("no state of a training run", Refused(stream.ToArray()));
    }

    [Fact]
    public void A_checkpoint_is_no_model_file()
    {
        using var stream = new MemoryStream(Good);
        Assert.Contains("no tensor 'simple_rnn.kernel'", Assert.Throws<ModelFileException>(() => ModelFile.Load<HandWritten<Classes>>(stream)).Message);
    }

    [Fact]
    public void A_checkpoint_of_another_model_is_refused()
    {
        using var stream = new MemoryStream(Good);
        Assert.Contains("Layer 2", Assert.Throws<ModelFileException>(() => Checkpoint.Load<HandWritten<Binary>>(stream)).Message);
    }

    [Fact]
    public void A_file_of_something_else_is_refused_and_stays()
    {
        string path = Path.Combine(_folder, "data.csv");
        File.WriteAllText(path, "a,b\n1,2\n3,4\n5,6\n");
        string message = Assert.Throws<ModelFileException>(() => Checkpoint.LoadOrStart(path, HandWritten<Classes>.Create(1), 1)).Message;
        Assert.StartsWith(path, message);
        Assert.Contains("; expected ", message);
        Assert.Equal("a,b\n1,2\n3,4\n5,6\n", File.ReadAllText(path));
        Assert.Contains("folder was received", Assert.Throws<ModelFileException>(() => Checkpoint.LoadOrStart(_folder, HandWritten<Classes>.Create(1), 1)).Message);
    }

    [Fact]
    public void Without_a_file_a_run_starts_afresh() => Assert.Equal(
        TrainingState<HandWritten<Classes>>.Start(HandWritten<Classes>.Create(1), 7), Checkpoint.LoadOrStart(Path.Combine(_folder, "none"), HandWritten<Classes>.Create(1), 7));

    [Fact]
    public void A_state_of_the_middle_of_an_epoch_needs_its_data_batches_and_metrics()
    {
        Assert.Contains("batches of 16 was received for 50 in batches of 10", Fit(Data, Options with { BatchSize = 10 }));
        Assert.Contains("was received for 40 in batches of 16", Fit(Data.Slice(0, 40), Options));
        Assert.Contains("sums of other metrics", Fit(Data, Options with { Metrics = [] }));
        Assert.Contains("CarryStates", Fit(Data, Options with { CarryStates = true, Shuffle = false }));
        Assert.Contains("after batch 5", Assert.Throws<ArgumentException>(() => Trainer.Fit(State with { Partial = State.Partial! with { Batch = 5 } }, Data, Options)).Message);
        Assert.Equal(2, Trainer.Fit(State with { Partial = null }, Data, Options with { BatchSize = 10, Metrics = [] }).State.Epoch);

        static string Fit(SequenceDataset data, TrainingOptions options)
        {
            string message = Assert.Throws<ArgumentException>(() => Trainer.Fit(State, data, options)).Message;
            Assert.Contains("; expected ", message);
            Assert.Contains("with { Partial = null }", message);
            return message;
        }
    }

    private static string Refused(byte[] file) => Assert.Throws<ModelFileException>(() => Load(file)).Message;

    private static TrainingState<HandWritten<Classes>> Load(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return Checkpoint.Load<HandWritten<Classes>>(stream);
    }

    private static byte[] Save(TrainingState<HandWritten<Classes>> state)
    {
        using var stream = new MemoryStream();
        Checkpoint.Save(state, stream);
        return stream.ToArray();
    }

    private sealed class EndInSecondEpoch : TrainingCallback
    {
        public override bool OnBatchEnd(TrainingMoment moment) => moment.Progress is not { Epoch: 2, Batch: 2 };
    }
}
