using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GenRnn.Cli.Tests;

/// <summary><c>genrnn train</c>, <c>evaluate</c> and <c>predict</c> on CSV files.</summary>
public sealed class CsvTrainingTests
{
    private const string Forecast = "input 1; gru 6; dense 1", Classifier = "input 1; gru 4; dense 2 softmax";

    [Fact]
    public async Task Forecast_is_measured_in_the_unit_of_the_file_and_read_alike_ever_after()
    {
        using var folder = new Folder();
        (string data, string model) = (folder.Text("wave.csv", Wave(400)), folder["m.safetensors"]);
        Call train = await Call.Of(
            "train", Forecast, data, "--window", "12", "--horizon", "2", "--target", "height", "--epochs", "30", "--learning-rate", "0.02", "--validation", "0.25", "--out", model, "--json", folder["r.json"], "--quiet");
        Call evaluate = await Call.Of("evaluate", model, data, "--json", folder["e.json"]), predict = await Call.Of("predict", model, data, "--out", folder["p.npy"]);

        Assert.Equal((0, "", 0, "", 0, ""), (train.ExitCode, train.Error, evaluate.ExitCode, evaluate.Error, predict.ExitCode, predict.Error));

        // The wave has an amplitude of 100 about 1000: repeating its mean has an error of 5000, scaled 1.
        Assert.InRange(Final(folder["r.json"]).GetProperty("mse").GetDouble(), 0, 500);
        Assert.InRange(Final(folder["r.json"]).GetProperty("loss").GetDouble(), 0, 0.1);
        Assert.InRange(Final(folder["e.json"]).GetProperty("mse").GetDouble(), 0, 500);

        // 387 windows have a target; two more reach to the end of the file.
        NpyArray answers = NpyFile.Read(folder["p.npy"]);
        Assert.Equal(EquatableArray.Of(389, 1), answers.Shape);
        Assert.All(answers.Span<float>().ToArray(), value => Assert.InRange(value, 850, 1150));
        Assert.InRange(Math.Abs(answers.Span<float>()[388] - Height(401)), 0, 60);
    }

    [Fact]
    public async Task Filter_takes_rows_of_the_file_itself()
    {
        using var folder = new Folder();
        (string data, string model) = (folder.Text("wave.csv", Wave(40)), folder["m.safetensors"]);
        await Call.Of("train", Forecast, data, "--window", "12", "--target", "height", "--epochs", "1", "--out", model, "--quiet");
        Call named = await Call.WithInput("time;height\nt0;990.5\nt1;1010\n", "predict", model, "-"), bare = await Call.WithInput("990.5\n1010\n", "predict", model, "-");

        Assert.Equal((0, "", 2), (named.ExitCode, named.Error, Folder.Rows(named.Output).Length));
        Assert.Equal(bare, named);
        Assert.All(Folder.Rows(bare.Output), row => Assert.InRange(row[0], 700, 1300));
    }

    [Fact]
    public async Task Texts_as_labels_become_classes_whose_names_are_kept()
    {
        using var folder = new Folder();
        (string data, string model) = (folder.Text("signs.csv", Signs(60)), folder["m.safetensors"]);
        Call train = await Call.Of("train", Classifier, data, "--sequence", "run", "--label", "sign", "--epochs", "20", "--learning-rate", "0.05", "--out", model, "--json", folder["r.json"], "--quiet");

        // Only one class, and in another order of columns.
        string other = folder.Text("other.csv", "x,sign,run\n0.9,plus,1\n0.8,plus,2\n0.9,plus,2\n");
        Call evaluate = await Call.Of("evaluate", model, other, "--json", folder["e.json"]);

        Assert.Equal((0, "", 0, ""), (train.ExitCode, train.Error, evaluate.ExitCode, evaluate.Error));
        Assert.InRange(Final(folder["r.json"]).GetProperty("accuracy").GetDouble(), 0.95, 1);
        Assert.Equal(EquatableArray.Of("minus", "plus"), ModelFile.Inspect(model).Preparation.ClassNames);
        Assert.Equal(["minus", "plus"], TrainCommandTests.Json(folder["e.json"]).GetProperty("classes").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal([[0, 0], [0, 2]], TrainCommandTests.Json(folder["e.json"]).GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(c => c.GetInt32()).ToArray()).ToArray());

        Call unknown = await Call.Of("evaluate", model, folder.Text("bad.csv", "x,sign,run\n0.9,plus,1\n0.8,zero,2\n"));
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("Row 2 (line 3), column 'sign' is 'zero'; expected a class that the model was trained on, one of 'minus', 'plus'.", unknown.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(unknown.Error);
    }

    [Theory]
    [InlineData("word", nameof(WordTokenizer))]
    [InlineData("character", nameof(CharacterTokenizer))]
    public async Task Texts_are_learned_from_and_answered_to(string tokens, string tokenizer)
    {
        using var folder = new Folder();
        string[] good = ["fine", "good", "great"], bad = ["awful", "bad", "poor"];
        string content = "words,kind\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"\"{(i % 4 == 0 ? "Really, " : "")}{(i % 2 == 0 ? good : bad)[i % 3]}{(i % 5 == 0 ? " indeed!" : "")}\",{(i % 2 == 0 ? "praise" : "blame")}\n"));
        (string data, string model) = (folder.Text("texts.csv", content), folder["m.safetensors"]);
        Call train = await Call.Of(
            "train", "embedding 40 8; gru 8; dense 2 softmax", data, "--text", "words", "--label", "kind", "--tokens", tokens, "--epochs", "30", "--learning-rate", "0.02", "--out", model, "--json", folder["r.json"], "--quiet");
        Call evaluate = await Call.Of("evaluate", model, data), filter = await Call.WithInput("good indeed!\n\nawful\n", "predict", model, "-");
        string[] answers = filter.Output.TrimEnd('\n').Split('\n');

