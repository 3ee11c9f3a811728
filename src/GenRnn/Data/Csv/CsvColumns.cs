namespace GenRnn;

/// <summary>Which columns of a file are read as what.</summary>
/// <param name="Features">Positions of the features.</param>
/// <param name="FeatureNames">Names of the features.</param>
/// <param name="Target">Position of the target or label, or <see langword="null"/>.</param>
/// <param name="TargetIsNumber">Whether the first target is a number.</param>
/// <param name="Sequence">Position of the column that tells sequences apart, or <see langword="null"/>.</param>
internal sealed record CsvColumns(EquatableArray<int> Features, EquatableArray<string> FeatureNames, int? Target, bool TargetIsNumber, int? Sequence)
{
    /// <summary>Looks at as many rows as it takes to know what every column holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is said about columns.</param>
    /// <param name="model">The model that the data is meant for, where there is one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="DataFileException">A column is not there, or holds nothing, or a target is no number where only a number can be forecast.</exception>
    public static CsvColumns Of(string path, CsvOptions options, ModelSpec? model = null, CancellationToken cancellationToken = default)
    {
        using CsvTable table = CsvTable.Open(path, options, cancellationToken);
        int? sequence = options.Sequence is { } s ? table.Find(s) : null;
        int? target = options.InputsOnly ? null : (options.Target ?? options.Label) is { } t ? table.Find(t) : null;
        if (options.Features.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
            throw table.Refuse($"The column '{twice}' was named twice as a feature", "each once", "Leave one of them out.");
        int[] named = [.. options.Features.Select(table.Find)];
        int[] candidates = options.Text is not null ? [] : named.Length > 0 ? named : [.. Enumerable.Range(0, table.Columns.Count).Where(column => table.Columns[column] != options.Sequence && table.Columns[column] != options.Label)];
        HashSet<int> unknown = [.. candidates], numbers = [];
        if (target is { } place) unknown.Add(place);
        bool isEmpty = true;
        while ((isEmpty || unknown.Count > 0) && table.Read())
        {
            isEmpty = false;
            foreach (int column in unknown.Where(column => !table.IsMissing(column)).ToArray())
            {
                unknown.Remove(column);
                if (table.IsNumber(column)) numbers.Add(column);
                else if (named.Contains(column)) throw table.Refuse($"{table.Place(column)} is '{table.Text(column)}'", "a number, as features are", "Leave the column out, or write its values as numbers.");
                else if (column == target && options.Window is not null && model is not null && Head.Of(model).Activation is not (Activation.Softmax or Activation.Sigmoid))
                    throw table.Refuse($"{table.Place(column)} is '{table.Text(column)}'", "a number to forecast, as the model has no classes", "Choose a column of numbers, or let the model end in softmax with a unit for each class.");
            }
        }

        if (isEmpty) throw table.Refuse("The file has no rows of values", "some below the header", "Use a file with data.");
        foreach (int column in unknown.Where(column => column == target || named.Contains(column)))
            throw table.Refuse($"The column '{table.Columns[column]}' holds no values", "some", "Leave the column out, or fill it in.");
        int[] features = [.. candidates.Where(numbers.Contains)];
        if (features.Length == 0 && options.Text is null) throw table.Refuse("No column of numbers was found", "at least one feature", "Name the columns to read, or say what stands before the decimal places of their numbers.");
        return new CsvColumns(features.ToEquatableArray(), features.Select(column => table.Columns[column]).ToEquatableArray(), target, target is { } answer && numbers.Contains(answer), sequence);
    }
}
