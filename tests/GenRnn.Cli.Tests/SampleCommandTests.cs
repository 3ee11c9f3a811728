using System.Globalization;
using System.Text.Json;

namespace GenRnn.Cli.Tests;

/// <summary><c>genrnn sample</c>, on small files that the tests make.</summary>
public sealed class SampleCommandTests
{
    [Fact]
    public async Task Vowels_are_trained_with_several_seeds()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genrnn-test-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "ae.train"), Utterances(270));
            File.WriteAllText(Path.Combine(folder.FullName, "ae.test"), Utterances(370));
            string json = Path.Combine(folder.FullName, "trace.json");
            Call call = await Call.Of("sample", "japanese-vowels", folder.FullName, "--epochs", "1", "--seeds", "2", "--trace", "--json", json);

            Assert.Equal((0, ""), (call.ExitCode, call.Error));
            Assert.StartsWith("270 utterances to train on, 370 to test.\nseed 1: test accuracy 0.", call.Output, StringComparison.Ordinal);
            Assert.Contains("\nseed 2: test accuracy 0.", call.Output, StringComparison.Ordinal);
            Assert.Contains("\nmedian: 0.", call.Output, StringComparison.Ordinal);
            Assert.Contains("japanese-vowels - model pipeline trace", call.Output, StringComparison.Ordinal);
            using JsonDocument trace = JsonDocument.Parse(File.ReadAllText(json));
            Assert.Equal("japanese-vowels", trace.RootElement.GetProperty("id").GetString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Sunspots_are_compared_with_repeating_the_last_value()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(path, Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"{i}\",{i % 11}.5")).Prepend("\"Month\",\"Sunspots\""));
            Call call = await Call.Of("sample", "sunspots", path, "--epochs", "1", "--seeds", "1");

            Assert.Equal((0, ""), (call.ExitCode, call.Error));
            Assert.StartsWith("64 windows of 96 months to train on, 40 to test.\nseed 1: test error, divided by that of repeating the last value ", call.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Wrong_data_fails_in_a_sentence_with_the_line()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "Month,Sunspots\n1749-01,58\n1749-02,lots\n");
            Call call = await Call.Of("sample", "sunspots", path);

            Assert.Equal((1, $"{path}, line 3: 'lots' was received; expected a finite number. Correct the line, or download the file again.\n"), (call.ExitCode, call.Error));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("sunspots")]
    [InlineData("japanese-vowels")]
    public async Task Missing_file_fails_in_a_sentence(string sample)
    {
        Call call = await Call.Of("sample", sample, Path.Combine(Path.GetTempPath(), "genrnn-no-such-file"));

        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    [Fact]
    public async Task Problem_is_a_row_of_a_table()
    {
        Call call = await Call.Of("sample", "parity", "--seeds", "1");

        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.StartsWith("| problem | solved | sequences until then |", call.Output, StringComparison.Ordinal);
        Assert.Contains("\n| `parity` | 1 of 1 | ", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starts_are_written_for_other_libraries()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genrnn-test-");
        try
        {
            Call call = await Call.Of("sample", "embedded-reber", "--seeds", "2", "--export", folder.FullName);

            Assert.Equal((0, "Written: embedded-reber-1\nWritten: embedded-reber-2\n", ""), (call.ExitCode, call.Output, call.Error));
            IReadOnlyDictionary<string, NpyArray> arrays = NpzFile.Read(Path.Combine(folder.FullName, "embedded-reber-2.npz"));
            Assert.Equal(256, arrays["train_x"].Shape[0]);
            Assert.Equal(arrays["test_y"].Shape, arrays["test_permitted"].Shape);
            Assert.Equal("lstm.kernel", ModelFile.Inspect(Path.Combine(folder.FullName, "embedded-reber-2.safetensors")).Tensors[0].Name);
            using JsonDocument settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "embedded-reber-2.json")));
            Assert.Equal(4, settings.RootElement.GetProperty("batch").GetInt32());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Starts_of_the_pipelines_are_written_with_the_table()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genrnn-test-");
        try
        {
            Call call = await Call.Of("trace", "--table", "--seeds", "1", "--export", folder.FullName);

            Assert.Equal((0, ""), (call.ExitCode, call.Error));
            Assert.Equal(15, folder.GetFiles().Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Folder_that_is_not_there_is_a_wrong_call()
    {
        Call call = await Call.Of("sample", "parity", "--export", Path.Combine(Path.GetTempPath(), "genrnn-no-such-folder"));

        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        TraceCommandTests.AssertOneSentence(call.Error);
    }

    private static string Utterances(int count)
    {
        var random = new RandomSource(1);
        string ones = string.Join(" ", Enumerable.Repeat("1.0", 12)) + " \r\n";
        return string.Concat(Enumerable.Range(0, count).Select(n => string.Concat(Enumerable.Range(0, 7 + (n % 3)).Select(_ =>
            string.Join(" ", Enumerable.Range(0, 12).Select(_ => random.NextGaussian().ToString("0.000000", CultureInfo.InvariantCulture))) + " \r\n")) + ones));
    }
}
