using GenRnn.Cli.Commands;

namespace GenRnn.Cli;

/// <summary>Files that the tool writes.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a folder, and a file whose folder is not there, before there is anything to write.</summary>
    /// <param name="option">The option that named the file.</param>
    /// <param name="file">The file, or <see langword="null"/>.</param>
    /// <param name="isReplaced">Whether a new file is moved to its place, and not written into.</param>
    /// <exception cref="WrongCallException">It is a folder, or a device that would be replaced, or there is no such folder.</exception>
    public static void Check(string option, string? file, bool isReplaced = true)
    {
        if (file is null) return;
        if (string.IsNullOrWhiteSpace(file)) throw new WrongCallException($"'{file}' was received for {option}; expected a file. Give a name.");
        if (Directory.Exists(file))
            throw new WrongCallException($"'{file}' was received for {option}, which is a folder; expected a file. Add a name.");
        if (isReplaced && !OperatingSystem.IsWindows() && Path.GetFullPath(file) is var full && full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal))
            throw new WrongCallException($"'{file}' was received for {option}, which is a device; expected a file, as a new one is moved to its place. Leave {option} out, or choose a file.");
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            throw new WrongCallException($"'{file}' was received for {option}; expected a file in a folder that exists. Create '{folder}', or choose another file.");
    }

    /// <summary>Refuses a file that is written over another one of the same call, which is read or written as well.</summary>
    /// <param name="inputs">What the call names files to read by, and the files; <see langword="null"/> for none.</param>
    /// <param name="outputs">What it names files to write by, and the files.</param>
    /// <exception cref="WrongCallException">Two are one file.</exception>
    public static void CheckApart((string Word, string? File)[] inputs, params (string Word, string? File)[] outputs)
    {
        (string Word, string? File)[] all = [.. inputs, .. outputs];
        for (int i = inputs.Length; i < all.Length; i++)
        {
            for (int other = 0; other < i; other++)
            {
                if (all[i].File is { } file && all[other].File is { } taken && RealPath.AreSame(file, taken))
                    throw new WrongCallException($"'{file}' was received for {all[i].Word}, which is {all[other].Word} as well; expected a file of its own. Choose another name for one of them.");
            }
        }
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
