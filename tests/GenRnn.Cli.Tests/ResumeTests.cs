namespace GenRnn.Cli.Tests;

/// <summary><c>genrnn train --resume</c> goes on with the run that a checkpoint is of, and with no other.</summary>
public sealed class ResumeTests
{
    private const string Classifier = "input 2; gru 3; dense 2 softmax";

    [Theory]
    [InlineData("with --optimizer adam; expected --optimizer adamw,", "--optimizer", "adamw")]
    [InlineData("with no --clip-norm; expected --clip-norm 0.5,", "--clip-norm", "0.5")]
    [InlineData("with the loss sparse_categorical_crossentropy; expected the loss mean_squared_error,", "--loss", "mean_squared_error")]
    [InlineData("with --seed 1; expected --seed 2,", "--seed", "2")]
    [InlineData("with batches of 32 (--batch); expected batches of 8 (--batch),", "--batch", "8")]
    [InlineData("with a random order; expected --no-shuffle,", "--no-shuffle")]
    [InlineData("with 40 sequences to train on; expected 32 sequences to train on,", "--validation", "0.2")]
    [InlineData("of a run on other data;", "--scale", "standard")]
    public async Task Checkpoint_of_another_run_is_refused_in_the_words_of_the_call(string words, params string[] other)
    {
        using var folder = new Folder();
        string[] call = ["train", Classifier, folder.Signs("d.npz", 40), "--epochs", "1", "--checkpoint", folder["c"], "--resume"];
        Assert.Equal(0, (await Call.Of(call)).ExitCode);
        byte[] before = File.ReadAllBytes(folder["c"]);
        Call refused = await Call.Of([.. call, .. other]);

        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains($"{folder["c"]}: The checkpoint is of a run ", refused.Error, StringComparison.Ordinal);
        Assert.Contains(words, refused.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(refused.Error);
        Assert.Equal(before, File.ReadAllBytes(folder["c"]));
    }

    [Fact]
    public async Task Checkpoint_of_a_run_on_other_data_or_from_another_start_is_refused()
    {
        using var folder = new Folder();
        string data = folder.Signs("d.npz", 40), other = folder.Signs("other.npz", 40, seed: 2);
        await Call.Of("train", Classifier, data, "--epochs", "1", "--seed", "5", "--out", folder["start"], "--quiet");
        string[] call = ["train", Classifier, data, "--epochs", "2", "--checkpoint", folder["c"], "--resume", "--quiet"];
        Assert.Equal(new Call(0, "", ""), await Call.Of(call));

        foreach ((string words, string[] changed) in ((string, string[])[])
        [
            ("of a run on other data; expected the sequences of this call.", ["train", Classifier, other, .. call[3..]]),
            ("of a run that began with other parameters;", [.. call, "--start", folder["start"]]),
        ])
        {
            Call refused = await Call.Of(changed);
            Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
            Assert.Contains(words, refused.Error, StringComparison.Ordinal);
            TraceCommandTests.AssertOneSentence(refused.Error);
        }

        // Equal data in another file is the same data.
        File.Copy(data, folder["copy.npz"]);
        Assert.Equal(0, (await Call.Of(["train", Classifier, folder["copy.npz"], .. call[3..]])).ExitCode);
    }

    [Fact]
    public async Task Another_learning_rate_has_to_be_asked_for()
    {
        using var folder = new Folder();
        string[] call = ["train", Classifier, folder.Signs("d.npz", 40), "--checkpoint", folder["c"], "--resume"];
        await Call.Of([.. call, "--epochs", "1", "--learning-rate", "0.02"]);
        Call silent = await Call.Of([.. call, "--epochs", "2"]), asked = await Call.Of([.. call, "--epochs", "2", "--learning-rate", "0.005"]);

        Assert.Equal((1, ""), (silent.ExitCode, silent.Output));
        Assert.Contains("of a run with --learning-rate 0.02; expected that option, as the rate would be 0.001 without it.", silent.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(silent.Error);
        Assert.Equal((0, ""), (asked.ExitCode, asked.Error));
        Assert.Contains("\nGoes on after epoch 1.\nThe learning rate is 0.005 from here on, after 0.02.\nepoch 2/2", asked.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3", "has done 3 epochs of 3: nothing is left to do. Ask for more with --epochs.")]
    [InlineData("1", "has done 3 epochs of 1: nothing is left to do. Ask for more with --epochs.")]
    public async Task Run_that_is_done_says_so_and_gives_its_model(string epochs, string words)
    {
        using var folder = new Folder();
        string[] call = ["train", Classifier, folder.Signs("d.npz", 40), "--checkpoint", folder["c"], "--resume"];
        await Call.Of([.. call, "--epochs", "3", "--out", folder["first"]]);
        Call again = await Call.Of([.. call, "--epochs", epochs, "--out", folder["second"]]);

        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Contains(words, again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 3/", again.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(folder["first"]), File.ReadAllBytes(folder["second"]));
    }

    [Fact]
    public async Task Run_that_had_ended_by_patience_does_not_go_on()
    {
        using var folder = new Folder();
        string[] call = ["train", Classifier, folder.Signs("d.npz", 40), "--checkpoint", folder["c"], "--resume", "--epochs", "60", "--learning-rate", "3", "--patience", "2"];
        Call first = await Call.Of([.. call, "--out", folder["first"]]), again = await Call.Of([.. call, "--out", folder["second"]]);

        Assert.Equal((0, 0), (first.ExitCode, again.ExitCode));
        Assert.Contains(" by --patience: nothing was left to do.\n", again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/60  loss", again.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(folder["first"]), File.ReadAllBytes(folder["second"]));
    }
}
