using GenRnn.Cli.Tracing;

namespace GenRnn.Cli.Commands;

/// <summary>Shows a trace, and writes it to a file where one is named.</summary>
internal static class TraceOutput
{
    /// <summary>Refuses a file that cannot be written, before there is anything to write.</summary>
    /// <exception cref="WrongCallException">It is a folder, or there is no such folder.</exception>
    public static void CheckFolder(string? file) => OutputFile.Check("--json", file);

    public static void Write(Terminal terminal, ModelTrace trace, string? json)
    {
        TraceView.Write(trace, terminal);
        WriteJson(terminal, trace, json);
    }

    public static void WriteJson(Terminal terminal, ModelTrace trace, string? json)
    {
        if (json is null) return;
        TraceJson.Write(trace, json);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"Written as JSON: {json}");
    }
}
