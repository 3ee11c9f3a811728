using GenRnn.Cli.Commands;

namespace GenRnn.Cli;

/// <summary>Files that the tool writes.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a folder, and a file whose folder is not there, before there is anything to write.</summary>
    /// <param name="option">The option that named the file.</param>
    /// <param name="file">The file, or <see langword="null"/>.</param>
    /// <exception cref="WrongCallException">It is a folder, or there is no such folder.</exception>
    public static void Check(string option, string? file)
    {
        if (file is null) return;
        if (string.IsNullOrWhiteSpace(file)) throw new WrongCallException($"'{file}' was received for {option}; expected a file. Give a name.");
        if (Directory.Exists(file))
            throw new WrongCallException($"'{file}' was received for {option}, which is a folder; expected a file. Add a name.");
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            throw new WrongCallException($"'{file}' was received for {option}; expected a file in a folder that exists. Create '{folder}', or choose another file.");
    }

    /// <summary>Writes a file that appears whole or not at all.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string temporary = $"{Path.GetFullPath(path)}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write)) write(stream);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