        Assert.Equal((0, "", 0, "", 0, ""), (train.ExitCode, train.Error, evaluate.ExitCode, evaluate.Error, filter.ExitCode, filter.Error));
        Assert.InRange(Final(folder["r.json"]).GetProperty("accuracy").GetDouble(), 0.99, 1);
        Assert.Equal(tokenizer, ModelFile.Inspect(model).Preparation.Tokenizer?.GetType().Name);
        Assert.Equal((3, ""), (answers.Length, answers[1]));
        Assert.True(Folder.Rows(answers[0])[0][1] > 0.5 && Folder.Rows(answers[2])[0][0] > 0.5, filter.Output);
    }

    [Fact]
    public async Task Page_of_texts_shows_their_words()
    {
        using var folder = new Folder();
        string content = "words,kind\n" + string.Concat(Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? "fine weather,praise\n" : "bad <b>,blame\n"));
        Call call = await Call.Of(
            "train", "embedding 12 4; gru 4; dense 2 softmax", folder.Text("texts.csv", content), "--text", "words", "--label", "kind", "--epochs", "1", "--validation", "0.2", "--html", folder["p.html"], "--quiet");
        string page = File.ReadAllText(folder["p.html"]);

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Contains("<b>fine</b>", page, StringComparison.Ordinal);
        Assert.Contains("<b>weather</b>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("minmax")]
    [InlineData("robust")]
    public async Task Scaling_is_chosen_by_name(string kind)
    {
        using var folder = new Folder();
        Call call = await Call.Of("train", Forecast, folder.Text("wave.csv", Wave(40)), "--window", "5", "--target", "height", "--epochs", "1", "--scale", kind, "--out", folder["m"], "--quiet");

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal(kind == "none" ? null : kind == "minmax" ? nameof(MinMaxScaler) : nameof(RobustScaler), ModelFile.Inspect(folder["m"]).Preparation.InputScaler?.GetType().Name);
        Assert.Equal(kind == "none", ModelFile.Inspect(folder["m"]).Preparation.TargetScaler is null);
    }

    [Theory]
    [InlineData()]
    [InlineData("--window", "3")]
    [InlineData("--target", "x")]
    [InlineData("--sequence", "x")]
    [InlineData("--label", "x")]
    [InlineData("--window", "0", "--target", "x")]
    [InlineData("--window", "3", "--target", "x", "--horizon", "-1")]
    [InlineData("--window", "3", "--target", "x", "--label", "y")]
    [InlineData("--window", "3", "--target", "x", "--sequence", "y", "--label", "z")]
    [InlineData("--sequence", "x", "--label", "y", "--target", "z")]
    [InlineData("--text", "x", "--label", "y")]
    [InlineData("--text", "x")]
    [InlineData("--text", "x", "--label", "y", "--tokens", "syllable")]
    [InlineData("--text", "x", "--sequence", "z", "--label", "y")]
    [InlineData("--window", "3", "--target", "x", "--missing", "guess")]
    [InlineData("--window", "3", "--target", "x", "--tokens", "word")]
    [InlineData("--sequence", "x", "--label", "y", "--horizon", "2")]
    [InlineData("--sequence", "x", "--label", "y", "--stride", "2")]
    [InlineData("--text", "x", "--label", "y", "--features", "z")]
    [InlineData("--window", "3", "--target", "x", "--separator", "::")]
    [InlineData("--window", "3", "--target", "x", "--scale", "log")]
    [InlineData("--window", "3", "--target", "x", "--max-memory", "0")]
    [InlineData("--window", "3", "--target", "x", "--resume")]
    [InlineData("--window", "3", "--target", "x", "--loss", "l2")]
    public async Task Wrong_call_is_told_in_a_sentence_with_exit_code_2(params string[] words)
    {
        Call call = await Call.Of(["train", Forecast, "data.csv", .. words]);

        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    [Theory]
    [InlineData("time,height\na,2\nb,3\nc,4\nd,5\n", "time", "Row 1 (line 2), column 'time' is 'a'; expected a number to forecast")]
    [InlineData("time,height\n,2\nb,3\nc,4\nd,5\n", "time", "Row 2 (line 3), column 'time' is 'b'; expected a number to forecast")]
    [InlineData("time,height\n1,2\n2,3\nlate,4\nd,5\n", "time", "Row 3 (line 4), column 'time' is 'late'; expected a number, as the column has above")]
    public async Task Column_that_is_no_number_is_not_forecast(string content, string target, string words)
    {
        using var folder = new Folder();
        Call call = await Call.Of("train", Forecast, folder.Text("bad.csv", content), "--window", "2", "--features", "height", "--target", target);

        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.Contains(words, call.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    [Fact]
    public async Task Header_with_the_names_of_the_model_needs_no_row_behind_it()
    {
        using var folder = new Folder();
        await Call.Of("train", Forecast, folder.Text("wave.csv", Wave(40)), "--window", "12", "--target", "height", "--epochs", "1", "--out", folder["m"], "--quiet");

        Assert.Equal(new Call(0, "", ""), await Call.WithInput("time;height\n", "predict", folder["m"], "-"));
        Call other = await Call.WithInput("time;depth\n", "predict", folder["m"], "-");
        Assert.Equal((1, ""), (other.ExitCode, other.Output));
        Assert.Contains("Row 1 of standard input has", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Header_with_some_names_of_the_model_alone_is_refused_and_not_read_in_order()
    {
        using var folder = new Folder();
        string data = folder.Text("d.csv", "a,b\n1,2\n2,1\n3,5\n4,3\n5,8\n6,1\n");
        await Call.Of("train", "input 2; gru 2; dense 1", data, "--window", "2", "--target", "b", "--epochs", "1", "--out", folder["m"], "--quiet");

        Assert.Equal(0, (await Call.WithInput("b,a\n1,2\n", "predict", folder["m"], "-")).ExitCode);
        Call half = await Call.WithInput("b,c\n1,2\n", "predict", folder["m"], "-");
        Assert.Equal((1, ""), (half.ExitCode, half.Output));
        Assert.StartsWith("Row 1 of standard input names the columns 'b', 'c' and no 'a'; expected 'a', 'b' among them", half.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(half.Error);
    }

    [Fact]
    public async Task Numbers_with_a_decimal_comma_are_told_of_by_the_option()
    {
        using var folder = new Folder();
        Call call = await Call.Of("train", "input 2; gru 2; dense 1", folder.Text("d.csv", "a;b\n1,5;2,5\n2,5;1,5\n"), "--window", "1", "--target", "b", "--quiet");

        Assert.Equal(1, call.ExitCode);
        Assert.Contains("--decimal", call.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time,height\na,2\nb,\nc,4\n", "column 'height' is empty")]
    [InlineData("time,height\na,2\nb\nc,4\n", "Row 2 (line 3) has 1 field")]
    [InlineData("time,height\na,2\nb,2\nc,2\nd,2\n", "The column 'height' is 2 in all rows")]
    [InlineData("time,height\n1,2\n2,3\n3,4\n", "has 2 features a step, 'time', 'height'; expected 1")]
    [InlineData("time,height\na,2\nb,3\n", "has 2 rows for windows of 2 and a horizon of 1; expected at least 3")]
    [InlineData("time,height\na,1\nb,2\nc,3\nd,4\ne,5\nf,6\n", "Row 6 (line 7) is one more than fits into 40 bytes")]
    public async Task Bad_file_fails_in_a_sentence_with_row_and_column(string content, string words)
    {
        using var folder = new Folder();
        Call call = await Call.Of("train", Forecast, folder.Text("bad.csv", content), "--window", "2", "--target", "height", "--max-memory", "0.00004");

        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.Contains(words, call.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    [Fact]
    public async Task File_that_is_larger_than_memory_is_refused_with_what_it_takes()
    {
        using var folder = new Folder();
        string data = folder.Text("large.csv", "height\n" + string.Concat(Enumerable.Range(0, 400_000).Select(i => $"{(i % 90) + 10}\n")));
        Call call = await Call.Of("train", Forecast, data, "--window", "20", "--target", "height", "--max-memory", "0.5");

        // 400,000 rows of one number, 20 of which make a window.
        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        Assert.Contains("Row 62501 (line 62502) is one more than fits into 500 kB, the ceiling of memory, where all rows take about 3", call.Error, StringComparison.Ordinal);
        Assert.Matches(@"take about 3[0-4] MB; expected a file that does\. Cut the file into several ones, or raise --max-memory\.", call.Error);
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    [Fact]
    public async Task Resumed_training_gives_the_same_bytes_as_one_that_was_not_interrupted()
    {
        using var folder = new Folder();
        string[] call = ["train", Classifier, folder.Text("signs.csv", Signs(40)), "--sequence", "run", "--label", "sign", "--validation", "0.2", "--quiet"];
        await Call.Of([.. call, "--epochs", "5", "--out", folder["whole"], "--json", folder["whole.json"]]);
        await Call.Of([.. call, "--epochs", "2", "--checkpoint", folder["c"], "--resume"]);
        Call second = await Call.Of([.. call, "--epochs", "5", "--checkpoint", folder["c"], "--resume", "--out", folder["parts"], "--json", folder["parts.json"]]);

        Assert.Equal(new Call(0, "", ""), second);
        Assert.Equal(File.ReadAllBytes(folder["whole"]), File.ReadAllBytes(folder["parts"]));
        Assert.Equal(File.ReadAllText(folder["whole.json"]), File.ReadAllText(folder["parts.json"]));

        foreach (string[] words in (string[][])[["--checkpoint", folder.Text("damaged", "no checkpoint")], ["--checkpoint", folder["c"], "--optimizer", "sgd"], ["--checkpoint", folder["whole"]]])
        {
            Call refused = await Call.Of([.. call, "--resume", .. words]);
            Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
            TraceCommandTests.AssertOneSentence(refused.Error);
        }
    }

    [Fact]
    public async Task Training_begins_with_an_earlier_result_its_scalers_and_its_classes()
    {
        using var folder = new Folder();
        string[] call = ["train", Classifier, folder.Text("signs.csv", Signs(60)), "--sequence", "run", "--label", "sign", "--quiet"];
        await Call.Of([.. call, "--epochs", "20", "--learning-rate", "0.05", "--out", folder["first"]]);
        call[2] = folder.Text("other.csv", "run,x,sign\n1,0.9,plus\n2,-0.8,minus\n3,100,plus\n");
        Call warm = await Call.Of([.. call, "--epochs", "1", "--learning-rate", "1e-6", "--start", folder["first"], "--out", folder["second"], "--json", folder["r.json"]]);

        Assert.Equal(new Call(0, "", ""), warm);
        Assert.Equal(1, Final(folder["r.json"]).GetProperty("accuracy").GetDouble());
        Assert.Equal(ModelFile.Inspect(folder["first"]).Preparation, ModelFile.Inspect(folder["second"]).Preparation);

        Call inspect = await Call.Of("inspect", folder["second"]);
        Assert.Contains("\nClasses: minus, plus\nInputs are scaled to a mean of 0 and a deviation of 1\n", inspect.Output, StringComparison.Ordinal);
        Assert.Contains("\nCSV files are read as sequences of x by run, labelled by sign\n", inspect.Output, StringComparison.Ordinal);

        Call scaled = await Call.Of([.. call, "--start", folder["first"], "--scale", "minmax"]);
        Assert.Equal(2, scaled.ExitCode);
        TraceCommandTests.AssertOneSentence(scaled.Error);
    }

    private static JsonElement Final(string path) => TrainCommandTests.Json(path).GetProperty("final");

    private static float Height(int step) => 1000 + (100 * MathF.Sin(step * 0.4f));

    private static string Wave(int steps) => string.Concat(
        Enumerable.Range(0, steps).Select(step => string.Create(CultureInfo.InvariantCulture, $"t{step};{Height(step):R}\n")).Prepend("time;height\n"));

    /// <summary>Sequences of 1 to 4 steps; the label is the sign of the last.</summary>
    private static string Signs(int count)
    {
        var text = new StringBuilder("run,x,sign\n");
        var random = new Random(1);
        for (int run = 0; run < count; run++)
        {
            float[] steps = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (2 * random.NextSingle()) - 1)];
            foreach (float x in steps) text.Append(CultureInfo.InvariantCulture, $"{run},{x:R},{(steps[^1] > 0 ? "plus" : "minus")}\n");
        }

        return text.ToString();
    }
}
