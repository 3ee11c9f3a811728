using GenRnn.Cli.Progress;

namespace GenRnn.Cli.Tests;

/// <summary>What training shows while it runs.</summary>
public sealed class TrainingDisplayTests
{
    private const string Classifier = "input 2; gru 4; dense 2 softmax";

    [Fact]
    public async Task Pipe_gets_a_plain_line_an_epoch()
    {
        using var folder = new Folder();
        Call call = await Call.Of("train", Classifier, folder.Signs("d.npz", 20), "--epochs", "3", "--validation", "0.2");
        string[] lines = call.Output.Split('\n');

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal(["16 sequences to train on, 4 to validate.", "epoch 1/3", "epoch 2/3", "epoch 3/3", "Final on validation data"], lines[..5].Select((line, i) => i == 0 ? line : line.Split(["  ", ":"], 2, StringSplitOptions.None)[0]));
        Assert.Matches(@"^epoch 2/3  loss \d\.\d{4}  accuracy \d\.\d{4}  val_loss \d\.\d{4}  val_accuracy \d\.\d{4}  \d+(\.\d+)? m?s$", lines[2]);
        Assert.DoesNotContain('\u001b', call.Output);
    }

    [Fact]
    public async Task Terminal_gets_a_live_line_besides()
    {
        using var folder = new Folder();
        Call call = await Call.Of(isInteractive: true, CancellationToken.None, "train", Classifier, folder.Signs("d.npz", 64), "--epochs", "2", "--batch", "8");

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Contains("epoch 1/2  batch 1/8  loss ", call.Output, StringComparison.Ordinal);
        Assert.Contains(" sequences/s", call.Output, StringComparison.Ordinal);
        Assert.Contains("epoch 2/2  loss ", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_training_shows_nothing()
    {
        using var folder = new Folder();

        Assert.Equal(new Call(0, "", ""), await Call.Of(isInteractive: true, CancellationToken.None, "train", Classifier, folder.Signs("d.npz", 20), "--quiet"));
    }

    [Theory]
    [InlineData(0.0004, "0 ms")]
    [InlineData(0.25, "250 ms")]
    [InlineData(1.234, "1.23 s")]
    [InlineData(59.6, "60 s")]
    [InlineData(100, "1:40 min")]
    [InlineData(3599.4, "59:59 min")]
    [InlineData(3599.6, "1:00:00 h")]
    [InlineData(90061, "25:01:01 h")]
    [InlineData(double.PositiveInfinity, "long")]
    public void Durations_read_well(double seconds, string text) => Assert.Equal(text, EpochLine.Duration(seconds));

    [Fact]
    public void Line_under_way_says_how_far_it_is_and_how_fast() => Assert.Equal(
        "epoch 2/20  batch 3/40  loss 0.1235  accuracy 0.9000  320 sequences/s  1:40 min left",
        EpochLine.Of(new TrainingProgress(2, 20, 3, 40, 0.12345, 0.9) { Sequences = 96, Seconds = 0.3 }, 100));

    [Fact]
    public void Figures_that_are_very_small_or_large_keep_their_digits() => Assert.Equal(
        "epoch 1/1  loss 1.200e-5  val_loss 1.500e+4  2.00 s", EpochLine.Of(new EpochResult(1, 1.2e-5, null, 15000, null, 2), 1));

    [Theory]
    [InlineData("abc", 6, "abc  ")]
    [InlineData("abcdef", 6, "abcde")]
    [InlineData("abc", 0, "")]
    public void Line_fills_the_terminal_and_does_not_wrap(string line, int width, string text) => Assert.Equal(text, LiveLine.Fit(line, width));
}
