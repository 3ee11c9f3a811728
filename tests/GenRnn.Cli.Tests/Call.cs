using System.Text;
using GenRnn.Cli.Tracing;

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
    public static Task<Call> Of(bool isInteractive, CancellationToken cancellation, params string[] words) => Run(isInteractive, "", cancellation, words);

    /// <summary>Calls the tool in this process, with something on its standard input.</summary>
    public static Task<Call> WithInput(string input, params string[] words) => Run(false, input, CancellationToken.None, words);

    /// <summary>Calls the tool in this process, as on a console of some look.</summary>
    public static Task<Call> On(Look look, params string[] words) => Run(true, "", CancellationToken.None, words, look);

    private static async Task<Call> Run(bool isInteractive, string input, CancellationToken cancellation, string[] words, Look? look = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, isInteractive) { Input = () => new MemoryStream(Encoding.UTF8.GetBytes(input)), Look = look };
        int code = await CommandLine.RunAsync(words, terminal, cancellation);
        return new Call(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
