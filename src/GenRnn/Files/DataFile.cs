namespace GenRnn;

/// <summary>Opens files of data.</summary>
internal static class DataFile
{
    /// <summary>A file to read from.</summary>
    /// <exception cref="DataFileException">It is a folder.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; thrown by the stream as well.</exception>
    public static Stream Open(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        cancellationToken.ThrowIfCancellationRequested();
        return Directory.Exists(path)
            ? throw new DataFileException(path, "A folder was received; expected a file. Give the path of a file in it.")
            : new CancellableStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), cancellationToken);
    }
}
