using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using GenRnn.Cli.Commands;

namespace GenRnn.Cli;

/// <summary>The tool: a call's words in, text and an exit code out.</summary>
internal static class CommandLine
{
    /// <summary>Runs a call. The exit code is 0 when it was done, 1 when the work failed, 2 when the call was wrong.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        RootCommand root = Root(terminal);
        ParseResult call = root.Parse(args);
        if (call.Errors.Count > 0)
        {
            terminal.Error.WriteLine($"{call.Errors[0].Message} Run '{Path(call)} --help' to see what is expected.");
            return ExitCode.CallWrong;
        }

        var configuration = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        return await call.InvokeAsync(configuration, cancellation);
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(
            "Recurrent networks declared with attributes and compiled by a source generator: samples, traces, files.\n"
            + "Exit codes: 0 done, 1 the work failed, 2 the call was wrong.")
        {
            TraceCommand.Create(terminal),
            SampleCommand.Create(terminal),
            InspectCommand.Create(terminal),
        };

        // The library's own option tells the version of the process, which in a test is that of the test host.
        VersionOption builtIn = root.Options.OfType<VersionOption>().Single();
        builtIn.Action = new PrintVersion(terminal);
        root.SetAction(call => new HelpAction().Invoke(call));
        return root;
    }

    /// <summary>The words of the command that was called: genrnn trace.</summary>
    private static string Path(ParseResult call)
    {
        List<string> words = [];
        for (System.CommandLine.Parsing.CommandResult? command = call.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
            words.Insert(0, command.Command is RootCommand ? "genrnn" : command.Command.Name);
        return string.Join(" ", words);
    }

    private sealed class PrintVersion(Terminal terminal) : System.CommandLine.Invocation.SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            terminal.Output.WriteLine(typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
            return ExitCode.Done;
        }
    }
}
