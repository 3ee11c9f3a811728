namespace GenRnn.Cli.Commands;

/// <summary>Shows a trace, and writes it to a file where one is named.</summary>
internal static class TraceOutput
{
    /// <summary>Refuses a folder, and a file whose folder is not there, before there is anything to write.</summary>
    /// <exception cref="WrongCallException">It is a folder, or there is no such folder.</exception>
    public static void CheckFolder(string? file)
    {
        if (Directory.Exists(file))
            throw new WrongCallException($"'{file}' was received for --json, which is a folder; expected a file. Add a name.");
        if (file is not null && Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
            throw new WrongCallException($"'{file}' was received for --json; expected a file in a folder that exists. Create '{folder}', or choose another file.");
    }

    public static void Write(Terminal terminal, ModelTrace trace, string? json)
    {
        TraceText.Write(trace, terminal.Output);
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
