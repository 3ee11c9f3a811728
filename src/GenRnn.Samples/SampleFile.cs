namespace GenRnn.Samples;

/// <summary>Opens data files.</summary>
internal static class SampleFile
{
    /// <summary>What <paramref name="read"/> makes of a text file.</summary>
    /// <exception cref="SampleDataException">The file cannot be read, or is not what it should be.</exception>
    public static T Read<T>(string path, Func<TextReader, string, T> read)
    {
        try
        {
            using var text = new StreamReader(path);
            return read(text, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SampleDataException(path, null, $"The file cannot be read ({e.Message.TrimEnd('.')}); expected a text file. Check the path.");
        }
    }
}
