using System.Globalization;
using CsvHelper;

namespace GenRnn;

/// <summary>The rows of a CSV file, one at a time, with sentences that say where they are.</summary>
internal sealed class CsvTable : IDisposable
{
    /// <summary>The longest row in bytes: a quote that is never closed must not swallow a file.</summary>
    private const int LongestRow = 1 << 22;

    private static readonly string[] NoValue = ["NA", "N/A", "NaN", "null", "?"];

    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly CsvReader _reader;
    private readonly Stream _stream;
    private readonly byte[] _number = new byte[64];
    private bool _isAtFirst;
    private long _line;
    private long _holes;

    private CsvTable(string path, CsvOptions options, CsvReader reader, Stream stream)
    {
        _stream = stream;
        _path = path;
        _options = options;
        _reader = reader;
    }

    /// <summary>Names of all columns.</summary>
    public EquatableArray<string> Columns { get; private set; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="DataFileException">There is no row, or the header names a column twice.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Open(string path, CsvOptions options, CancellationToken cancellationToken = default)
    {
        Stream stream = DataFile.Open(path, cancellationToken);
        try
        {
            var table = new CsvTable(path, options, CsvReader.Create(stream, ReaderOptions(options), leaveOpen: false), stream);
            table.ReadColumns();
            return table;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Moves to the next row.</summary>
    /// <exception cref="DataFileException">The row cannot be read, or has more or fewer fields than the first.</exception>
    public bool Read()
    {
        if (_isAtFirst)
        {
            _isAtFirst = false;
            _line = _reader.LineNumber;
            return true;
        }

        if (_holes > 0)
        {
            _holes--;
            return true;
        }

        try
        {
            if (!_reader.Read()) return false;
        }
        catch (CsvFormatException e)
        {
            throw Refuse(
                Refusal.Text($"Row {e.RecordNumber - (_options.HasHeader ? 1 : 0)} (line {e.LineNumber}) cannot be read as CSV"),
                "quotes around whole fields, doubled within them, and closed", "Mend the row, or give another separator.", e);
        }

        // An empty line is no row, but where there is one column alone it is what a missing value looks like.
        if (Columns.Count == 1 && _line > 0) _holes = _reader.LineNumber - _line - 1;
        _line = _reader.LineNumber;
        if (_reader.FieldCount == Columns.Count) return true;
        throw Refuse(
            $"{Row} has {Refusal.Count(_reader.FieldCount, "field")}",
            Refusal.Text($"{Columns.Count}, as {(_options.HasHeader ? "the header" : "the first row")} has"),
            _reader.FieldCount < Columns.Count ? "Complete the row; it was cut short." : "Put fields that contain the separator between quotes.");
    }

    /// <summary>Whether a field of the row has no value.</summary>
    public bool IsMissing(int column)
    {
        if (_holes > 0) return true;
        ReadOnlySpan<byte> field = _reader.GetSpan(column);
        if (field.IsEmpty) return true;
        if (field.Length > 4) return false;
        foreach (string word in NoValue)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(field, word)) return true;
        }

        return false;
    }

    /// <summary>What to say of a field that has no value.</summary>
    public DataFileException RefuseMissing(int column) => Refuse(
        $"{Place(column)} is {(Text(column).Length == 0 ? "empty" : $"'{Text(column)}'")}", "a value",
        "Fill it in, or choose to drop such rows or to fill them with the value before.");

    /// <summary>The text of a field of the row.</summary>
    /// <exception cref="DataFileException">Its bytes are no UTF-8: letters would be lost, and texts that differ in them alone become one.</exception>
    public string Text(int column)
    {
        if (_holes > 0) return "";
        return System.Text.Unicode.Utf8.IsValid(_reader.GetSpan(column)) ? _reader.GetString(column) : throw RefuseEncoding($"{Place(column)} is '{_reader.GetString(column)}'");
    }

    /// <summary>Whether a field of the row is a number, or true or false.</summary>
    public bool IsNumber(int column) => TryNumber(column, out _);

    /// <summary>A field of the row as a number; true is 1 and false is 0.</summary>
    /// <exception cref="DataFileException">It is no number, or not finite.</exception>
    public float Number(int column)
    {
        if (!TryNumber(column, out float number))
            throw Refuse($"{Place(column)} is '{Shown(column)}'", "a number, as the column has above", "Correct the value, or leave the column out.");
        return float.IsFinite(number) ? number : throw Refuse($"{Place(column)} is '{Shown(column)}'", "a finite number within the range of float32", "Correct the value.");
    }

    /// <summary>Rows of the whole file, by those of the part that was read; <see langword="null"/> where all of it was.</summary>
    public long? EstimatedRows => _stream.Position < _stream.Length ? (long)((double)_reader.RowNumber * _stream.Length / _stream.Position) : null;

    /// <summary>The present row in words.</summary>
    public string Row => Refusal.Text($"Row {_reader.RowNumber} (line {_reader.LineNumber - _holes})");

    /// <summary>A field of the present row in words.</summary>
    public string Place(int column) => $"{Row}, column '{Columns[column]}'";

    /// <summary>An exception about this file.</summary>
    public DataFileException Refuse(string received, string expected, string remedy, Exception? cause = null) => new(_path, $"{received}; expected {expected}. {remedy}", cause);

    /// <summary>The position of a named column.</summary>
    /// <exception cref="DataFileException">There is none.</exception>
    public int Find(string name)
    {
        for (int column = 0; column < Columns.Count; column++)
        {
            if (Columns[column] == name) return column;
        }

        throw Refuse($"A column '{name}' was asked for", $"one of '{string.Join("', '", Columns)}'", "Correct the name.");
    }

    public void Dispose() => _reader.Dispose();

    private static CsvReaderOptions ReaderOptions(CsvOptions options) => new()
    {
        Separator = options.Separator,
        HasHeader = options.HasHeader,
        TrimWhitespace = true,
        SkipEmptyLines = true,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRow,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private void ReadColumns()
    {
        try
        {
            if (_options.HasHeader) Columns = _reader.Headers.Select(name => name.Trim().TrimStart('\uFEFF')).ToEquatableArray();
            else if (_isAtFirst = _reader.Read()) Columns = Enumerable.Range(1, _reader.FieldCount).Select(column => Refusal.Text($"{column}")).ToEquatableArray();
        }
        catch (CsvFormatException e)
        {
            throw Refuse("The first row cannot be read as CSV", "quotes around whole fields, doubled within them, and closed", "Mend the row, or give another separator.", e);
        }

        if (Columns.FirstOrDefault(name => name.Contains('\uFFFD')) is { } damaged) throw RefuseEncoding($"The header names the column '{damaged}'");
        if (Columns.Count == 0) throw Refuse("The file has no rows", "a row with the names of columns, and rows of values", "Use a file with data.");
        string? twice = Columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null) throw Refuse($"The header names the column '{twice}' twice", "each name once", "Rename one of the columns.");
        if (_options.HasHeader && Columns.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            throw Refuse($"The first row holds numbers alone ('{string.Join("', '", Columns)}')", "the names of columns", "Add a header, or say that there is none.");
    }

    private bool TryNumber(int column, out float number)
    {
        ReadOnlySpan<byte> field = _reader.GetSpan(column);
        number = 0;
        if (field.Length > _number.Length) return false;
        if (_options.DecimalSeparator != '.' && field.Contains((byte)'.')) return false; // thousands or decimals, which nobody can tell
        if (_options.DecimalSeparator != '.' && field.Contains((byte)_options.DecimalSeparator))
        {
            field.CopyTo(_number);
            Span<byte> copy = _number.AsSpan(0, field.Length);
            copy[copy.IndexOf((byte)_options.DecimalSeparator)] = (byte)'.';
            field = copy;
        }

        if (float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out number)) return true;
        number = System.Text.Ascii.EqualsIgnoreCase(field, "true") ? 1 : 0;
        return number == 1 || System.Text.Ascii.EqualsIgnoreCase(field, "false");
    }

    private DataFileException RefuseEncoding(string received) => Refuse($"{received}, with bytes that are no letters in UTF-8", "a file in UTF-8 or UTF-16", "Save it as UTF-8.");

    private string Shown(int column) => _reader.GetString(column) is { Length: > 40 } text ? text[..40] + "..." : _reader.GetString(column);
}
