using GenRnn.Samples;

namespace GenRnn.Cli.Tests;

/// <summary><c>genrnn inspect</c>.</summary>
public sealed class InspectCommandTests
{
    [Fact]
    public async Task Saved_model_is_shown_with_layers_tensors_and_bytes()
    {
        string path = Path.GetTempFileName();
        try
        {
            ModelFile.Save(RiseCounterGru.Create(1), path);
            Call call = await Call.Of("inspect", path);

            Assert.Equal((0, ""), (call.ExitCode, call.Error));
            Assert.StartsWith("input 5 steps=10; gru 16; dense 3 softmax\n", call.Output, StringComparison.Ordinal);
            Assert.Contains("Total: 1,155 parameters, 4,620 bytes\n", call.Output, StringComparison.Ordinal);
            Assert.Contains("gru.recurrent_kernel  F32   [16, 48]             3,072 bytes\n", call.Output, StringComparison.Ordinal);
            Assert.Contains($"5 tensors, {new FileInfo(path).Length:N0} bytes in the file\n", call.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Storages_are_shown_with_bytes_and_errors()
    {
        string path = Path.GetTempFileName();
        try
        {
            ModelFile.Save(RiseCounterGru.Create(1), path);
            Call call = await Call.Of("inspect", path);

            string[][] rows = [.. call.Output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length == 5 && words[0] is "float32" or "bfloat16" or "int16" or "int8")];
            Assert.Equal(["float32", "bfloat16", "int16", "int8"], rows.Select(r => r[0]));
            Assert.Contains("Weights in prediction are float32. Greatest errors of each storage over 1000 steps of random input:\n", call.Output, StringComparison.Ordinal);
            double[][] numbers = [.. rows.Select(r => r.Skip(1).Select(w => double.Parse(w, System.Globalization.NumberStyles.Any, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
            Assert.Equal([0.0, 0.0, 0.0], numbers[0][1..]);
            Assert.True(numbers[0][0] > numbers[1][0] && numbers[1][0] > numbers[3][0], "Narrow weights take fewer bytes.");
            for (int error = 1; error < 4; error++) Assert.True(numbers[2][error] > 0 && numbers[2][error] < numbers[1][error] && numbers[1][error] < numbers[3][error]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task File_with_numbers_that_are_not_finite_says_so_in_place_of_the_storages()
    {
        string path = Path.GetTempFileName();
        try
        {
            ModelFile.Save(RiseCounterGru.Create(1), path);
            byte[] bytes = File.ReadAllBytes(path);
            bytes.AsSpan(bytes.Length - 4).Fill(0xFF);
            File.WriteAllBytes(path, bytes);
            Call call = await Call.Of("inspect", path);

            Assert.Equal((0, ""), (call.ExitCode, call.Error));
            Assert.Contains("has NaN at position", call.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("bfloat16", call.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Plan_says_what_the_kernels_do_at_each_width()
    {
        string path = Path.GetTempFileName();
        try
        {
            ModelFile.Save(RiseCounterGru.Create(1), path);
            Call call = await Call.Of("inspect", path, "--plan");

            Assert.Equal((0, ""), (call.ExitCode, call.Error));
            Assert.Equal(["512-bit vectors", "256-bit vectors", "128-bit vectors"], call.Output.Split('\n').Where(line => line.Contains("-bit vectors:", StringComparison.Ordinal)).Select(line => line.Split(':')[0]));
            Assert.Contains("Step: unrolled over all rows", call.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task File_that_is_no_model_fails_in_a_sentence()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "not a model at all");
            Call call = await Call.Of("inspect", path);

            Assert.Equal((1, ""), (call.ExitCode, call.Output));
            Assert.StartsWith(path, call.Error, StringComparison.Ordinal);
            Assert.Single(call.Error.TrimEnd('\n').Split('\n'));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Missing_file_fails_in_a_sentence()
    {
        Call call = await Call.Of("inspect", Path.Combine(Path.GetTempPath(), "genrnn-no-such-file"));

        Assert.Equal((1, ""), (call.ExitCode, call.Output));
        TraceCommandTests.AssertOneSentence(call.Error);
    }
}
