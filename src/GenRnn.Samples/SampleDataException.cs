namespace GenRnn.Samples;

/// <summary>A data file was refused. The message names the file and the line, what was received, what was expected, and the remedy.</summary>
public sealed class SampleDataException : Exception
{
    internal SampleDataException(string file, int? line, string problem)
        : base(line is { } number ? FormattableString.Invariant($"{file}, line {number}: {problem}") : $"{file}: {problem}") => Line = line;

    /// <summary>The line, from 1; <see langword="null"/> where the file as a whole is meant.</summary>
    public int? Line { get; }
}
