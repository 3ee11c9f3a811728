using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace GenRnn.Tests.Training;

/// <summary>What callbacks write to files.</summary>
public sealed class LogTests : IDisposable
{
    private static readonly SequenceDataset Data = Tasks.ThreeClasses(50);
    private static readonly TrainingOptions Options = new() { Epochs = 4, BatchSize = 20, Validation = Tasks.ThreeClasses(30, seed: 9), Metrics = [Metric.F1()] };
    private static readonly HandWritten<Classes> Model = HandWritten<Classes>.Create(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("genrnn-logs").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_log_has_a_line_for_each_epoch()
    {
        string path = Path.Combine(_folder, "log.csv");
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(Model, Data, Options with { Callbacks = [new CsvLogger(path)] });
        string[] lines = File.ReadAllLines(path);
        Assert.Equal("epoch,accuracy,loss,f1_score,val_accuracy,val_loss,val_f1_score,learning_rate", lines[0]);
        Assert.Equal(fit.History.Select(e => e.Figures().Select(f => f.Value).Append(e.LearningRate!.Value).Prepend(e.Epoch)), lines[1..].Select(l => l.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void A_log_is_the_same_in_any_culture_and_with_any_separator()
    {
        string path = Path.Combine(_folder, "log.csv");
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Trainer.Fit(Model, Data, Options with { Callbacks = [new CsvLogger(path, ';')] });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.DoesNotContain(",", File.ReadAllText(path));
        Assert.All(File.ReadAllLines(path), line => Assert.Equal(8, line.Split(';').Length));
    }

    [Fact]
    public void A_log_is_whole_after_an_interruption()
    {
        (string whole, string parts) = (Path.Combine(_folder, "whole.csv"), Path.Combine(_folder, "parts.csv"));
        Trainer.Fit(Model, Data, Options with { Callbacks = [new CsvLogger(whole)] });

        // Epoch 3 is done and logged, but its state is lost: the run goes on from epoch 2.
        TrainingState<HandWritten<Classes>> state = Trainer.Fit(Model, Data, Options with { Epochs = 2 }).State;
        Trainer.Fit(Model, Data, Options with { Epochs = 3, Callbacks = [new CsvLogger(parts)] });
        Trainer.Fit(state, Data, Options with { Callbacks = [new CsvLogger(parts)] });
        Assert.Equal(File.ReadAllText(whole), File.ReadAllText(parts));
    }

    [Fact]
    public void Models_are_saved_after_every_epoch_and_after_the_best()
    {
        (string each, string best) = (Path.Combine(_folder, "model-{epoch}.safetensors"), Path.Combine(_folder, "best.safetensors"));
        TrainingOptions options = Options with { Epochs = 9, Optimizer = Optimizer.Sgd(4), Callbacks = [new ModelCheckpoint(each), new ModelCheckpoint(best, saveBestOnly: true), new ModelCheckpoint(Path.Combine(_folder, "f1"), saveBestOnly: true, "val_f1_score")] };
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(Model, Data, options);
        Assert.Equal(fit.Model.Parameters, ModelFile.Load<HandWritten<Classes>>(each.Replace("{epoch}", "9")).Parameters);
        int winner = fit.History.MinBy(e => e.ValidationLoss)!.Epoch;
        Assert.NotEqual(9, winner);
        Assert.Equal(File.ReadAllBytes(each.Replace("{epoch}", $"{winner}")), File.ReadAllBytes(best));
        int first = fit.History.MaxBy(e => e.ValidationMetrics["f1_score"])!.Epoch;
        Assert.Equal(File.ReadAllBytes(each.Replace("{epoch}", $"{first}")), File.ReadAllBytes(Path.Combine(_folder, "f1")));
    }

    [Fact]
    public void Event_files_hold_the_figures_of_epochs_and_batches()
    {
        var time = new FixedTime();
        FitResult<HandWritten<Classes>> fit = Trainer.Fit(Model, Data, Options with { Callbacks = [new TensorBoard(_folder, 2, time)] });
        List<Event> training = Read("train"), validation = Read("validation");
        Assert.Equal("brain.Event:2", training[0].Version);
        Assert.Equal("brain.Event:2", validation[0].Version);
        Assert.All(training, e => Assert.Equal(1_700_000_000.25, e.Time));

        List<(long Step, string Tag, float Value)> expected = [], held = [];
        foreach (EpochResult epoch in fit.History)
        {
            expected.AddRange([(epoch.Epoch - 1, "epoch_accuracy", (float)epoch.Accuracy!), (epoch.Epoch - 1, "epoch_loss", (float)epoch.Loss), (epoch.Epoch - 1, "epoch_f1_score", (float)epoch.Metrics["f1_score"]), (epoch.Epoch - 1, "epoch_learning_rate", 0.001f)]);
            held.AddRange([(epoch.Epoch - 1, "epoch_accuracy", (float)epoch.ValidationAccuracy!), (epoch.Epoch - 1, "epoch_loss", (float)epoch.ValidationLoss!), (epoch.Epoch - 1, "epoch_f1_score", (float)epoch.ValidationMetrics["f1_score"])]);
        }

        Assert.Equal(expected, training.SelectMany(e => e.Values).Where(v => v.Tag.StartsWith("epoch", StringComparison.Ordinal)));
        Assert.Equal(held, validation.SelectMany(e => e.Values));

        // Three batches an epoch, every second of them: batches 2, 5, 8 and 11 of the run, counted from 1.
        Assert.Equal([1, 4, 7, 10], training.SelectMany(e => e.Values).Where(v => v.Tag == "batch_loss").Select(v => v.Step));
        Assert.Equal(4, training.SelectMany(e => e.Values).Count(v => v.Tag == "batch_learning_rate"));
    }

    [Fact]
    public void Every_run_begins_event_files_of_its_own()
    {
        var board = new TensorBoard(_folder, null, new FixedTime());
        Trainer.Fit(Model, Data, Options with { Validation = null, Metrics = [], Callbacks = [board] });
        Trainer.Fit(Model, Data, Options with { Validation = null, Metrics = [], Callbacks = [board] });
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_folder, "train")).Length);
        Assert.False(Directory.Exists(Path.Combine(_folder, "validation")));
    }

    // The checksums of "123456789" (the check value of CRC-32C) and of 32 zeros (RFC 3720, B.4).
    [Fact]
    public void Checksums_are_those_of_Castagnoli()
    {
        Assert.Equal(0xe3069283u, Crc32C.Of("123456789"u8));
        Assert.Equal(0x8a9136aau, Crc32C.Of(new byte[32]));
        Assert.Equal(0u, Crc32C.Of([]));
        var crc = new Crc32C();
        crc.Append("1234"u8);
        crc.Append("56789"u8);
        Assert.Equal(0xe3069283u, crc.Value);
    }

    private sealed record Event(double Time, string? Version, List<(long Step, string Tag, float Value)> Values);

    /// <summary>Reads all records of the one file in a folder, with their checksums.</summary>
    private List<Event> Read(string folder)
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(Directory.GetFiles(Path.Combine(_folder, folder)).Single());
        List<Event> events = [];
        while (!rest.IsEmpty)
        {
            int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(rest);
            ReadOnlySpan<byte> data = rest.Slice(12, length);
            Assert.Equal(EventFile.Checksum(rest[..8]), BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]));
            Assert.Equal(EventFile.Checksum(data), BinaryPrimitives.ReadUInt32LittleEndian(rest[(12 + length)..]));
            events.Add(Parse(data));
            rest = rest[(16 + length)..];
        }

        return events;
    }

    private static Event Parse(ReadOnlySpan<byte> data)
    {
        (double time, long step, string? version, List<(long, string, float)> values) = (0, 0, null, []);
        while (!data.IsEmpty)
        {
            int field = data[0] >> 3, wire = data[0] & 7;
            data = data[1..];
            switch (field, wire)
            {
                case (1, 1):
                    time = BinaryPrimitives.ReadDoubleLittleEndian(data);
                    data = data[8..];
                    break;
                case (2, 0):
                    step = (long)Varint(ref data);
                    break;
                case (3, 2):
                    version = Encoding.UTF8.GetString(Content(ref data));
                    break;
                case (5, 2):
                    for (ReadOnlySpan<byte> summary = Content(ref data); !summary.IsEmpty;) values.Add(Value(ref summary, step));
                    break;
                default: throw new InvalidDataException($"Field {field} of wire type {wire}.");
            }
        }

        return new Event(time, version, values);
    }

    private static (long Step, string Tag, float Value) Value(ref ReadOnlySpan<byte> summary, long step)
    {
        Assert.Equal(10, summary[0]);
        summary = summary[1..];
        ReadOnlySpan<byte> value = Content(ref summary);
        Assert.Equal(10, value[0]);
        value = value[1..];
        string tag = Encoding.UTF8.GetString(Content(ref value));
        Assert.Equal(21, value[0]);
        return (step, tag, BinaryPrimitives.ReadSingleLittleEndian(value[1..]));
    }

    private static ReadOnlySpan<byte> Content(ref ReadOnlySpan<byte> data)
    {
        int length = (int)Varint(ref data);
        ReadOnlySpan<byte> content = data[..length];
        data = data[length..];
        return content;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> data)
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = data[0];
            data = data[1..];
            number |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return number;
        }
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_250);
    }
}
