using System.Diagnostics;
using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Tests;

/// <summary>The tool as a process of its own, in a pipe.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Process_writes_the_trace_and_no_progress()
    {
        Call process = await Run("trace", "rnn-per-step", "--epochs", "1"), inside = await Call.Of("trace", "rnn-per-step", "--epochs", "1");

        Assert.Equal(inside, process);
    }

    [Fact]
    public async Task Process_tells_a_wrong_call_by_its_exit_code() => Assert.Equal(2, (await Run("trace", "nothing")).ExitCode);

    [Fact]
    public async Task Processes_share_compiled_kernels_and_answer_each_row_before_they_wait_for_the_next()
    {
        using var folder = new Folder();
        Call train = await Run(With(folder["cache"], "train", "input 2; gru 3; dense 2 softmax", folder.Signs("d.npz", 20), "--epochs", "1", "--out", folder["m"], "--quiet"));
        Assert.Equal(new Call(0, "", ""), train);
        string compiled = Assert.Single(Directory.GetFiles(folder["cache"]));

        using Process filter = Process.Start(With(folder["cache"], "predict", folder["m"], "-"))!;
        foreach (string row in (string[])["1,2", "3,4"])
        {
            await filter.StandardInput.WriteLineAsync(row);
            await filter.StandardInput.FlushAsync();
            Assert.Equal(2, Folder.Rows((await filter.StandardOutput.ReadLineAsync())!)[0].Length);
        }

        filter.StandardInput.Close();
        await filter.WaitForExitAsync();
        Assert.Equal(0, filter.ExitCode);
        Assert.Equal(compiled, Assert.Single(Directory.GetFiles(folder["cache"])));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Training_that_is_killed_again_and_again_ends_with_the_same_files(int seed)
    {
        using var folder = new Folder();
        string cache = folder["cache"], data = folder.Signs("d.npz", 150);
        string[] call = ["train", "input 2; gru 4 dropout=0.1; dense 2 softmax", data, "--epochs", "80", "--batch", "4", "--validation", "0.2", "--patience", "70"];
        Assert.Equal(0, (await Run(With(cache, [.. call, .. Files("whole")]))).ExitCode);

        var random = new Random(seed);
        string[] resumed = [.. call, .. Files("parts"), "--checkpoint", folder["c"], "--checkpoint-every", "2", "--resume"];
        int kills = 0;
        while (await IsKilled(With(cache, resumed), epochs: random.Next(8, 30), spin: random.Next(500_000))) kills++;

        // How many there are hangs on how far a process runs on before it is killed; without any, nothing would be shown.
        Assert.InRange(kills, 1, 80);
        foreach (string end in (string[])[".model", ".json", ".csv"]) Assert.Equal(File.ReadAllBytes(folder["whole" + end]), File.ReadAllBytes(folder["parts" + end]));

        string[] Files(string name) => ["--out", folder[name + ".model"], "--json", folder[name + ".json"], "--log", folder[name + ".csv"]];
    }

    /// <summary>Runs a process until it ends, or kills it a little after a number of its epochs.</summary>
    private static async Task<bool> IsKilled(ProcessStartInfo start, int epochs, int spin)
    {
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        while (epochs > 0)
        {
            if (await process.StandardOutput.ReadLineAsync() is not { } line)
            {
                await process.WaitForExitAsync();
                Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync()));
                return false;
            }

            if (line.StartsWith("epoch ", StringComparison.Ordinal)) epochs--;
        }

        Thread.SpinWait(spin);
        process.Kill();
        await process.WaitForExitAsync();
        return true;
    }

    private static Task<Call> Run(params string[] words) => Run(Start(words));

    private static ProcessStartInfo With(string cache, params string[] words)
    {
        ProcessStartInfo start = Start(words);
        start.Environment[DiskImageStore.Variable] = cache;
        return start;
    }

    private static ProcessStartInfo Start(string[] words) => new("dotnet", [typeof(CommandLine).Assembly.Location, .. words])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static async Task<Call> Run(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Call(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }
}
