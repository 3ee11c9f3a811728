using System.Text.Json;

namespace GenRnn.Cli.Tests;

/// <summary><c>genrnn train</c> and <c>genrnn evaluate</c> on npz files.</summary>
public sealed class TrainCommandTests
{
    private const string Classifier = "input 2; gru 4; dense 2 softmax", Regressor = "input 2; gru 4; dense 1";

    [Fact]
    public async Task Trained_model_is_saved_with_its_history_and_measures_the_same_again()
    {
        using var folder = new Folder();
        (string data, string model) = (folder.Signs("d.npz", 200), folder["m.safetensors"]);
        Call train = await Call.Of("train", Classifier, data, "--out", model, "--epochs", "25", "--batch", "16", "--learning-rate", "0.02", "--json", folder["r.json"]);
        Call evaluate = await Call.Of("evaluate", model, data, "--json", folder["e.json"]);

        Assert.Equal((0, "", 0, ""), (train.ExitCode, train.Error, evaluate.ExitCode, evaluate.Error));
        JsonElement result = Json(folder["r.json"]), final = result.GetProperty("final"), again = Json(folder["e.json"]);
        Assert.Equal(Classifier, result.GetProperty("model").GetString());
        Assert.Equal(25, result.GetProperty("history").GetArrayLength());
        Assert.Equal(
            ["epoch", "loss", "accuracy", "validationLoss", "validationAccuracy", "observation", "metrics", "validationMetrics"], result.GetProperty("history")[0].EnumerateObject().Select(m => m.Name));
        Assert.InRange(final.GetProperty("accuracy").GetDouble(), 0.9, 1);
        Assert.Equal(final.GetRawText(), again.GetProperty("final").GetRawText());
        Assert.Equal(final.GetProperty("loss").GetDouble(), again.GetProperty("loss").GetDouble());
        Assert.Equal(200, again.GetProperty("confusion").EnumerateArray().SelectMany(row => row.EnumerateArray()).Sum(n => n.GetInt32()));
        Assert.Equal(ModelSpec.Parse(Classifier), ModelFile.Inspect(model).Spec);
    }

    [Fact]
    public async Task Equal_calls_give_equal_files_and_another_seed_another()
    {
        using var folder = new Folder();
        string data = folder.Signs("d.npz", 40);
        foreach ((string name, string seed) in ((string, string)[])[("a", "3"), ("b", "3"), ("c", "4")])
            Assert.Equal(0, (await Call.Of("train", Classifier, data, "--epochs", "2", "--seed", seed, "--out", folder[name], "--quiet")).ExitCode);

        Assert.Equal(File.ReadAllBytes(folder["a"]), File.ReadAllBytes(folder["b"]));
        Assert.NotEqual(File.ReadAllBytes(folder["a"]), File.ReadAllBytes(folder["c"]));
    }

