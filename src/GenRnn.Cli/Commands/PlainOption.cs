using System.CommandLine;

namespace GenRnn.Cli.Commands;

/// <summary>The option that asks for plain text on a terminal, too.</summary>
internal static class PlainOption
{
    public static Option<bool> Create() => new("--plain") { Description = "Plain text on a terminal, as in a file or a pipe. (NO_COLOR takes the colours away alone.)" };
}
