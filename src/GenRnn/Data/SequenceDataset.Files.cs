namespace GenRnn;

/// <content>Data sets from files.</content>
public sealed partial class SequenceDataset
{
    /// <summary>
    /// The data set in an npz file: <c>x</c> [N, T, I] (or [N, T] for models of one feature or of tokens), <c>y</c>, and where
    /// sequences differ in length <c>lengths</c> [N].
    /// </summary>
    /// <remarks>
    /// <c>y</c> is [N] with class ids, [N, O] with values, [N, T, O] with values at every step, or [N, T] with class ids at every
    /// step; texts become classes in the order of their names. Where a shape can mean more than one thing the model decides: [N] is values for a single output that is neither
    /// sigmoid nor softmax, whole numbers [N, T] are class ids for a model that answers at every step, and a last axis of one
    /// number may be there or not. Without a model, whole numbers [N] are class ids, all other numbers are values.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="model">The model that the data is meant for.</param>
    /// <param name="inputsOnly">Whether to read no targets; every sequence then has the class 0, which means nothing.</param>
    /// <param name="maximumBytes">Bytes that the arrays may take together; a quarter of the memory when left out.</param>
    /// <param name="classNames">The classes that texts in <c>y</c> may name, in the order of their ids; those that are met when left out.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="DataFileException">The file is damaged, or its arrays make no data set; the message says what was met, and where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SequenceDataset FromNpz(
        string path, ModelSpec? model = null, bool inputsOnly = false, long? maximumBytes = null, IReadOnlyList<string>? classNames = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyDictionary<string, NpyArray> arrays = NpzFile.Read(path, inputsOnly ? ["x", "lengths"] : ["x", "y", "lengths"], maximumBytes, cancellationToken);
        try
        {
            return NpzData.Read(arrays, model, inputsOnly, classNames);
        }
        catch (ArgumentException e)
        {
            throw new DataFileException(path, e.Message, e);
        }
    }

    /// <summary>
    /// The data set in a CSV file with a row a step: windows of one time series with the value that follows each, or sequences
    /// with a label each. Texts as labels become classes with names.
    /// </summary>
    /// <param name="path">The file, in UTF-8, or with a byte order mark.</param>
    /// <param name="options">Which columns are what; at least <see cref="CsvOptions.Window"/> and <see cref="CsvOptions.Target"/>, or <see cref="CsvOptions.Sequence"/> and <see cref="CsvOptions.Label"/>.</param>
    /// <param name="model">
    /// The model that the data is meant for, where there is one: it says whether numbers as labels are classes (softmax, or
    /// sigmoid and whole numbers) or values, and a model that answers at every step has a target at every step.
    /// </param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">Options that make no sense together.</exception>
    /// <exception cref="DataFileException">The file is damaged, or its rows make no data set; the message says what was met, with row and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SequenceDataset FromCsv(string path, CsvOptions options, ModelSpec? model = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return CsvData.Read(path, options, model, cancellationToken);
    }
}
