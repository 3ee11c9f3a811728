using System.Runtime.InteropServices;

namespace GenRnn.Browser.Tests;

/// <summary>What looking for a browser reads of a machine.</summary>
/// <param name="System">Its operating system.</param>
/// <param name="Variable">An environment variable.</param>
/// <param name="Exists">Whether a file is there.</param>
/// <param name="Children">The folders of a folder that fit a pattern; none where there is no such folder.</param>
internal sealed record MachineFiles(
    OSPlatform System, Func<string, string?> Variable, Func<string, bool> Exists, Func<string, string, IEnumerable<string>> Children)
{
    public static MachineFiles Here { get; } = new(
        OperatingSystem.IsWindows() ? OSPlatform.Windows : OperatingSystem.IsMacOS() ? OSPlatform.OSX : OSPlatform.Linux,
        Environment.GetEnvironmentVariable,
        File.Exists,
        (folder, pattern) => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, pattern) : []);

    /// <summary>The folders in which commands are looked for.</summary>
    public IEnumerable<string> SearchPath => (Variable("PATH") ?? "").Split(System == OSPlatform.Windows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The first of the variables that is set.</summary>
    public string? Named(params string[] variables) => Folders(variables).FirstOrDefault();

    /// <summary>The variables that are set, in order.</summary>
    public IEnumerable<string> Folders(params string[] variables) => variables.Select(Variable).OfType<string>().Where(v => v.Length > 0);
}
