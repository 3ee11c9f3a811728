using System.CommandLine;
using GenRnn.Samples;

namespace GenRnn.Cli.Commands;

/// <summary>Runs the work of a command; errors become one sentence and an exit code.</summary>
internal static class Work
{
    /// <summary>Lets a command do <paramref name="work"/>, which returns an exit code.</summary>
    public static void Does(this Command command, Terminal terminal, Func<ParseResult, CancellationToken, int> work) =>
        command.SetAction((call, cancellation) => Task.FromResult(Guard(terminal, () => work(call, cancellation))));

    private static int Guard(Terminal terminal, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (WrongCallException e)
        {
            terminal.Error.WriteLine(e.Message);
            return ExitCode.CallWrong;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Cancelled before the work was done.");
            return ExitCode.WorkFailed;
        }
        catch (Exception e) when (e is SampleDataException or ModelFileException or DataFileException or TrainingDivergedException or ArgumentException)
        {
            terminal.Error.WriteLine(ToolWords.Of(e.Message));
            return ExitCode.WorkFailed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"{e.Message.TrimEnd('.')}. Check the path, and whether it may be read or written.");
            return ExitCode.WorkFailed;
        }
        catch (Exception e)
        {
            terminal.Error.WriteLine($"An error that was not foreseen, {e.GetType().Name}: {e.Message} Please report it.");
            return ExitCode.WorkFailed;
        }
    }
}

/// <summary>The words of a call were understood, and make no sense.</summary>
internal sealed class WrongCallException(string message) : Exception(message);
