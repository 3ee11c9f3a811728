namespace GenRnn.Cli.Tests;

/// <summary>What a call of the tool did.</summary>
/// <param name="ExitCode">0, 1 or 2.</param>
/// <param name="Output">What it wrote as result.</param>
/// <param name="Error">What it wrote as error or progress.</param>
internal sealed record Call(int ExitCode, string Output, string Error)
{
    /// <summary>Calls the tool in this process, as in a pipe.</summary>
    public static Task<Call> Of(params string[] words) => Of(isInteractive: false, CancellationToken.None, words);

    /// <summary>Calls the tool in this process.</summary>
    public static async Task<Call> Of(bool isInteractive, CancellationToken cancellation, params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await CommandLine.RunAsync(words, new Terminal(output, error, isInteractive), cancellation);
        return new Call(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
