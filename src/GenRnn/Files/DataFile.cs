namespace GenRnn;

/// <summary>Opens files of data.</summary>
internal static class DataFile
{
    /// <summary>A file to read from.</summary>
    /// <exception cref="DataFileException">It is a folder.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Directory.Exists(path)
            ? throw new DataFileException(path, "A folder was received; expected a file. Give the path of a file in it.")
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }
}
