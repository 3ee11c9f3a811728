using System.Runtime.InteropServices;

namespace GenRnn.Browser.Tests;

/// <summary>Where a browser of the Chromium family is on a machine: no browser is downloaded for these tests.</summary>
/// <param name="Path">The program, or <see langword="null"/>.</param>
/// <param name="Reason">Why there is none, and what helps.</param>
internal sealed record SystemBrowser(string? Path, string? Reason)
{
    /// <summary>Names the browser to use; then no other is looked for.</summary>
    public const string Variable = "GENRNN_CHROMIUM";

    /// <summary>Set to 1 where tests must not be left out: a missing browser then fails them.</summary>
    public const string RequiredVariable = "GENRNN_REQUIRE_BROWSER";

    private static readonly string[] Commands =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];

    private static readonly string[] WindowsPrograms =
        ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];

    private static readonly string[] MacApplications = ["Google Chrome", "Chromium", "Microsoft Edge"];

    private static readonly string[] DownloadedPrograms =
    [
        "chrome-linux/chrome", "chrome-linux64/chrome", "chrome-win/chrome.exe", "chrome-win64/chrome.exe",
        "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
        "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
        "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    ];

    /// <summary>The browser of this machine.</summary>
    public static SystemBrowser Here { get; } = Find(MachineFiles.Here);

    /// <summary>Whether a missing browser fails the tests.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable(RequiredVariable) == "1";

    /// <summary>The browser that is named, else the first of the usual places.</summary>
    public static SystemBrowser Find(MachineFiles machine)
    {
        if (machine.Named(Variable, "CHROME_PATH") is { } named)
            return machine.Exists(named) ? new SystemBrowser(named, null) : Missing($"{named}, which {Variable} or CHROME_PATH names, is not there");
        return Candidates(machine).FirstOrDefault(machine.Exists) is { } found
            ? new SystemBrowser(found, null)
            : Missing("No browser of the Chromium family was found");
    }

    private static SystemBrowser Missing(string what) => new(
        null, $"{what}; expected Chromium, Chrome or Edge. Install one (Debian: apt-get install chromium), or name the program in {Variable}.");

    private static IEnumerable<string> Candidates(MachineFiles machine) => Installed(machine).Concat(Downloaded(machine));

    private static IEnumerable<string> Installed(MachineFiles machine)
    {
        if (machine.System == OSPlatform.Windows)
        {
            return from folder in machine.Folders("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
                   from program in WindowsPrograms
                   select $"{folder}/{program}";
        }

        IEnumerable<string> commands = from folder in machine.SearchPath from command in Commands select $"{folder}/{command}";
        return machine.System != OSPlatform.OSX
            ? commands
            : commands.Concat(
                from root in machine.Folders("HOME").Prepend("")
                from name in MacApplications
                select $"{root}/Applications/{name}.app/Contents/MacOS/{name}");
    }

    /// <summary>Browsers that Playwright downloaded for other projects, the newest first.</summary>
    private static IEnumerable<string> Downloaded(MachineFiles machine)
    {
        IEnumerable<string> roots = machine.Folders("PLAYWRIGHT_BROWSERS_PATH").Concat(
            machine.System == OSPlatform.Windows ? machine.Folders("LOCALAPPDATA").Select(f => $"{f}/ms-playwright")
            : machine.System == OSPlatform.OSX ? machine.Folders("HOME").Select(f => $"{f}/Library/Caches/ms-playwright")
            : machine.Folders("HOME").Select(f => $"{f}/.cache/ms-playwright"));
        return from root in roots
               from folder in machine.Children(root, "chromium-*").OrderByDescending(f => f.Length).ThenByDescending(f => f, StringComparer.Ordinal)
               from program in DownloadedPrograms
               select $"{folder}/{program}";
    }
}
