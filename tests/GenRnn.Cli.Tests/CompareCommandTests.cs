using System.Text.Json;
using GenRnn.Cli.Tests.Tracing;
using GenRnn.Samples;

namespace GenRnn.Cli.Tests;

/// <summary><c>genrnn trace --compare</c>.</summary>
public sealed class CompareCommandTests
{
    [Fact]
    public async Task Pipelines_learn_the_task_of_the_first_and_are_shown_side_by_side()
    {
        using var folder = new Folder();
        string json = folder["c.json"], html = folder["c.html"];
        Call call = await Call.Of("trace", "--compare", "simple-rnn,gru,lstm", "--epochs", "2", "--seed", "4", "--json", json, "--html", html);
        JsonElement root = Read(json);

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.StartsWith("simple-rnn, gru and lstm - comparison of 3 models\n", call.Output, StringComparison.Ordinal);
        Assert.Contains(json, call.Output, StringComparison.Ordinal);
        Assert.Contains(html, call.Output, StringComparison.Ordinal);
        Assert.Contains("<h1>simple-rnn, gru and lstm</h1>", File.ReadAllText(html), StringComparison.Ordinal);
        Assert.Equal(["simple-rnn", "gru", "lstm"], Labels(root));
        Assert.Equal(
            ["input 5 steps=10; simple_rnn 8; dense 1 sigmoid", "input 5 steps=10; gru 16; dense 1 sigmoid", "input 5 steps=10; lstm 20; dense 1 sigmoid"],
            Models(root));
        Assert.Equal([4], root.GetProperty("seeds").EnumerateArray().Select(s => s.GetInt32()));
        Assert.Equal(Pipelines.Find("simple-rnn")!.Task, root.GetProperty("task").GetString());
    }

    [Fact]
    public async Task Model_whose_task_it_is_comes_to_the_figures_of_its_own_trace()
    {
        using var folder = new Folder();
        await Call.Of("trace", "--compare", "gru,simple-rnn", "--epochs", "2", "--seed", "3", "--json", folder["c.json"]);
        ModelTrace own = Pipelines.Find("gru")!.Run(seed: 3, epochs: 2);
        JsonElement model = Read(folder["c.json"]).GetProperty("models")[0];

        Assert.Equal(own.Model.ToString(), model.GetProperty("trace").GetProperty("model").GetString());
        Assert.Equal(own.Test.Loss, model.GetProperty("figures").GetProperty("test").GetProperty("loss").GetDouble());
        Assert.Equal(own.History.Select(e => e.Loss), model.GetProperty("trace").GetProperty("history").EnumerateArray().Select(e => e.GetProperty("loss").GetDouble()));
    }

    [Fact]
    public async Task Heads_and_sequences_are_those_that_the_task_needs()
    {
        using var folder = new Folder();
        Call call = await Call.Of(
            "trace", "--compare", "gru", "--compare", "rnn-sequence-tagging,lstm 3 bidirectional=true;dropout 0.1", "--compare", "gru 2; simple_rnn 3; dense 4 relu", "--task", "rnn-per-step", "--epochs", "1",
            "--json", folder["c.json"]);

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal(
            [
                "input 5 steps=10; gru 16 return_sequences=true; dense 1 sigmoid",
                "model initialization=pytorch; input 5 steps=10; simple_rnn 8 return_sequences=true; dense 1 sigmoid",
                "input 5 steps=10; lstm 3 return_sequences=true bidirectional=true; dropout 0.1; dense 1 sigmoid",
                "input 5 steps=10; gru 2; simple_rnn 3 return_sequences=true; dense 4 relu; dense 1 sigmoid",
            ],
            Models(Read(folder["c.json"])));
        Assert.Equal(["gru", "rnn-sequence-tagging", "lstm 3 bidirectional=true;dropout 0.1", "gru 2; simple_rnn 3; dense 4 relu"], Labels(Read(folder["c.json"])));
    }

    [Fact]
    public async Task Whole_model_keeps_its_own_head()
    {
        using var folder = new Folder();
        Call call = await Call.Of("trace", "--compare", "lstm,input 5; gru 4; dense 2 softmax", "--epochs", "1", "--json", folder["c.json"]);

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal("input 5; gru 4; dense 2 softmax", Models(Read(folder["c.json"])).Last());
    }

