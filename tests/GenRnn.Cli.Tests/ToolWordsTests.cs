namespace GenRnn.Cli.Tests;

/// <summary>What the library refuses is said in the words of a call.</summary>
public sealed class ToolWordsTests
{
    [Theory]
    [InlineData("input 2; gru 4 return_sequences=false; gru 3; dense 2 softmax", "Write return_sequences=true behind 'gru'.")]
    [InlineData("input 2; dense 2 softmax", "expected at least one of simple_rnn, gru and lstm. Add a recurrent layer, for example 'gru 16'.")]
    [InlineData("input 2; gru 4; dense 1 softmax", "Use sigmoid for a probability, or one unit a class.")]
    [InlineData("input 2; gru 4 bidirectional=true go_backwards=true; dense 2 softmax", "Remove go_backwards.")]
    [InlineData("input 2; gru 4 dropout=1.5; dense 2 softmax", "dropout")]
    [InlineData("input 2; gru 4 merge=sum; dense 2 softmax", "sets merge=sum; expected no such option in a layer that is not bidirectional. Remove merge.")]
    [InlineData("input 2; lstm 4 projection=2 peepholes=true layer_normalization=true; dense 2 softmax", "layer_normalization alone, projection alone, or any of peepholes, cell_clip and coupled_forget_gate.")]
    [InlineData("input 2; gru 4 kernel_initializer=zeros kernel_scale=2; dense 2 softmax", "kernel_")]
    public async Task Model_that_is_none_is_told_in_the_words_of_its_text(string spec, string words)
    {
        Call call = await Call.Of("train", spec, "d.npz");

        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.Contains(words, call.Error, StringComparison.Ordinal);
        Assert.DoesNotMatch(@" = |[a-z][A-Z]|Activation|Initializer", call.Error.Replace("PyTorch", "", StringComparison.Ordinal));
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    [Theory]
    [InlineData("input 2; gru 4 return_sequences=true; dense 2 softmax", "write return_sequences=false behind the last recurrent layer.")]
    [InlineData("input 2 steps=9; gru 4; dense 2 softmax", "expected 9, the steps of the model's input. Cut or pad the sequences, or leave out steps=.")]
    [InlineData("input 3; gru 4; dense 2 softmax", "has 2 features a step; expected 3, as the model reads.")]
    [InlineData("input 2; gru 4; dense 2", "Class ids for a model that ends in no activation were received without a loss; expected softmax or sigmoid, from which the loss follows. End the model with 'dense N softmax', or choose a --loss.")]
    [InlineData("input 2; gru 4; dense 2 sigmoid", "End the model with 'dense N softmax' for one of several classes, or give the targets as values.")]
    [InlineData("input 2; gru 4; dense 2 softmax", "End the model with 'dense N sigmoid', or choose another --loss.", "--loss", "binary_crossentropy")]
    public async Task Data_that_does_not_fit_is_told_with_its_file_in_the_words_of_the_call_before_anything_is_compiled(string spec, string words, params string[] more)
    {
        using var folder = new Folder();
        string data = folder.Signs("d.npz", 20);
        Call call = await Call.Of(["train", spec, data, .. more]);

        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.StartsWith($"{data}: ", call.Error, StringComparison.Ordinal);
        Assert.Contains(words, call.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    [Fact]
    public async Task Data_of_other_features_is_refused_by_its_name_when_a_model_measures_or_answers()
    {
        using var folder = new Folder();
        string data = folder.Signs("d.npz", 20), other = folder.Npz("other.npz", ("x", NpyArray.Create<float>([.. Enumerable.Range(0, 12).Select(i => (float)i)], 2, 2, 3)), ("y", NpyArray.Create<int>([0, 1])));
        Assert.Equal(0, (await Call.Of("train", "input 2; gru 3; dense 2 softmax", data, "--epochs", "1", "--scale", "standard", "--out", folder["m"], "--quiet")).ExitCode);
        foreach (string command in (string[])["evaluate", "predict"])
        {
            Call call = await Call.Of(command, folder["m"], other);
            Assert.Equal((1, $"{other}: The data set has 3 features a step; expected 2, as the model reads. Give the data that the model is declared for, or change its input.\n"), (call.ExitCode, call.Error));
        }
    }

    [Fact]
    public async Task Damage_of_a_run_is_told_in_options()
    {
        using var folder = new Folder();
        string data = folder.Signs("d.npz", 20), model = folder["m"];
        string huge = folder.Npz("huge.npz", ("x", NpyArray.Create<float>([1, 2, 3, 4], 2, 1, 2)), ("y", NpyArray.Create<float>([1e25f, 2e25f], 2, 1)));
        await Call.Of("train", "input 2; gru 3; dense 2 softmax", data, "--epochs", "1", "--out", model, "--quiet");
        foreach ((string words, string[] call) in ((string, string[])[])
        [
            ("Give a file that --checkpoint wrote; a model is begun with by --start.", ["input 2; gru 3; dense 2 softmax", data, "--checkpoint", model, "--resume"]),
            ("batch 1 of 1; expected a finite number. Lower --learning-rate, or give --scale standard or --clip-norm 1.", ["input 2; gru 3; dense 1", huge]),
        ])
        {
            Call refused = await Call.Of(["train", .. call, "--quiet"]);
            Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
            Assert.Contains(words, refused.Error, StringComparison.Ordinal);
            TraceCommandTests.AssertOneSentence(refused.Error);
        }
    }

    [Theory]
    [InlineData("Give it (Parameter 'path')", "Give it")]
    [InlineData("Use the optimiser that the state comes from, or begin its numbers anew: state with { Optimizer = OptimizerState.Empty }.", "Give the --optimizer of that run, or name another --checkpoint to begin a new one.")]
    public void Words_of_the_library_are_translated(string library, string tool) => Assert.Equal(tool, ToolWords.Of(library));
}
