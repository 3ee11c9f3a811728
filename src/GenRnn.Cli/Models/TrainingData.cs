using GenRnn.Cli.Commands;

namespace GenRnn.Cli.Models;

/// <summary>What a model is trained and measured with, prepared, and how it was prepared.</summary>
/// <param name="Training">What to learn from.</param>
/// <param name="Validation">What is held back, or <see langword="null"/>.</param>
/// <param name="Preparation">What goes into the model's file.</param>
/// <param name="Measured">What final figures are measured with, as it was in the file.</param>
internal sealed record TrainingData(SequenceDataset Training, SequenceDataset? Validation, ModelPreparation Preparation, SequenceDataset Measured)
{
    /// <summary>What is odd about the data, and no error.</summary>
    public string? Note { get; init; }

    /// <summary>Reads a file, holds a share of it back, and scales all by the figures of the rest.</summary>
    /// <param name="path">The file.</param>
    /// <param name="spec">The model.</param>
    /// <param name="reading">How the file is read.</param>
    /// <param name="share">What is held back, or <see langword="null"/>.</param>
    /// <param name="scale">The kind of scaling; <see langword="null"/> is standard for CSV files and none for npz files.</param>
    /// <param name="loss">What training makes small; <see langword="null"/> for what follows from model and data.</param>
    /// <param name="earlier">How data was prepared for the model that is begun with, or <see langword="null"/>.</param>
    public static TrainingData Read(string path, ModelSpec spec, DataReading reading, double? share, string? scale, Loss? loss, ModelPreparation? earlier)
    {
        bool isNpz = DataReading.IsNpz(path);
        if (isNpz) reading.CheckNpz(path);
        CsvOptions? csv = isNpz ? null : reading.CsvFor(path, spec, earlier);
        SequenceDataset all = csv is null
            ? SequenceDataset.FromNpz(path, spec, maximumBytes: reading.MaximumBytes, classNames: [.. earlier?.ClassNames ?? default], cancellationToken: reading.Cancellation)
            : SequenceDataset.FromCsv(path, csv, spec, reading.Cancellation);
        DataFit.Check(path, () => all.CheckFits(spec, loss));
        TrainingDataRules.CheckClasses(path, all);
        TrainingDataRules.CheckTargets(path, spec, all);
        if (isNpz) TrainingDataRules.CheckInputs(path, all);
        (SequenceDataset training, SequenceDataset? validation) = share is { } part ? Holdout.Split(all, part) : (all, null);
        ModelPreparation preparation = (earlier ?? Scalers.Fit(scale ?? (isNpz ? "none" : "standard"), spec, training)) with
        {
            ClassNames = (all.Targets as ClassTargets)?.ClassNames is { Count: > 0 } names ? names : earlier?.ClassNames ?? default,
            Csv = csv is null ? null : csv with { MaximumBytes = null, Tokenizer = null },
            Tokenizer = csv is null ? earlier?.Tokenizer : csv.Tokenizer,
        };
        return new TrainingData(preparation.Apply(training), validation is null ? null : preparation.Apply(validation), preparation, validation ?? training) { Note = isNpz ? TrainingDataRules.NoteOn(path, all) : null };
    }
}
