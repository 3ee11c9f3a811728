using System.Text;
using Spectre.Console;

namespace GenRnn.Cli.Tracing;

/// <summary>Finds out what a console can show.</summary>
internal static class LookDetection
{
    private const int UsualWidth = 80;

    private static readonly string[] TrueColorTerminals = ["direct", "kitty", "ghostty", "alacritty", "wezterm", "foot", "iterm"];

    /// <summary>The look of this process's console, or <see langword="null"/> where its output goes to a file or a pipe.</summary>
    public static Look? OfConsole()
    {
        if (Console.IsOutputRedirected) return null;
        return Of(Environment.GetEnvironmentVariable, Width(), Console.OutputEncoding, OperatingSystem.IsWindows() ? WindowsHasAnsi() : null);
    }

    /// <param name="variable">Variables of the environment.</param>
    /// <param name="width">Cells of a line, or 0 where nobody knows.</param>
    /// <param name="encoding">How text is written.</param>
    /// <param name="windowsHasAnsi">Whether a console of Windows takes escape sequences; <see langword="null"/> elsewhere, where TERM tells.</param>
    public static Look Of(Func<string, string?> variable, int width, Encoding encoding, bool? windowsHasAnsi)
    {
        string terminal = variable("TERM")?.ToLowerInvariant() ?? "";
        bool isDumb = terminal == "dumb" || (windowsHasAnsi is null && terminal is "" or "unknown");
        bool hasAnsi = !isDumb && windowsHasAnsi is not false;
        return new Look(
            Math.Clamp(width <= 0 ? UsualWidth : width, 1, Look.MaximumWidth),
            hasAnsi ? Colors(variable, terminal, windowsHasAnsi is true) : ColorSystem.NoColors,
            hasAnsi,
            !isDumb && IsUnicode(variable, terminal, encoding, windowsHasAnsi is not null));
    }

    private static ColorSystem Colors(Func<string, string?> variable, string terminal, bool isWindows)
    {
        // no-color.org: the variable counts when it is there and not empty, whatever it says.
        if (variable("NO_COLOR") is { Length: > 0 }) return ColorSystem.NoColors;
        if (isWindows || variable("WT_SESSION") is { Length: > 0 }) return ColorSystem.TrueColor;
        if (terminal.StartsWith("vt", StringComparison.Ordinal) || terminal.EndsWith("-m", StringComparison.Ordinal) || terminal.EndsWith("mono", StringComparison.Ordinal))
            return ColorSystem.NoColors;

        // GNU screen hands on the variable of the terminal around it, and does not know those colours.
        bool isScreen = terminal.StartsWith("screen", StringComparison.Ordinal) && variable("TMUX") is null or "";
        if (!isScreen && variable("COLORTERM")?.ToLowerInvariant() is "truecolor" or "24bit") return ColorSystem.TrueColor;
        if (TrueColorTerminals.Any(terminal.Contains)) return ColorSystem.TrueColor;
        return terminal.Contains("256color", StringComparison.Ordinal) ? ColorSystem.EightBit : ColorSystem.Standard;
    }

    private static bool IsUnicode(Func<string, string?> variable, string terminal, Encoding encoding, bool isWindows)
    {
        if (encoding is not (UTF8Encoding or UnicodeEncoding or UTF32Encoding) && encoding.CodePage is not (65001 or 1200)) return false;
        // The font of the Linux console has no eighths of blocks.
        if (terminal == "linux") return false;
        // .NET writes UTF-8 in the locale C, which promises ASCII alone; where no locale is set, nothing is promised.
        string? locale = isWindows ? null : ((string[])["LC_ALL", "LC_CTYPE", "LANG"]).Select(variable).FirstOrDefault(v => v is { Length: > 0 });
        return locale is not ("C" or "POSIX");
    }

    private static int Width()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Turns on escape sequences where Windows has them turned off.</summary>
    private static bool WindowsHasAnsi() => AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Detect }).Profile.Capabilities.Ansi;
}
