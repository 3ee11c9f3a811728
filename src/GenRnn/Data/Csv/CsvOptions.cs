namespace GenRnn;

/// <summary>What to do with a value that is missing: an empty field, or <c>NA</c>, <c>NaN</c>, <c>null</c>, <c>?</c>.</summary>
public enum MissingValues
{
    /// <summary>The file is refused; the message says where the value is missing.</summary>
    Error,

    /// <summary>The row is left out.</summary>
    Drop,

    /// <summary>The column's last value before it is repeated, within its sequence where there are sequences.</summary>
    ForwardFill,
}

/// <summary>
/// How a CSV file becomes a data set: windows of a time series (<see cref="Window"/>, <see cref="Target"/>), or labelled sequences
/// (<see cref="Sequence"/>, <see cref="Label"/>), or labelled texts (<see cref="Text"/>, <see cref="Label"/>). A value; equal when all that it says is equal.
/// </summary>
public sealed record CsvOptions
{
    /// <summary>What stands between fields, an ASCII character; found out among comma, semicolon, tab and | when left out.</summary>
    public char? Separator { get; init; }

    /// <summary>What stands before the decimal places.</summary>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>Whether the first row holds the names of columns. Without names, columns are called 1, 2, 3 and so on.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>What to do with missing values.</summary>
    public MissingValues Missing { get; init; }

    /// <summary>
    /// Columns to read as features, in this order. Left out: all columns whose first value is a number, or true or false, except
    /// those of <see cref="Sequence"/> and <see cref="Label"/>. The target of windows is a feature as well, as it is known up to
    /// the end of the window.
    /// </summary>
    public EquatableArray<string> Features { get; init; }

    /// <summary>Steps of a window, for a file that is one time series with a row a step.</summary>
    public int? Window { get; init; }

    /// <summary>How far behind the last step of a window its target lies.</summary>
    public int Horizon { get; init; } = 1;

    /// <summary>Steps from the beginning of a window to that of the next.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The column to forecast: a number, or the name of a class.</summary>
    public string? Target { get; init; }

    /// <summary>The column that tells sequences apart, for a file with a row a step: rows with the same value are one sequence, in their order.</summary>
    public string? Sequence { get; init; }

    /// <summary>The column with texts, for a file with a row a text; the other columns but <see cref="Label"/> are not read.</summary>
    public string? Text { get; init; }

    /// <summary>What makes token ids of texts; see <see cref="ReadTexts"/>.</summary>
    public Tokenizer? Tokenizer { get; init; }

    /// <summary>The column with what a sequence is, the same in all its rows; or, for a model that answers at every step, what each row is.</summary>
    public string? Label { get; init; }

    /// <summary>
    /// The classes that labels may name, in the order of their ids; none where labels are ids themselves. Left out: whole
    /// numbers below the number of classes that the model tells apart (without a model: whole numbers of which the lowest is 0)
    /// are ids themselves and have no names, and other labels become classes in their order, numbers as numbers.
    /// </summary>
    public EquatableArray<string>? ClassNames { get; init; }

    /// <summary>
    /// Whether a column may hold one value in all rows, or all labels be the same. There is nothing to learn from either, so that
    /// both are refused unless data is only measured with.
    /// </summary>
    public bool AllowConstants { get; init; }

    /// <summary>
    /// Whether to read no targets: every sequence then has the class 0, which means nothing. Windows reach up to the last step,
    /// whether or not their target is known already.
    /// </summary>
    public bool InputsOnly { get; init; }

    /// <summary>Bytes that the numbers of the data set may take; a quarter of the memory when left out.</summary>
    public long? MaximumBytes { get; init; }

    /// <summary>These options with the names of the columns that they read as features from a file, so that other files are read likewise.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">Options that make no sense together.</exception>
    /// <exception cref="DataFileException">A column is not there, or none is a feature.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public CsvOptions WithFeaturesOf(string path, CancellationToken cancellationToken = default)
    {
        CsvRules.Check(this);
        return this with { Features = CsvColumns.Of(path, this, cancellationToken: cancellationToken).FeatureNames };
    }

    /// <summary>The texts of the column <see cref="Text"/>, row by row, for a tokenizer to be fitted to.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">Options that make no sense together.</exception>
    /// <exception cref="DataFileException">The file cannot be read, or the column is not there; thrown while texts are enumerated.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IEnumerable<string> ReadTexts(string path, CancellationToken cancellationToken = default)
    {
        if (Text is null) throw Refusal.Of("CSV options without Text were received", "the column with texts", "Name it.");
        return CsvTexts.Read(path, this, cancellationToken);
    }
}