    [Fact]
    public async Task Seeds_run_every_model_with_each_and_show_medians()
    {
        using var folder = new Folder();
        Call call = await Call.Of("trace", "--compare", "simple-rnn,gru 4", "--epochs", "1", "--seeds", "3", "--json", folder["c.json"]);
        JsonElement root = Read(folder["c.json"]);

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal([1, 2, 3], root.GetProperty("seeds").EnumerateArray().Select(s => s.GetInt32()));
        Assert.All(root.GetProperty("models").EnumerateArray(), m => Assert.Equal(3, m.GetProperty("runs").GetArrayLength()));
        Assert.Contains("medians of 3 seeds: 1, 2, 3.", call.Output, StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(1, 3).Select(seed => Pipelines.Find("simple-rnn")!.Run(seed, 1).Test.Loss),
            root.GetProperty("models")[0].GetProperty("runs").EnumerateArray().Select(r => r.GetProperty("test").GetProperty("loss").GetDouble()));
    }

    [Fact]
    public async Task Equal_calls_give_equal_output()
    {
        string[] words = ["trace", "--compare", "simple-rnn,gru 4", "--epochs", "1"];

        Assert.Equal(await Call.Of(words), await Call.Of(words));
        Assert.Equal(await Call.Of(words), await Call.Of([.. words, "--plain"]));
    }

    [Fact]
    public async Task Console_gets_colours_and_progress_of_every_model()
    {
        Call call = await Call.On(Shown.TrueColor, "trace", "--compare", "simple-rnn,gru 4", "--epochs", "1", "--seeds", "2");

        Assert.Contains("\u001b[", call.Output, StringComparison.Ordinal);
        Assert.Contains("── Figures · 2 models", Shown.Escapes().Replace(call.Output, ""), StringComparison.Ordinal);
        Assert.All(["Training simple-rnn with seed 1 [", "Training gru 4 with seed 2 ["], progress => Assert.Contains(progress, call.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelled_comparison_fails_in_a_sentence()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Call call = await Call.Of(isInteractive: false, cancellation.Token, "trace", "--compare", "simple-rnn,gru");

        Assert.Equal((1, "", "Cancelled before the work was done.\n"), (call.ExitCode, call.Output, call.Error));
    }

    [Theory]
    [InlineData("alone", "--compare", "gru")]
    [InlineData("without a name", "--compare", "gru,,lstm")]
    [InlineData("without a name", "--compare", "")]
    [InlineData("'gruu' was received for --compare", "--compare", "simple-rnn,gruu")]
    [InlineData("twice", "--compare", "gru,lstm,gru")]
    [InlineData("are one model", "--compare", "gru,gru 16")]
    [InlineData("are one model", "--compare", "simple-rnn,rnn-per-step")]
    [InlineData("at most 6", "--compare", "gru,gru 1,gru 2,gru 3,gru 4,gru 5,gru 6")]
    [InlineData("No pipeline", "--compare", "gru 1,gru 2")]
    [InlineData("'gru x'", "--compare", "gru,gru x")]
    [InlineData("a recurrent layer", "--compare", "gru,dense 4")]
    [InlineData("begins with 'input 5 steps=10'", "--compare", "gru,input 4; gru 8; dense 3 softmax")]
    [InlineData("begins with 'input 5 steps=10'", "--compare", "gru,input 5 steps=9; gru 8; dense 3 softmax")]
    [InlineData("begins with 'input 5 steps=10'", "--compare", "gru,embedding 5 2; gru 8; dense 3 softmax")]
    [InlineData("expected a model that answers once", "--compare", "gru,input 5; gru 8 return_sequences=true; dense 3 softmax")]
    [InlineData("at every step (return_sequences=true)", "--compare", "rnn-per-step,input 5; gru 8; dense 1 sigmoid")]
    [InlineData("for --task", "--compare", "gru,lstm", "--task", "majority")]
    [InlineData("--task", "gru", "--task", "lstm")]
    [InlineData("beside --compare", "gru", "--compare", "gru,lstm")]
    [InlineData("--table", "--compare", "gru,lstm", "--table")]
    [InlineData("--quiz", "--compare", "gru,lstm", "--quiz")]
    [InlineData("--export", "--compare", "gru,lstm", "--export", ".")]
    [InlineData("--seed ", "--compare", "gru,lstm", "--seed", "1", "--seeds", "2")]
    [InlineData("--seeds", "--compare", "gru,lstm", "--seeds", "0")]
    [InlineData("--epochs", "--compare", "gru,lstm", "--epochs", "0")]
    [InlineData("which is a folder", "--compare", "gru,lstm", "--html", "/")]
    [InlineData("--compare", "--compare")]
    public async Task Wrong_call_is_told_in_a_sentence_with_exit_code_2(string part, params string[] words)
    {
        Call call = await Call.Of(["trace", .. words]);

        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.Contains(part, call.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    private static IEnumerable<string?> Models(JsonElement root) => root.GetProperty("models").EnumerateArray().Select(m => m.GetProperty("trace").GetProperty("model").GetString());

    private static IEnumerable<string?> Labels(JsonElement root) => root.GetProperty("models").EnumerateArray().Select(m => m.GetProperty("label").GetString());

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;
}