    [Fact]
    public async Task Validation_is_measured_on_what_was_held_back()
    {
        using var folder = new Folder();
        Call call = await Call.Of("train", Classifier, folder.Signs("d.npz", 50), "--epochs", "2", "--validation", "0.2", "--json", folder["r.json"]);
        JsonElement result = Json(folder["r.json"]), last = result.GetProperty("history")[1];

        Assert.Equal(0, call.ExitCode);
        Assert.StartsWith("40 sequences to train on, 10 to validate.\n", call.Output, StringComparison.Ordinal);
        Assert.Equal(last.GetProperty("validationLoss").GetDouble(), result.GetProperty("final").GetProperty("loss").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task Values_have_a_mean_squared_error_and_no_accuracy()
    {
        using var folder = new Folder();
        string data = folder.Npz("d.npz", ("x", NpyArray.Create<double>([.. Enumerable.Range(0, 60).Select(i => i % 7 * 0.1)], 10, 3, 2)), ("y", NpyArray.Create<double>([.. Enumerable.Range(0, 10).Select(i => 0.1 * i)])));
        Call call = await Call.Of("train", Regressor, data, "--epochs", "1", "--json", folder["r.json"], "--quiet");
        JsonElement result = Json(folder["r.json"]);

        Assert.Equal((0, "", ""), (call.ExitCode, call.Output, call.Error));
        Assert.Equal(["loss", "mse"], result.GetProperty("final").EnumerateObject().Select(m => m.Name));
        Assert.Equal(JsonValueKind.Null, result.GetProperty("history")[0].GetProperty("accuracy").ValueKind);
    }

    [Theory]
    [InlineData("train", "input 2; gru", "d.npz")]
    [InlineData("train", "input 2; dense 2", "d.npz")]
    [InlineData("train", "gru 2", "d.npz")]
    [InlineData("train", Classifier)]
    [InlineData("train", Classifier, " ")]
    [InlineData("train", Classifier, "d.xlsx")]
    [InlineData("train", Classifier, "d.npz", "--epochs", "-1")]
    [InlineData("train", Classifier, "d.npz", "--batch", "0")]
    [InlineData("train", Classifier, "d.npz", "--optimizer", "adamm")]
    [InlineData("train", Classifier, "d.npz", "--learning-rate", "0")]
    [InlineData("train", Classifier, "d.npz", "--learning-rate", "NaN")]
    [InlineData("train", Classifier, "d.npz", "--learning-rate", "inf")]
    [InlineData("train", Classifier, "d.npz", "--learning-rate", "Infinity")]
    [InlineData("train", Classifier, "d.npz", "--learning-rate", "1e39")]
    [InlineData("train", Classifier, "d.npz", "--learning-rate", "1e-60")]
    [InlineData("train", Classifier, "d.npz", "--clip-norm", "1e39")]
    [InlineData("train", Classifier, "d.npz", "--validation", "1")]
    [InlineData("train", Classifier, "d.npz", "--validation", "0,2")]
    [InlineData("train", Classifier, "d.npz", "--checkpoint-every", "5")]
    [InlineData("train", Classifier, "d.npz", "--checkpoint", "c", "--checkpoint-every", "-1")]
    [InlineData("train", Classifier, "d.npz", "--out", "/")]
    [InlineData("train", Classifier, "d.npz", "--out", "")]
    [InlineData("train", Classifier, "d.npz", "--json", "/genrnn-no-such-folder/r.json")]
    [InlineData("evaluate", "m.safetensors")]
    [InlineData("evaluate", "m.safetensors", "d.npz", "--json", "/")]
    [InlineData("predict", "m.safetensors")]
    [InlineData("predict", "m.safetensors", "-", "--out", "p.npy")]
    [InlineData("predict", "m.safetensors", "-", "--window", "3")]
    [InlineData("predict", "m.safetensors", "-", "--max-memory", "10")]
    [InlineData("train", Classifier, "d.npz", "--window", "3")]
    [InlineData("train", Classifier, "d.npz", "--target", "y")]
    [InlineData("train", Classifier, "d.npz", "--no-header")]
    [InlineData("train", Classifier, "d.npz", "--missing", "drop")]
    [InlineData("train", Classifier, "d.npz", "--separator", ",")]
    public async Task Wrong_call_is_told_in_a_sentence_with_exit_code_2(params string[] words)
    {
        Call call = await Call.Of(words);

        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    public static TheoryData<string, (string, NpyArray)[], string> BadData => new()
    {
        { "no x", [("y", Ids(2))], "no array 'x'; expected [sequences, steps, features]" },
        { "texts as x", [("x", NpyArray.Create(["a", "b"], 2, 1, 1)), ("y", Ids(2))], "'x' holds texts; expected numbers" },
        { "three texts", [("x", Numbers(3, 3, 2)), ("y", NpyArray.Create(["a", "b", "c"]))], "'y' holds 3 different texts; expected at most 2" },
        { "too many texts", [("x", Numbers(2, 3, 2)), ("y", NpyArray.Create(["a", "b", "c"]))], "'y' of texts has the shape [3] for 2 sequences of 3 steps" },
        { "one text", [("x", Numbers(2, 3, 2)), ("y", NpyArray.Create(["a", "a"]))], "All sequences have the class 'a'; expected at least two" },
        { "one class", [("x", Numbers(2, 3, 2)), ("y", NpyArray.Create<int>([1, 1]))], "All sequences have the class 1; expected at least two" },
        { "one sequence", [("x", Numbers(1, 3, 2)), ("y", NpyArray.Create<int>([1]))], "The only sequence has the class 1; expected at least two" },
        { "constant inputs", [("x", NpyArray.Create<float>(new float[12], 2, 3, 2)), ("y", Ids(2))], "Every feature is the same at all steps of all sequences" },
        { "no y", [("x", Numbers(2, 3, 2))], "no array 'y'" },
        { "flat x", [("x", Numbers(2, 6)), ("y", Ids(2))], "'x' has the shape [2, 6]" },
        { "other features", [("x", Numbers(2, 3, 4)), ("y", Ids(2))], "has 4 features a step; expected 2" },
        { "too few targets", [("x", Numbers(2, 3, 2)), ("y", Ids(3))], "3 class ids for 2 sequences" },
        { "class too large", [("x", Numbers(2, 3, 2)), ("y", NpyArray.Create<long>([0, 2]))], "class id at sequence 1 is 2; expected 0 to 1" },
        { "negative class", [("x", Numbers(2, 3, 2)), ("y", NpyArray.Create<long>([0, -1]))], "class id at sequence 1 is -1" },
        { "broken class", [("x", Numbers(2, 3, 2)), ("y", NpyArray.Create<float>([0, 0.5f]))], "'y' of shape [2] has 0.5 at position 1; expected class ids" },
        { "wrong width", [("x", Numbers(2, 3, 2)), ("y", Numbers(2, 3))], "targets of 3 numbers; expected 2" },
        { "target a step", [("x", Numbers(2, 3, 2)), ("y", Numbers(2, 3, 2))], "a target at every step; expected one target a sequence" },
        { "flat target", [("x", Numbers(2, 3, 2)), ("y", Numbers(2, 1, 1, 1))], "'y' has the shape [2, 1, 1, 1]" },
        { "a hole", [("x", NpyArray.Create<float>([0, 0, 0, 0, 0, float.NaN, 0, 0, 0, 0, 0, 0], 2, 3, 2)), ("y", Ids(2))], "sequence 0, step 2, feature 1 is NaN" },
        { "long lengths", [("x", Numbers(2, 3, 2)), ("y", Ids(2)), ("lengths", NpyArray.Create<int>([3, 4]))], "length of sequence 1 is 4" },
        { "broken lengths", [("x", Numbers(2, 3, 2)), ("y", Ids(2)), ("lengths", NpyArray.Create<float>([3, 1.5f]))], "'lengths' has 1.5 at position 1" },
        { "too many lengths", [("x", Numbers(2, 3, 2)), ("y", Ids(2)), ("lengths", Ids(3))], "3 lengths for 2 sequences" },
    };

    [Theory]
    [MemberData(nameof(BadData))]
    public async Task Bad_data_is_told_in_a_sentence_with_its_place(string name, (string, NpyArray)[] arrays, string words)
    {
        using var folder = new Folder();
        Call call = await Call.Of("train", Classifier, folder.Npz($"{name}.npz", arrays), "--quiet");

        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.Contains(words, call.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    [Fact]
    public async Task Texts_as_labels_become_classes_whose_names_are_kept()
    {
        using var folder = new Folder();
        float[] x = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 1f : -1f)];
        string[] y = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? "größer" : "小さい")];
        string data = folder.Npz("d.npz", ("x", NpyArray.Create<float>(x, 40, 1, 1)), ("y", NpyArray.Create(y))), model = folder["m"];
        Call train = await Call.Of("train", "input 1; gru 3; dense 2 softmax", data, "--epochs", "30", "--learning-rate", "0.05", "--out", model, "--quiet");
        string some = folder.Npz("some.npz", ("x", NpyArray.Create<float>(x[1..2], 1, 1, 1)), ("y", NpyArray.Create(y[1..2]))), other = folder.Npz("other.npz", ("x", NpyArray.Create<float>(x[..2], 2, 1, 1)), ("y", NpyArray.Create(["größer", "gleich"])));
        Call evaluate = await Call.Of("evaluate", model, some, "--json", folder["e.json"]), unknown = await Call.Of("evaluate", model, other);

        Assert.Equal((0, "", 0, ""), (train.ExitCode, train.Error, evaluate.ExitCode, evaluate.Error));
        Assert.Equal(EquatableArray.Of("größer", "小さい"), ModelFile.Inspect(model).Preparation.ClassNames);
        Assert.Equal(1, Json(folder["e.json"]).GetProperty("accuracy").GetDouble());
        Assert.Equal((1, ""), (unknown.ExitCode, unknown.Output));
        Assert.Contains("The label at sequence 1 is 'gleich'; expected a class that the model was trained on, one of 'größer', '小さい'.", unknown.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(unknown.Error);
    }

    [Fact]
    public async Task Feature_that_never_changes_is_told_and_harmless()
    {
        using var folder = new Folder();
        float[] x = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 7f : i)];
        string data = folder.Npz("d.npz", ("x", NpyArray.Create<float>(x, 10, 2, 2)), ("y", Ids(10)));
        Call call = await Call.Of("train", Classifier, data, "--epochs", "1", "--scale", "standard", "--json", folder["r.json"]);

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Contains("d.npz: Feature 0 is 7 at all steps of all sequences, so that nothing is learned from it.\n", call.Output, StringComparison.Ordinal);
        Assert.True(double.IsFinite(Json(folder["r.json"]).GetProperty("final").GetProperty("loss").GetDouble()));
    }

