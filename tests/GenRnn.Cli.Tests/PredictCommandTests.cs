namespace GenRnn.Cli.Tests;

/// <summary><c>genrnn predict</c>, on files and as a filter.</summary>
public sealed class PredictCommandTests
{
    private static readonly float[] Sequence = [0.5f, -1, 0.25f, 2, 0.125f, 3];

    [Fact]
    public async Task Answers_to_a_file_are_those_of_the_model_in_an_npy_file_and_printed()
    {
        using var folder = new Folder();
        (string data, string model) = (folder.Signs("d.npz", 7), await Trained(folder, "input 2; gru 4; dense 2 softmax"));
        Call toFile = await Call.Of("predict", model, data, "--out", folder["p.npy"]), printed = await Call.Of("predict", model, data);
        NpyArray answers = NpyFile.Read(folder["p.npy"]);

        Assert.Equal((0, "", ""), (toFile.ExitCode, toFile.Output, toFile.Error));
        Assert.Equal(EquatableArray.Of(7, 2), answers.Shape);
        Assert.Equal(answers.Span<float>().ToArray(), Folder.Rows(printed.Output).SelectMany(r => r));
        Assert.All(Folder.Rows(printed.Output), row => Assert.Equal(1, row.Sum(), 1e-5f));
    }

    [Fact]
    public async Task Filter_answers_every_row_by_the_steps_before_it_and_an_empty_row_begins_anew()
    {
        using var folder = new Folder();
        string model = await Trained(folder, "input 2; gru 4; dense 2 softmax");
        Call twice = await Call.WithInput("0.5,-1\n0.25,2\n0.125,3\n\n0.5, -1\r\n", "predict", model, "-");
        float[][] rows = Folder.Rows(twice.Output);

        Assert.Equal((0, "", 4), (twice.ExitCode, twice.Error, rows.Length));
        Assert.Equal(rows[0], rows[3]);
        string whole = folder.Npz("x.npz", ("x", NpyArray.Create<float>(Sequence, 1, 3, 2)));
        float[] last = Folder.Rows((await Call.Of("predict", model, whole)).Output)[0];
        Assert.All(last.Zip(rows[2]), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Fact]
    public async Task Filter_of_a_model_that_looks_ahead_answers_when_the_sequence_has_ended()
    {
        using var folder = new Folder();
        string model = await Trained(folder, "input 2; gru 3 bidirectional=true; dense 2 softmax");
        Call call = await Call.WithInput("0.5;-1\n0.25;2\n0.125;3\n\n\n1 1\n", "predict", model, "-");
        string whole = folder.Npz("x.npz", ("x", NpyArray.Create<float>(Sequence, 1, 3, 2)));

        Assert.Equal(2, Folder.Rows(call.Output).Length);
        Assert.Equal((await Call.Of("predict", model, whole)).Output, call.Output.Split('\n')[0] + "\n");
    }

    [Theory]
    [InlineData("1,2\n3\n", 1, "Row 2 of standard input has 1 number; expected 2")]
    [InlineData("a,b\n1,2\n3,x\n", 1, "Row 3 of standard input has 'x' in column 2; expected a finite number")]
    [InlineData("1,NaN\n", 0, "Row 1 of standard input has 'NaN' in column 2")]
    [InlineData("1,\n", 0, "Row 1 of standard input has '' in column 2")]
    [InlineData("hello\n", 0, "Row 1 of standard input has 1 number; expected 2")]
    [InlineData("a,b\n", 0, "Row 1 of standard input has 'a' in column 1; expected a finite number")]
    [InlineData("a,b\nc,d\n1,2\n", 0, "Row 1 of standard input has 'a' in column 1")]
    [InlineData("a,b\n\n1,2\n", 0, "Row 1 of standard input has 'a' in column 1")]
    [InlineData("a,b\n1,x\n", 0, "Row 2 of standard input has 'x' in column 2")]
    public async Task Bad_row_is_told_with_its_place_after_the_answers_before_it(string input, int answers, string words)
    {
        using var folder = new Folder();
        Call call = await Call.WithInput(input, "predict", await Trained(folder, "input 2; gru 4; dense 2 softmax"), "-");

        Assert.Equal((1, answers), (call.ExitCode, call.Output.Count(c => c == '\n')));
        Assert.Contains(words, call.Error, StringComparison.Ordinal);
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    [Fact]
    public async Task Empty_input_has_no_answers()
    {
        using var folder = new Folder();

        Assert.Equal(new Call(0, "", ""), await Call.WithInput("", "predict", await Trained(folder, "input 2; gru 4; dense 2 softmax"), "-"));
    }

    private static async Task<string> Trained(Folder folder, string spec)
    {
        Call call = await Call.Of("train", spec, folder.Signs("train.npz", 6), "--epochs", "1", "--out", folder["m.safetensors"], "--quiet");
        Assert.Equal(0, call.ExitCode);
        return folder["m.safetensors"];
    }
}
