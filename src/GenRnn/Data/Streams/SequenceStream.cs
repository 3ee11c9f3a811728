using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>
/// A data set that comes in parts, so that it may be larger than memory: every epoch reads it again from its beginning, one
/// part ahead of the one that is trained on. All parts have the same features and kind of targets, and may differ in steps.
/// </summary>
/// <remarks>
/// See <see cref="Trainer.FitAsync{TModel}(TModel, SequenceStream, TrainingOptions)"/>. Sequences are shuffled within their part
/// alone: parts of some thousand sequences in no particular order are trained on as the whole would be.
/// </remarks>
public abstract class SequenceStream
{
    /// <summary>Sequences in a part where nothing else is said.</summary>
    public const int UsualPartSize = 4096;

    /// <summary>The parts, from the first.</summary>
    public abstract IAsyncEnumerable<SequenceDataset> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>A stream of parts that a function reads, called again for every pass.</summary>
    public static SequenceStream Create(Func<CancellationToken, IAsyncEnumerable<SequenceDataset>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new FunctionStream(read);
    }

    /// <summary>A stream of parts that are enumerated again for every pass, on another thread: those of <see cref="SequenceDataset.BucketByLength"/>, for example.</summary>
    public static SequenceStream Create(IEnumerable<SequenceDataset> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new FunctionStream(token => OnPool(parts, token));
    }

    /// <summary>
    /// The windows, sequences or texts of a CSV file in parts. Rows of a sequence have to stand together. Labels are looked at
    /// once before the first part, so that a class has the same id in all parts; whether a column is constant is not looked at.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which columns are what. The ceiling of memory holds for a part.</param>
    /// <param name="model">The model that the data is meant for, where there is one; see <see cref="SequenceDataset.FromCsv"/>.</param>
    /// <param name="partSize">Sequences in a part.</param>
    /// <param name="cancellationToken">Ends the reading before the first part with an <see cref="OperationCanceledException"/>; parts are read under the token of who asks for them.</param>
    /// <exception cref="ArgumentException">Options that make no sense together, or a part without sequences.</exception>
    /// <exception cref="DataFileException">The file is damaged; reading a part throws as well, with row and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SequenceStream FromCsv(string path, CsvOptions options, ModelSpec? model = null, int partSize = UsualPartSize, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (partSize < 1) throw Refusal.Of(Refusal.Text($"Parts of {Refusal.Count(partSize, "sequence")} were received"), "at least 1", "Correct the part size.");
        CsvRules.Check(options);
        CsvOptions learned = CsvStream.Learn(path, options, model, cancellationToken);
        return new FunctionStream(token => OnPool(CsvStream.Parts(path, learned, model, partSize, token), token));
    }

    /// <summary>The stream with every part changed, scaled for example.</summary>
    public SequenceStream Select(Func<SequenceDataset, SequenceDataset> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new FunctionStream(token => Changed(change, token));
    }

    private async IAsyncEnumerable<SequenceDataset> Changed(Func<SequenceDataset, SequenceDataset> change, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (SequenceDataset part in ReadAsync(cancellationToken).ConfigureAwait(false)) yield return change(part);
    }

    private static async IAsyncEnumerable<SequenceDataset> OnPool(IEnumerable<SequenceDataset> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using IEnumerator<SequenceDataset> enumerator = parts.GetEnumerator();
        while (await Task.Run(enumerator.MoveNext, cancellationToken).ConfigureAwait(false)) yield return enumerator.Current;
    }

    private sealed class FunctionStream(Func<CancellationToken, IAsyncEnumerable<SequenceDataset>> read) : SequenceStream
    {
        public override IAsyncEnumerable<SequenceDataset> ReadAsync(CancellationToken cancellationToken = default) => read(cancellationToken);
    }
}
