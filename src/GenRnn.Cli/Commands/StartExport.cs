using System.CommandLine;
using System.Globalization;

namespace GenRnn.Cli.Commands;

/// <summary>The option <c>--export</c>: writes what samples begin with, for other libraries, and trains nothing.</summary>
internal static class StartExport
{
    public static Option<DirectoryInfo?> Create() => new("--export")
    {
        Description = "Trains nothing: writes data, parameters and settings of each seed, for other libraries.",
        HelpName = "FOLDER",
    };

    /// <summary>Writes the files of the seeds 1 to <paramref name="seeds"/>.</summary>
    /// <exception cref="WrongCallException">There is no such folder.</exception>
    public static int Run(Terminal terminal, string id, int seeds, DirectoryInfo folder, Action<int> export, CancellationToken cancellation)
    {
        if (!folder.Exists) throw new WrongCallException($"'{folder}' was received for --export; expected a folder that exists. Make it first.");
        for (int seed = 1; seed <= seeds; seed++)
        {
            cancellation.ThrowIfCancellationRequested();
            export(seed);
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Written: {id}-{seed}"));
        }

        return ExitCode.Done;
    }
}
