namespace GenRnn;

/// <summary>
/// Writes figures for TensorBoard: those of every epoch to <c>train</c> and <c>validation</c> below a folder, with the tags of Keras (<c>epoch_loss</c>,
/// <c>epoch_accuracy</c>, <c>epoch_learning_rate</c>, metrics) and its steps, the number of the epoch from 0; and, if wanted, <c>batch_loss</c> and
/// <c>batch_learning_rate</c>. One run at a time.
/// </summary>
public sealed class TensorBoard : TrainingCallback
{
    private readonly TimeProvider _time;
    private EventFile? _training;
    private EventFile? _validation;

    /// <summary>Writes below <paramref name="logDirectory"/>, which is made where there is none; each run begins files of its own.</summary>
    /// <param name="logDirectory">The folder that TensorBoard is given.</param>
    /// <param name="updateFrequency">Also after so many batches; only after epochs when left out.</param>
    /// <exception cref="ArgumentException">No folder, or a frequency that is not positive.</exception>
    public TensorBoard(string logDirectory, int? updateFrequency = null)
        : this(logDirectory, updateFrequency, TimeProvider.System)
    {
    }

    internal TensorBoard(string logDirectory, int? updateFrequency, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(logDirectory);
        if (updateFrequency < 1) throw Refusal.Of(Refusal.Text($"An update after every {updateFrequency} batches was received"), "at least 1", "Correct it, or leave it out.");
        (LogDirectory, UpdateFrequency, _time) = (logDirectory, updateFrequency, time);
    }

    /// <summary>The folder that TensorBoard is given.</summary>
    public string LogDirectory { get; }

    /// <summary>After how many batches it writes; <see langword="null"/> for after epochs alone.</summary>
    public int? UpdateFrequency { get; }

    /// <inheritdoc/>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public override void OnTrainBegin(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        _training = new EventFile(Path.Combine(LogDirectory, "train"), _time);
        _validation = moment.Options.Validation is null ? null : new EventFile(Path.Combine(LogDirectory, "validation"), _time);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public override bool OnBatchEnd(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        if (UpdateFrequency is not { } every) return true;
        TrainingProgress progress = moment.Progress;
        if (progress.Batch % every != 0) return true;
        long step = ((long)(progress.Epoch - 1) * progress.Batches) + progress.Batch - 1;
        _training!.Write(step, [new("batch_loss", progress.Loss), new("batch_learning_rate", moment.LearningRate)]);
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public override bool OnEpochEnd(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        EpochResult epoch = moment.History[^1];
        KeyValuePair<string, double>[] figures = [.. epoch.Figures()];
        bool IsValidation(KeyValuePair<string, double> figure) => figure.Key.StartsWith("val_", StringComparison.Ordinal);
        _training!.Write(epoch.Epoch - 1, [.. figures.Where(f => !IsValidation(f)).Select(f => KeyValuePair.Create("epoch_" + f.Key, f.Value)), new("epoch_learning_rate", moment.LearningRate)]);
        _validation?.Write(epoch.Epoch - 1, figures.Where(IsValidation).Select(f => KeyValuePair.Create("epoch_" + f.Key[4..], f.Value)));
        return true;
    }
}
