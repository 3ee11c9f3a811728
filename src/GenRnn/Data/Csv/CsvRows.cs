namespace GenRnn;

/// <summary>The rows of a CSV file as numbers, with what is missing dealt with, and counted against the ceiling of memory.</summary>
internal sealed class CsvRows
{
    private readonly CsvTable _table;
    private readonly CsvColumns _columns;
    private readonly CsvOptions _options;
    private readonly long _ceiling;
    private readonly float[] _first;
    private readonly bool[] _varies;
    private int _count;

    public CsvRows(CsvTable table, CsvColumns columns, CsvOptions options, ModelSpec? model)
    {
        _table = table;
        _columns = columns;
        _options = options;
        _ceiling = Math.Min(MemoryCeiling.Of(options.MaximumBytes), (long)Array.MaxLength * sizeof(float));
        _first = new float[columns.Features.Count];
        _varies = new bool[columns.Features.Count];
        Features = new float[columns.Features.Count];
        Targets = columns.Target is null ? null : new CsvTargets(table, options, columns, model);
    }

    /// <summary>The features of the present row.</summary>
    public float[] Features { get; }

    /// <summary>How targets are read; <see langword="null"/> where none are.</summary>
    public CsvTargets? Targets { get; }

    /// <summary>The target of the present row.</summary>
    public float Target { get; private set; }

    /// <summary>Moves to the next row that counts.</summary>
    /// <exception cref="DataFileException">The row cannot be read, or no row was complete.</exception>
    public bool Read()
    {
        while (_table.Read())
        {
            if (_options.Missing == MissingValues.Drop && IsIncomplete()) continue;
            _count++;
            return true;
        }

        if (_count == 0) throw _table.Refuse("The file has no complete rows", "rows with a value in every column that is read", "Fill in values, or leave columns out.");
        return false;
    }

    /// <summary>Reads the values of the present row.</summary>
    /// <param name="before">Features of the row before, which stand in for missing ones; none where there is no such row.</param>
    /// <param name="targetBefore">Target of the row before.</param>
    public void ReadValues(ReadOnlySpan<float> before, float targetBefore)
    {
        for (int i = 0; i < Features.Length; i++)
        {
            int column = _columns.Features[i];
            if (!_table.IsMissing(column)) Features[i] = _table.Number(column);
            else if (_options.Missing == MissingValues.ForwardFill && !before.IsEmpty) Features[i] = before[i];
            else throw _table.RefuseMissing(column);
            if (_count == 1) _first[i] = Features[i];
            else _varies[i] |= Features[i] != _first[i];
        }

        if (Targets is null) return;
        if (!_table.IsMissing(_columns.Target!.Value)) Target = Targets.Read();
        else if (_options.Missing == MissingValues.ForwardFill && !before.IsEmpty) Target = targetBefore;
        else throw _table.RefuseMissing(_columns.Target.Value);
    }

    /// <summary>Refuses a column that never changes.</summary>
    public void CheckConstants()
    {
        if (_options.AllowConstants) return;
        int constant = Array.IndexOf(_varies, false);
        if (constant < 0) return;
        throw _table.Refuse(
            Refusal.Text($"The column '{_table.Columns[_columns.Features[constant]]}' is {_first[constant]} in all rows, 1 to {_count}"),
            "values that differ, as there is nothing to learn from others", "Leave the column out.");
    }

    /// <summary>Refuses the present row where it is one more than fits into memory.</summary>
    /// <param name="rows">Rows that are held, the present one among them.</param>
    /// <param name="isWhole">Whether all rows of the file are to be held, and not those of a part alone.</param>
    public void CheckCeiling(long rows, bool isWhole = false)
    {
        if ((Int128)rows * sizeof(float) * (Features.Length + (Targets is null ? 0 : 1)) > _ceiling)
            throw _table.Refuse($"{_table.Row} is one more than fits into {MemoryCeiling.Text(_ceiling)}, the ceiling of memory{(isWhole ? Needed() : "")}", "a file that does", "Cut the file into several ones, raise the ceiling, or train on a SequenceStream.");
    }

    /// <summary>Refuses numbers that do not fit into memory.</summary>
    public void CheckCeilingOfNumbers(long numbers)
    {
        if ((Int128)numbers * sizeof(float) > _ceiling)
            throw _table.Refuse(
                $"The sequences, padded to one length, take {MemoryCeiling.Text((Int128)numbers * sizeof(float))}", $"at most {MemoryCeiling.Text(_ceiling)}, the ceiling of memory",
                "Take larger strides, raise the ceiling, or train on a SequenceStream.");
    }

    /// <summary>What all rows take, as far as it can be told: as numbers, or as windows that are cut out of them.</summary>
    private string Needed()
    {
        if (_table.EstimatedRows is not { } rows) return "";
        Int128 numbers = (Int128)rows * (Features.Length + (Targets is null ? 0 : 1)), windows = _options.Window is { } window ? (Int128)(rows / _options.Stride) * window * Features.Length : 0;
        return $", where all rows take about {MemoryCeiling.Text(sizeof(float) * (numbers > windows ? numbers : windows))}";
    }

    private bool IsIncomplete()
    {
        foreach (int column in _columns.Features)
        {
            if (_table.IsMissing(column)) return true;
        }

        return (_columns.Target is { } target && _table.IsMissing(target)) || (_columns.Sequence is { } sequence && _table.IsMissing(sequence));
    }
}
