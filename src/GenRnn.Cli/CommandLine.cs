using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using GenRnn.Cli.Commands;

namespace GenRnn.Cli;

/// <summary>The tool: a call's words in, text and an exit code out.</summary>
internal static class CommandLine
{
    /// <summary>Runs a call. The exit code is 0 when it was done, 1 when the work failed, 2 when the call was wrong.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation = default)
    {
        ParseResult call = Root(terminal).Parse(args);
        if (call.Errors.Count > 0)
        {
            terminal.Error.WriteLine($"{call.Errors[0].Message} Run '{Path(call)} --help' to see what is expected.");
            return ExitCode.CallWrong;
        }

        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await call.InvokeAsync(configuration, cancellation);
    }

    private static Command Root(Terminal terminal)
    {
        // No RootCommand: that one is called by the name of its assembly.
        var root = new Command(
            "genrnn",
            "Recurrent networks declared with attributes and compiled by a source generator: samples, traces, files, speed.\n"
            + "Exit codes: 0 done, 1 the work failed, 2 the call was wrong.")
        {
            TraceCommand.Create(terminal),
            SampleCommand.Create(terminal),
            TrainCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            PredictCommand.Create(terminal),
            InspectCommand.Create(terminal),
            BenchCommand.Create(terminal),
            new HelpOption(),
            new VersionOption { Action = new PrintVersion(terminal) },
        };
        root.SetAction(call => new HelpAction().Invoke(call));
        return root;
    }

    /// <summary>The words of the command that was called: genrnn trace.</summary>
    private static string Path(ParseResult call)
    {
        List<string> words = [];
        for (CommandResult? command = call.CommandResult; command is not null; command = command.Parent as CommandResult)
            words.Insert(0, command.Command.Name);
        return string.Join(" ", words);
    }

    private sealed class PrintVersion(Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            terminal.Output.WriteLine(typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
            return ExitCode.Done;
        }
    }
}
