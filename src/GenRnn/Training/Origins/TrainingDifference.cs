namespace GenRnn;

/// <summary>A setting in which a checkpoint is not of the run that would go on from it.</summary>
/// <param name="Name">The setting, as in <see cref="TrainingOrigin.Settings"/>.</param>
/// <param name="Received">What the checkpoint has: of several words, those that differ.</param>
/// <param name="Expected">What the run has: of several words, those that differ.</param>
public sealed record TrainingDifference(string Name, string Received, string Expected)
{
    /// <summary>What is wrong, in three parts.</summary>
    internal string Sentence => Name switch
    {
        "data" or "validation" => $"The checkpoint is of a run with other {(Name == "data" ? "training" : "validation")} data (content {Received}); expected that of this run (content {Expected}). {Remedy}",
        "parameters" => $"The checkpoint is of a run that began with other parameters (content {Received}); expected those of the model that was given (content {Expected}). {Remedy}",
        _ => $"The checkpoint is of a run with {Name} {Received}; expected {Expected}, as this run has. {Remedy}",
    };

    private static string Remedy => "Give the data and options that the run began with, or another path to begin a new run.";

    /// <summary>The difference of two values.</summary>
    internal static TrainingDifference Of(string name, string received, string expected)
    {
        string[] earlier = received.Split(' '), now = expected.Split(' ');

        // Kinds that differ say enough; of one kind, the words that differ do.
        return earlier[0] != now[0] && !earlier[0].Contains('=')
            ? new TrainingDifference(name, earlier[0], now[0])
            : new TrainingDifference(name, Words(earlier.Except(now)), Words(now.Except(earlier)));
    }

    private static string Words(IEnumerable<string> words) => string.Join(' ', words) is { Length: > 0 } text ? text : "none";
}
