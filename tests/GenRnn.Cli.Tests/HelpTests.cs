using System.Text.RegularExpressions;

namespace GenRnn.Cli.Tests;

/// <summary>Help and version.</summary>
public sealed partial class HelpTests
{
    [Theory]
    [InlineData("genrnn [command]", "trace", "sample", "train", "evaluate", "predict", "inspect", "bench", "--version", "Exit codes: 0 done, 1 the work failed, 2 the call was wrong.")]
    public async Task Help_names_every_command_and_the_exit_codes(params string[] words)
    {
        Call call = await Call.Of("--help");

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.All(words, word => Assert.Contains(word, call.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_words_show_the_help() => Assert.Equal(await Call.Of("--help"), await Call.Of());

    [Theory]
    [InlineData("trace", "--seed", "--epochs", "--json", "--plain", "NO_COLOR", "--quiz", "--table", "--compare", "gru 32", "--task", "simple-rnn, rnn-per-step, gru, lstm, rnn-sequence-tagging")]
    [InlineData("sample", "japanese-vowels", "sunspots")]
    [InlineData("sample japanese-vowels", "ae.train", "--seeds", "--trace", "--plain")]
    [InlineData("sample sunspots", "CSV", "--epochs")]
    [InlineData("inspect", "safetensors")]
    [InlineData("train", "input 12; lstm 32; dense 9 softmax", "npz", "--out", "--epochs", "--batch", "--optimizer", "--learning-rate", "--seed", "--validation", "--json", "--quiet")]
    [InlineData("evaluate", "safetensors", "--json")]
    [InlineData("predict", "npy", "--out", "standard input")]
    [InlineData("bench", "input 12; lstm 32; dense 9 softmax", "--quick", "--json")]
    public async Task Help_of_a_command_names_what_it_takes(string command, params string[] words)
    {
        Call call = await Call.Of([.. command.Split(' '), "--help"]);

        Assert.Equal((0, ""), (call.ExitCode, call.Error));

        // Help is wrapped to the width of the terminal.
        string text = Blanks().Replace(call.Output, " ");
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_is_that_of_the_tool()
    {
        Call call = await Call.Of("--version");

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", call.Output);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
