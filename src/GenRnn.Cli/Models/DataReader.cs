using GenRnn.Cli.Commands;

namespace GenRnn.Cli.Models;

/// <summary>Reads data of any kind that the tool knows, by the ending of the file's name.</summary>
internal static class DataReader
{
    /// <summary>The kinds, for help and sentences.</summary>
    public const string Kinds = "an npz file with x [N, T, I], y ([N] class ids, [N, O] or [N, T, O]) and optionally lengths [N]";

    /// <summary>The data set in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="spec">The model that it is meant for.</param>
    /// <param name="inputsOnly">Whether only inputs are wanted.</param>
    public static SequenceDataset Read(string path, ModelSpec spec, bool inputsOnly = false) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".NPZ" => SequenceDataset.FromNpz(path, spec, inputsOnly),
        _ => throw new WrongCallException($"'{path}' was received as the data; expected {Kinds}. Give a file of that kind, with its ending."),
    };
}