    [Theory]
    [InlineData("dense 1 sigmoid", null, "d.npz: The target at sequence 1, output 0 of the data set is 3; expected 0 to 1, which sigmoid answers.")]
    [InlineData("dense 1 sigmoid", "mean_squared_error", "output 0 is 3; expected 0 to 1, which the last layer of 'input 2; gru 4; dense 1 sigmoid' answers.")]
    [InlineData("dense 1 sigmoid", "binary_crossentropy", "output 0 of the data set is 3; expected 0 to 1 with binary_crossentropy.")]
    [InlineData("dense 1 tanh", "huber", "output 0 is 3; expected -1 to 1,")]
    [InlineData("dense 1", "binary_crossentropy", "ends in no activation")]
    [InlineData("dense 1", "hinge", "is 0.5; expected -1 or 1, or 0 or 1 everywhere,")]
    [InlineData("dense 1 relu", "hinge", "to which an output below 0 says no")]
    [InlineData("dense 1", "poisson", "which takes the logarithm of its outputs")]
    public async Task Targets_that_do_not_fit_head_or_loss_are_refused(string head, string? loss, string words)
    {
        using var folder = new Folder();
        string data = folder.Npz("d.npz", ("x", Numbers(3, 3, 2)), ("y", NpyArray.Create<float>([0.5f, 3, 1], 3, 1)));
        Call call = await Call.Of(["train", $"input 2; gru 4; {head}", data, "--quiet", .. loss is null ? Array.Empty<string>() : ["--loss", loss]]);

        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.Contains(words, call.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    [Fact]
    public async Task Files_that_are_no_models_or_no_data_fail_in_a_sentence()
    {
        using var folder = new Folder();
        (string text, string data) = (folder.Text("text.npz", "some text"), folder.Signs("d.npz", 4));
        foreach (string[] words in (string[][])[["train", Classifier, text], ["train", Classifier, folder["none.npz"]], ["evaluate", text, data], ["predict", folder["none"], data]])
        {
            Call call = await Call.Of(words);
            Assert.Equal((1, ""), (call.ExitCode, call.Output));
            TraceCommandTests.AssertOneSentence(call.Error);
        }
    }

    [Fact]
    public async Task Cancelled_training_fails_in_a_sentence()
    {
        using var folder = new Folder();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Call call = await Call.Of(isInteractive: false, cancellation.Token, "train", Classifier, folder.Signs("d.npz", 4), "--quiet");

        Assert.Equal((1, "", "Cancelled before the work was done.\n"), (call.ExitCode, call.Output, call.Error));
    }

    [Theory]
    [InlineData("train", Classifier, "damaged.npz")]
    [InlineData("train", Classifier, "damaged.csv", "--window", "2", "--target", "a")]
    [InlineData("train", "embedding 9 2; gru 2; dense 2 softmax", "damaged.csv", "--text", "a", "--label", "b")]
    [InlineData("evaluate", "model", "damaged.npz")]
    [InlineData("predict", "model", "damaged.npz")]
    public async Task Cancelled_reading_of_data_fails_in_a_sentence(params string[] words)
    {
        using var folder = new Folder();
        await Call.Of("train", Classifier, folder.Signs("d.npz", 4), "--epochs", "1", "--out", folder["model"], "--quiet");
        folder.Text("damaged.npz", "no archive");
        folder.Text("damaged.csv", "\"no rows");
        string[] call = [.. words.Select(word => word is "model" or "damaged.npz" or "damaged.csv" ? folder[word] : word)];

        Assert.Equal(new Call(1, "", "Cancelled before the work was done.\n"), await Call.Of(isInteractive: false, new CancellationToken(canceled: true), call));
        Assert.NotEqual("Cancelled before the work was done.\n", (await Call.Of(call)).Error);
    }

    internal static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    private static NpyArray Ids(int count) => NpyArray.Create<long>([.. Enumerable.Range(0, count).Select(i => (long)(i % 2))]);

    private static NpyArray Numbers(params int[] shape) =>
        NpyArray.Create<float>([.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(i => (float)(i % 7))], shape);
}
