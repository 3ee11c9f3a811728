namespace GenRnn;

/// <summary>
/// A file was refused: it is no safetensors file, it is damaged, or it does not fit the class. The message names the file and
/// the first difference: what was received, what was expected, and the remedy.
/// </summary>
public sealed class ModelFileException : Exception
{
    internal ModelFileException(string source, string problem)
        : base($"{source}: {problem}") => (File, Problem) = (source, problem);

    /// <summary>The path of the file, or what stands for it when a stream was read.</summary>
    public string File { get; }

    /// <summary>What was received, what was expected, and the remedy, without the path.</summary>
    public string Problem { get; }
}
