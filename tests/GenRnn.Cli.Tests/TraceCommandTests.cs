using System.Text.Json;
using GenRnn.Cli.Tests.Tracing;

namespace GenRnn.Cli.Tests;

/// <summary><c>genrnn trace</c>.</summary>
public sealed class TraceCommandTests
{
    [Theory]
    [InlineData("simple-rnn")]
    [InlineData("rnn-per-step")]
    [InlineData("gru")]
    [InlineData("lstm")]
    [InlineData("rnn-sequence-tagging")]
    public async Task Every_pipeline_shows_its_trace_and_nothing_on_the_error_stream(string id)
    {
        Call call = await Call.Of("trace", id, "--epochs", "1");

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.StartsWith($"{id} - model pipeline trace\n", call.Output, StringComparison.Ordinal);
        Assert.Contains("Key insight", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alone_it_lists_the_five_and_points_to_real_data()
    {
        Call call = await Call.Of("trace");

        Assert.Equal(0, call.ExitCode);
        Assert.All(
            ["simple-rnn", "rnn-per-step", "gru", "lstm", "rnn-sequence-tagging", "genrnn sample --help"],
            word => Assert.Contains(word, call.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_goes_to_the_file_and_says_the_same_as_the_text()
    {
        string path = Path.GetTempFileName();
        try
        {
            Call call = await Call.Of("trace", "gru", "--epochs", "2", "--seed", "5", "--json", path);
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(path));

            Assert.Equal(0, call.ExitCode);
            Assert.Contains(path, call.Output, StringComparison.Ordinal);
            Assert.Equal("gru", json.RootElement.GetProperty("id").GetString());
            Assert.Equal(5, json.RootElement.GetProperty("seed").GetInt32());
            Assert.Equal(2, json.RootElement.GetProperty("history").GetArrayLength());
            Assert.Contains(json.RootElement.GetProperty("answer").GetString()!, call.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Seed_decides_the_run()
    {
        Call first = await Call.Of("trace", "rnn-per-step", "--epochs", "1", "--seed", "2");

        Assert.Equal(first, await Call.Of("trace", "rnn-per-step", "--epochs", "1", "--seed", "2"));
        Assert.NotEqual(first.Output, (await Call.Of("trace", "rnn-per-step", "--epochs", "1", "--seed", "-3")).Output);
    }

    [Fact]
    public async Task Terminal_sees_progress_that_is_wiped_at_the_end()
    {
        Call call = await Call.Of(isInteractive: true, CancellationToken.None, "trace", "rnn-per-step", "--epochs", "2");

        Assert.Contains("Training rnn-per-step [", call.Error, StringComparison.Ordinal);
        Assert.Contains("epoch 2 of 2", call.Error, StringComparison.Ordinal);
        Assert.EndsWith(" \r", call.Error.ReplaceLineEndings("\r"), StringComparison.Ordinal);
        Assert.DoesNotContain("Training rnn-per-step [", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Console_gets_colours_and_plain_text_on_request()
    {
        string[] words = ["trace", "rnn-per-step", "--epochs", "1"];
        Call colours = await Call.On(Shown.TrueColor, words), plain = await Call.On(Shown.TrueColor, [.. words, "--plain"]), pipe = await Call.Of(words);

        Assert.Contains("\u001b[", colours.Output, StringComparison.Ordinal);
        Assert.Contains("── Data flow", Shown.Escapes().Replace(colours.Output, ""), StringComparison.Ordinal);
        Assert.Equal(pipe.Output, plain.Output);
        Assert.Equal(pipe, await Call.Of([.. words, "--plain"]));
    }

    [Fact]
    public async Task Cancelled_run_fails_in_a_sentence()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Call call = await Call.Of(isInteractive: false, cancellation.Token, "trace", "gru");

        Assert.Equal((1, "", "Cancelled before the work was done.\n"), (call.ExitCode, call.Output, call.Error));
    }

    [Fact]
    public async Task Json_that_cannot_be_written_fails_in_a_sentence()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genrnn-test-");
        try
        {
            // No file system takes names of that length.
            Call call = await Call.Of("trace", "rnn-per-step", "--epochs", "1", "--json", Path.Combine(folder.FullName, new string('n', 300)));

            Assert.Equal(1, call.ExitCode);
            AssertOneSentence(call.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Json_in_a_folder_that_is_not_there_is_a_wrong_call()
    {
        string path = Path.Combine(Path.GetTempPath(), "genrnn-no-such-folder", "trace.json");
        Call call = await Call.Of("trace", "rnn-per-step", "--json", path);

        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        AssertOneSentence(call.Error);
    }

    [Fact]
    public async Task Json_in_place_of_a_folder_is_a_wrong_call()
    {
        Call call = await Call.Of("trace", "rnn-per-step", "--json", Path.GetTempPath());

        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.Contains("which is a folder", call.Error, StringComparison.Ordinal);
        AssertOneSentence(call.Error);
    }

    [Fact]
    public async Task Table_is_markdown_with_a_row_a_pipeline()
    {
        Call call = await Call.Of("trace", "--table", "--seeds", "1");
        string[] lines = call.Output.TrimEnd().Split('\n');

        Assert.Equal(0, call.ExitCode);
        Assert.Equal(7, lines.Length);
        Assert.All(lines, l => Assert.Equal(6, l.Count(c => c == '|')));
    }

    [Theory]
    [InlineData("trace", "gruu")]
    [InlineData("trace", "gru", "lstm")]
    [InlineData("trace", "gru", "--epochs", "0")]
    [InlineData("trace", "gru", "--epochs", "many")]
    [InlineData("trace", "gru", "--seed", "1.5")]
    [InlineData("trace", "gru", "--json")]
    [InlineData("trace", "gru", "--colour")]
    [InlineData("trace", "gru", "--table")]
    [InlineData("trace", "--seed", "3")]
    [InlineData("trace", "--plain")]
    [InlineData("trace", "--table", "--plain")]
    [InlineData("trace", "gru", "--quiz")]
    [InlineData("trace", "--quiz")]
    [InlineData("trace", "--json", "trace.json")]
    [InlineData("trace", "gru", "--seeds", "3")]
    [InlineData("trace", "--table", "--epochs", "3")]
    [InlineData("tracee")]
    [InlineData("sample", "sunspots", "")]
    [InlineData("sample", "japanese-vowels", " ")]
    [InlineData("inspect", "")]
    [InlineData("sample", "japanese-vowels")]
    [InlineData("inspect")]
    [InlineData("bench", "lstm 3")]
    [InlineData("bench", "input 3; lstm")]
    [InlineData("bench", "input 3; dense 1")]
    [InlineData("bench", "input 3; gru 0")]
    [InlineData("bench", "")]
    [InlineData("bench", "input 3;", "gru 4")]
    [InlineData("bench", "input 3; gru 4", "--json")]
    [InlineData("bench", "input 3; gru 4", "--json", "/")]
    public async Task Wrong_call_is_told_in_a_sentence_with_exit_code_2(params string[] words)
    {
        Call call = await Call.Of(words);

        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        AssertOneSentence(call.Error);
    }

    internal static void AssertOneSentence(string error)
    {
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.EndsWith(".\n", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
        AssertWordsOfTheTool(error);
    }

    /// <summary>Who calls the tool need not know the library: no types, no members, no parameters.</summary>
    internal static void AssertWordsOfTheTool(string error) => Assert.DoesNotMatch(
        @"\b(OptimizerState|ReturnSequences|FromLogits|BatchSize|TrainingOptions|SequenceStream|SequenceDataset|CsvOptions|Checkpoint\.|ModelFile\.|Activation\.|Loss\.|Dense\(|Partial|Shuffle|learningRate|as int\b|attributes)|\(Parameter |with \{", error);
}
