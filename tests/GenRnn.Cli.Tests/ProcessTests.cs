using System.Diagnostics;

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

    private static async Task<Call> Run(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Call(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }
}
