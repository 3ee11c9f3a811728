namespace GenRnn;

/// <summary>
/// A file of data was refused: it is damaged, of another kind, larger than the memory that reading may take, or holds what a
/// data set cannot. The message names the file and the first problem with its place: what was received, what was expected, and the remedy.
/// </summary>
public sealed class DataFileException : Exception
{
    internal DataFileException(string source, string problem, Exception? cause = null)
        : base($"{source}: {problem}", cause) => (File, Problem) = (source, problem);

    /// <summary>The path of the file, or what stands for it when a stream was read.</summary>
    public string File { get; }

    /// <summary>What was received, what was expected, and the remedy, without the path.</summary>
    public string Problem { get; }
}
