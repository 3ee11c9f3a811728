using System.Text.Json;
using GenRnn.Cli.Bench;

namespace GenRnn.Cli.Tests;

/// <summary><c>genrnn bench</c>: what it says, not how fast anything is.</summary>
public sealed class BenchCommandTests
{
    [Fact]
    public async Task Model_stands_in_a_row_for_each_call_beside_its_limit()
    {
        Call call = await Call.Of("bench", "input 3; gru 5; dense 2 softmax", "--quick");
        string[] lines = call.Output.Split('\n');

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Single(lines, line => line.Contains("multiply-adds from registers", StringComparison.Ordinal) && line.EndsWith(" GFLOP/s", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("reading L1", StringComparison.Ordinal) && line.EndsWith(" bytes/ns", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("input 3; gru 5; dense 2 softmax  step ", StringComparison.Ordinal));
        Assert.Single(lines, line => line.TrimStart().StartsWith("sequence of 100 steps", StringComparison.Ordinal));
        Assert.Single(lines, line => line.TrimStart().StartsWith("32 sequences of 100 steps", StringComparison.Ordinal));
        Assert.All(lines.Where(line => line.Contains("100 steps", StringComparison.Ordinal)), line => Assert.Contains(" %  ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Declared_steps_are_those_of_the_sequences()
    {
        Call call = await Call.Of("bench", "input 3 steps=7; simple_rnn 5 return_sequences=true; dense 2", "--quick");

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Contains("32 sequences of 7 steps", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_limits_and_figures_that_are_positive()
    {
        string path = Path.GetTempFileName();
        try
        {
            Call call = await Call.Of("bench", "input 2; lstm 4", "--quick", "--json", path);
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(path));
            JsonElement limits = json.RootElement.GetProperty("limits"), model = Assert.Single(json.RootElement.GetProperty("models").EnumerateArray());

            Assert.Equal(0, call.ExitCode);
            Assert.Contains($"Written as JSON: {path}", call.Output, StringComparison.Ordinal);
            Assert.All(["gigaFlops", "multiplyAdd", "addition", "handover", "activation"], name => Assert.True(limits.GetProperty(name).GetDouble() > 0, name));
            Assert.All(limits.GetProperty("caches").EnumerateArray(), level => Assert.True(level.GetProperty("bytesPerNanosecond").GetDouble() > 0));
            Assert.Equal("input 2; lstm 4", model.GetProperty("model").GetString());
            Assert.Equal(112, model.GetProperty("cost").GetProperty("parameters").GetInt32());
            Assert.Equal([("step", 1, 1), ("sequences", 1, 100), ("sequences", 32, 100)], model.GetProperty("figures").EnumerateArray()
                .Select(f => (f.GetProperty("call").GetString(), f.GetProperty("count").GetInt32(), f.GetProperty("steps").GetInt32())));
            Assert.All(model.GetProperty("figures").EnumerateArray(), figure =>
                Assert.All(["median", "minimum", "perStep", "limit", "share"], name => Assert.True(figure.GetProperty(name).GetDouble() > 0, name)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Without_a_model_those_of_every_size_are_measured()
    {
        Call call = await Call.Of("bench", "--quick");

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal(9, call.Output.Split('\n').Count(line => line.StartsWith("input ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Wrong_model_is_told_in_the_words_of_the_model()
    {
        Call call = await Call.Of("bench", "input 3; lstm 2 return_sequences=false; gru 2");

        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.Equal("Layer 'lstm' returns its last step alone; expected a sequence, because the recurrent layer 'gru' reads it. Write return_sequences=true behind 'lstm'.\n", call.Error);
    }

    [Fact]
    public async Task Cancelled_call_fails_in_a_sentence()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Call call = await Call.Of(isInteractive: false, cancellation.Token, "bench", "input 3; gru 5");

        Assert.Equal((1, "", "Cancelled before the work was done.\n"), (call.ExitCode, call.Output, call.Error));
    }

    [Fact]
    public void Caches_of_a_machine_that_tells_none_are_small_ones() =>
        Assert.Equal([("L1", 32L << 10), ("L2", 512L << 10), ("L3", 8L << 20)], CacheLevel.Sizes(Path.Combine(Path.GetTempPath(), "genrnn-no-such-folder")));
}
