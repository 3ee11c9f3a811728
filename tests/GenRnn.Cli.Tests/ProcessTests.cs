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
