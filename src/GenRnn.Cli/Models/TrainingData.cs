using GenRnn.Cli.Commands;

namespace GenRnn.Cli.Models;

/// <summary>What a model is trained and measured with, prepared, and how it was prepared.</summary>
/// <param name="Training">What to learn from.</param>
/// <param name="Validation">What is held back, or <see langword="null"/>.</param>
/// <param name="Preparation">What goes into the model's file.</param>
/// <param name="Measured">What final figures are measured with, as it was in the file.</param>
internal sealed record TrainingData(SequenceDataset Training, SequenceDataset? Validation, ModelPreparation Preparation, SequenceDataset Measured)
{
    /// <summary>Reads a file, holds a share of it back, and scales all by the figures of the rest.</summary>
    /// <param name="path">The file.</param>
    /// <param name="spec">The model.</param>
    /// <param name="reading">How the file is read.</param>
    /// <param name="share">What is held back, or <see langword="null"/>.</param>
    /// <param name="scale">The kind of scaling; <see langword="null"/> is standard for CSV files and none for npz files.</param>
    /// <param name="earlier">How data was prepared for the model that is begun with, or <see langword="null"/>.</param>
    public static TrainingData Read(string path, ModelSpec spec, DataReading reading, double? share, string? scale, ModelPreparation? earlier)
    {
        bool isNpz = DataReading.IsNpz(path);
        CsvOptions? csv = isNpz ? null : reading.CsvFor(path, spec, earlier);
        SequenceDataset all = csv is null ? SequenceDataset.FromNpz(path, spec, maximumBytes: reading.MaximumBytes) : SequenceDataset.FromCsv(path, csv, spec);
        CheckClasses(path, all);
        (SequenceDataset training, SequenceDataset? validation) = share is { } part ? Holdout.Split(all, part) : (all, null);
        ModelPreparation preparation = (earlier ?? Scalers.Fit(scale ?? (isNpz ? "none" : "standard"), spec, training)) with
        {
            ClassNames = (all.Targets as ClassTargets)?.ClassNames is { Count: > 0 } names ? names : earlier?.ClassNames ?? default,
            Csv = csv is null ? null : csv with { MaximumBytes = null, Tokenizer = null },
            Tokenizer = csv is null ? earlier?.Tokenizer : csv.Tokenizer,
        };
        return new TrainingData(preparation.Apply(training), validation is null ? null : preparation.Apply(validation), preparation, validation ?? training);
    }

    private static void CheckClasses(string path, SequenceDataset data)
    {
        if (data.Targets is not ClassTargets { ClassNames.Count: 0 } classes || classes.PerStep || classes.Ids.ContainsAnyExcept(classes.Ids[0])) return;
        throw new ArgumentException($"{path}: All sequences have the class {classes.Ids[0]}; expected at least two classes, as there is nothing to learn from one. Add data of other classes.");
    }
}
