namespace GenRnn.Cli.Tests;

/// <summary>No file of a call is written over another one of it.</summary>
public sealed class OutputFileTests : IDisposable
{
    private const string Classifier = "input 2; gru 3; dense 2 softmax";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("DATA", "--out")]
    [InlineData("DATA", "--checkpoint")]
    [InlineData("DATA", "--json")]
    [InlineData("DATA", "--log")]
    [InlineData("--out", "--json")]
    [InlineData("--out", "--checkpoint")]
    [InlineData("--out", "--log")]
    [InlineData("--checkpoint", "--json")]
    [InlineData("--checkpoint", "--log")]
    [InlineData("--json", "--log")]
    [InlineData("--start", "--checkpoint")]
    [InlineData("--start", "--json")]
    [InlineData("--start", "--log")]
    public async Task Two_files_of_training_are_not_one(string first, string second)
    {
        (string data, string same) = (_folder.Signs("d.npz", 10), _folder["same"]);
        File.Copy(data, same);
        byte[] before = File.ReadAllBytes(same);
        string[] words = first == "DATA" ? [same, second, same] : [data, first, same, second, same];
        await AssertRefused(second, first, ["train", Classifier, .. words, "--epochs", "1"]);
        Assert.Equal(before, File.ReadAllBytes(same));
    }

    [Fact]
    public async Task Answers_and_figures_are_not_written_over_model_or_data()
    {
        (string data, string model) = (_folder.Signs("d.npz", 10), _folder["m"]);
        Assert.Equal(0, (await Call.Of("train", Classifier, data, "--epochs", "1", "--out", model, "--quiet")).ExitCode);
        await AssertRefused("--json", "MODEL", "evaluate", model, data, "--json", model);
        await AssertRefused("--json", "DATA", "evaluate", model, data, "--json", data);
        await AssertRefused("--out", "MODEL", "predict", model, data, "--out", model);
        await AssertRefused("--out", "DATA", "predict", model, data, "--out", data);
    }

    [Fact]
    public async Task Other_names_of_one_file_are_seen_through()
    {
        (string data, string inside) = (_folder.Signs("d.npz", 10), Directory.CreateDirectory(_folder["inside"]).FullName);
        await AssertRefused("--out", "DATA", "train", Classifier, data, "--out", Path.Combine(inside, "..", "d.npz"));
        await AssertRefused("--out", "DATA", "train", Classifier, data, "--out", Path.GetRelativePath(Environment.CurrentDirectory, data));
        if (OperatingSystem.IsWindows()) return;

        File.CreateSymbolicLink(_folder["link"], data);
        Directory.CreateSymbolicLink(_folder["folder"], inside);
        File.CreateSymbolicLink(_folder["circle"], _folder["circle"]);
        await AssertRefused("--out", "DATA", "train", Classifier, data, "--out", _folder["link"]);
        await AssertRefused("--json", "--out", "train", Classifier, data, "--out", Path.Combine(inside, "m"), "--json", Path.Combine(_folder["folder"], "m"));
        Assert.False(RealPath.AreSame(_folder["circle"], data));
    }

    [Fact]
    public async Task Model_may_be_written_over_the_one_that_it_begins_with()
    {
        (string data, string model) = (_folder.Signs("d.npz", 10), _folder["m"]);
        await Call.Of("train", Classifier, data, "--epochs", "1", "--out", model, "--quiet");
        byte[] before = File.ReadAllBytes(model);
        Assert.Equal(new Call(0, "", ""), await Call.Of("train", Classifier, data, "--epochs", "1", "--start", model, "--out", model, "--quiet"));
        Assert.NotEqual(before, File.ReadAllBytes(model));
    }

    /// <summary>No device is named that there is: where the refusal is missing, the test fails and replaces none.</summary>
    [Theory]
    [InlineData("--out")]
    [InlineData("--checkpoint")]
    [InlineData("--json")]
    public async Task Device_is_not_replaced_by_a_file(string option)
    {
        if (OperatingSystem.IsWindows()) return;
        Call call = await Call.Of("train", Classifier, "absent.npz", option, "/dev/genrnn-absent");

        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.StartsWith($"'/dev/genrnn-absent' was received for {option}, which is a device; expected a file", call.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    private static async Task AssertRefused(string word, string other, params string[] words)
    {
        Call call = await Call.Of(words);
        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.Contains($" was received for {word}, which is {other} as well; expected a file of its own.", call.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(call.Error);
    }
}
