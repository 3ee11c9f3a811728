using System.Globalization;

namespace GenRnn.Cli.Models;

/// <summary>What a line of standard input is.</summary>
internal enum RowKind
{
    /// <summary>A time step.</summary>
    Numbers,

    /// <summary>An empty line: the next row begins a new sequence.</summary>
    NewSequence,

    /// <summary>There is no more.</summary>
    End,

    /// <summary>A line that cannot be read.</summary>
    Problem,
}

/// <summary>
/// Rows of numbers, or of texts, from standard input. The first line may name columns, if numbers follow it or it names those of the model: where a model
/// knows the names of its features, they are taken from the columns with those names, whatever else there is.
/// </summary>
internal sealed class RowSource(LineReader lines, ModelSpec spec, ModelPreparation preparation, CancellationToken cancellation)
{
    private readonly CsvOptions? _csv = preparation.Csv;
    private int _row;
    private int[]? _columns;
    private string? _ahead;

    /// <summary>The features of the present row.</summary>
    public float[] Numbers { get; private set; } = new float[spec.InputSize];

    /// <summary>Whether a row is a whole text, its numbers being token ids.</summary>
    public bool AreTexts => preparation.Tokenizer is not null;

    /// <summary>What is wrong with the present row.</summary>
    public string? Problem { get; private set; }

    /// <summary>Moves to the next row.</summary>
    public RowKind Next()
    {
        cancellation.ThrowIfCancellationRequested();
        _row++;
        try
        {
            if (TakeLine() is not { } line) return RowKind.End;
            if (string.IsNullOrWhiteSpace(line)) return RowKind.NewSequence;
            if (preparation.Tokenizer is { } tokenizer) return Text(tokenizer.Encode(line));
            string[] fields = RowText.Split(line, _csv);
            bool isHeader = _row == 1 && RowText.IsHeader(fields, _csv);
            if (isHeader && Half(fields) is { } half) Problem = half;
            else if (isHeader && ((_columns = Columns(fields)) is not null || NumbersFollow())) return Next();
            else Problem = RowText.Parse(fields, _csv, _columns, Numbers);
        }
        catch (InvalidDataException)
        {
            Problem = string.Create(CultureInfo.InvariantCulture, $"has more than {LineReader.Longest} bytes; expected numbers. Put line ends between rows.");
        }

        if (Problem is null) return RowKind.Numbers;
        Problem = string.Create(CultureInfo.InvariantCulture, $"Row {_row} of standard input {Problem}");
        return RowKind.Problem;
    }

    private string? TakeLine()
    {
        (string? line, _ahead) = (_ahead, null);
        return line ?? lines.Read();
    }

    /// <summary>Whether the line after this one holds a number, so that this one is a header and no row that went wrong.</summary>
    private bool NumbersFollow() => (_ahead = lines.Read()) is { } line && !string.IsNullOrWhiteSpace(line) && !RowText.IsHeader(RowText.Split(line, _csv), _csv);

    private RowKind Text(int[] ids)
    {
        Numbers = [.. ids.Select(id => (float)id)];
        return ids.Length > 0 ? RowKind.Numbers : RowKind.NewSequence;
    }

    /// <summary>What is wrong with a header that names some of the model's features and not the others: in order, its columns would be taken for one another.</summary>
    private string? Half(string[] header)
    {
        if (_csv is null || _csv.Features.Count != Numbers.Length || !_csv.Features.Any(header.Contains)) return null;
        return _csv.Features.FirstOrDefault(name => !header.Contains(name)) is { } absent
            ? $"names the columns '{string.Join("', '", header)}' and no '{absent}'; expected '{string.Join("', '", _csv.Features)}' among them, as the model reads. Correct the header, or leave it out."
            : null;
    }

    /// <summary>Where the model's features stand, or <see langword="null"/> where they stand in order.</summary>
    private int[]? Columns(string[] header)
    {
        if (_csv is null || _csv.Features.Count != Numbers.Length) return null;
        int[] columns = [.. _csv.Features.Select(name => Array.IndexOf(header, name))];
        return columns.Contains(-1) ? null : columns;
    }
}
