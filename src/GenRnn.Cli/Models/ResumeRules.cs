namespace GenRnn.Cli.Models;

/// <summary>Whether a checkpoint is of the run that a call goes on with, in the words of the call.</summary>
internal static class ResumeRules
{
    private const string Remedy = "Repeat the call that began the run, or name another --checkpoint to begin a new one.";

    /// <summary>Refuses a checkpoint of another run. Another learning rate has to be asked for, as it may be lowered on purpose, and not by leaving it out.</summary>
    /// <exception cref="ArgumentException">It is of another run; the message names the first difference.</exception>
    public static void Check(string file, TrainingOrigin saved, TrainingOrigin run, bool givesRate)
    {
        if (saved.FirstDifference(run) is { } difference) throw new ArgumentException(Sentence(file, difference));
        if (!givesRate && RateChange(saved, run) is { } rates)
            throw new ArgumentException($"{file}: The checkpoint is of a run with --learning-rate {rates.Before}; expected that option, as the rate would be {rates.Now} without it. Add it, or another rate to go on with.");
    }

    /// <summary>The learning rates where they differ.</summary>
    private static (string Before, string Now)? RateChange(TrainingOrigin saved, TrainingOrigin run) =>
        (saved.Find(TrainingOrigin.LearningRate), run.Find(TrainingOrigin.LearningRate)) is ({ } before, { } now) && before != now ? (before, now) : null;

    private static string Sentence(string file, TrainingDifference difference)
    {
        (string name, string saved, string now) = difference;
        return name switch
        {
            "data" => $"{file}: The checkpoint is of a run on other data; expected the sequences of this call. Give the same file, read and scaled alike, or name another --checkpoint to begin a new run.",
            "validation" => $"{file}: The checkpoint is of a run with other validation data; expected that of this call. Give the same file, read and scaled alike, or name another --checkpoint to begin a new run.",
            "parameters" => $"{file}: The checkpoint is of a run that began with other parameters; expected those of this call. Give the same --start, or none if there was none, or name another --checkpoint to begin a new run.",
            _ => $"{file}: The checkpoint is of a run with {Word(name, saved)}; expected {Word(name, now)}, as in this call. {Remedy}",
        };
    }

    private static string Word(string name, string value) => (name, value) switch
    {
        ("optimizer", "none") => "no --clip-norm",
        ("optimizer", _) when value.StartsWith("global_clipnorm=", StringComparison.Ordinal) => $"--clip-norm {value["global_clipnorm=".Length..]}",
        ("optimizer", _) when !value.Contains('=') => $"--optimizer {value}",
        ("optimizer", _) => $"an optimizer with {value}",
        ("loss", _) => $"the loss {value}",
        ("seed", _) => $"--seed {value}",
        ("batch_size", _) => $"batches of {value} (--batch)",
        ("shuffle", "true") => "a random order",
        ("shuffle", _) => "--no-shuffle",
        ("sequences", _) => $"{value} sequences to train on",
        ("validation_sequences", "none") => "no --validation",
        ("validation_sequences", _) => $"{value} sequences to validate",
        _ => $"{name.Replace('_', ' ')} {value}",
    };
}
