namespace GenRnn;

/// <summary>Writes a file so that it appears whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Lets <paramref name="write"/> fill a new file in the same folder, and moves it to <paramref name="path"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="again">
    /// Whether the same file is written again and again: then the new file has the same name each time, so that processes which were killed while they
    /// wrote leave one at most behind.
    /// </param>
    public static void Write(string path, Action<Stream> write, bool again = false)
    {
        string full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder '{folder}' was named; expected one that exists. Create it, or choose another path.");
        string temporary = again ? $"{full}.tmp" : $"{full}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, again ? FileMode.Create : FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
