using System.CommandLine;

namespace GenRnn.Cli.Commands;

/// <summary>The files that a trace is written to beside the terminal.</summary>
/// <param name="Json"><c>--json</c>.</param>
/// <param name="Html"><c>--html</c>.</param>
internal sealed record TraceFiles(Option<FileInfo?> Json, Option<FileInfo?> Html)
{
    /// <param name="what">What is written: the trace.</param>
    public static TraceFiles Create(string what) => new(
        new Option<FileInfo?>("--json") { Description = $"Writes {what} to a file as JSON, too.", HelpName = "FILE" },
        new Option<FileInfo?>("--html") { Description = $"Writes {what} to a file as a page for a browser, too.", HelpName = "FILE" });

    /// <summary>Refuses files that cannot be written, before there is anything to write.</summary>
    /// <exception cref="WrongCallException">One is a folder, or there is no such folder, or both are the same.</exception>
    public void Check(ParseResult call)
    {
        string? json = call.GetValue(Json)?.FullName, html = call.GetValue(Html)?.FullName;
        OutputFile.Check("--json", json);
        OutputFile.Check("--html", html);
        if (json is not null && string.Equals(json, html, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            throw new WrongCallException($"'{json}' was received for --json and --html; expected two files. Give them different names.");
    }

    /// <summary>Writes those that were asked for.</summary>
    public void Write(ParseResult call, Terminal terminal, ModelTrace trace) =>
        Write(call, terminal, file => TraceJson.Write(trace, file), file => TraceHtml.Write(trace, file));

    /// <summary>Writes those that were asked for.</summary>
    public void Write(ParseResult call, Terminal terminal, Action<string> json, Action<string> html)
    {
        if (call.GetValue(Json) is { } data) Written("JSON", data, json);
        if (call.GetValue(Html) is { } page) Written("a page", page, html);

        void Written(string kind, FileInfo file, Action<string> write)
        {
            write(file.FullName);
            terminal.Output.WriteLine();
            terminal.Output.WriteLine($"Written as {kind}: {file.FullName}");
        }
    }
}
