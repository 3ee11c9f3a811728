namespace GenRnn;

/// <summary>From a CSV file to a data set.</summary>
internal static class CsvData
{
    /// <summary>See <see cref="SequenceDataset.FromCsv"/>.</summary>
    public static SequenceDataset Read(string path, CsvOptions options, ModelSpec? model, CancellationToken cancellationToken)
    {
        CsvRules.Check(options);
        CsvColumns columns = CsvColumns.Of(path, options, model, cancellationToken);
        using CsvTable table = CsvTable.Open(path, options, cancellationToken);
        if (options.Text is not null) return CsvTexts.Read(table, columns, options, model);
        CheckFeatures(table, columns, model);
        bool perStep = model is not null && ShapeInference.Infer(model).OrThrow().Output.PerStep;
        var rows = new CsvRows(table, columns, options, model);
        return options.Sequence is null ? CsvSeries.Read(table, rows, options, perStep) : CsvSequences.Read(table, columns, rows, perStep);
    }

    /// <summary>Refuses a file with other features than a model reads.</summary>
    public static void CheckFeatures(CsvTable table, CsvColumns columns, ModelSpec? model)
    {
        if (model is null || columns.Features.Count == model.InputSize) return;
        string names = string.Join("', '", columns.FeatureNames);
        throw table.Refuse(
            $"The file has {Refusal.Count(columns.Features.Count, "feature")} a step, '{names}'", Refusal.Text($"{model.InputSize}, as the model reads"), "Name the columns to read as features, or change the model's input.");
    }
}
