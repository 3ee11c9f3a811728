namespace GenRnn;

/// <summary>Saves the model after epochs: after each, or after each that is the best so far. The file appears whole or not at all.</summary>
/// <remarks>Models alone, for use; <see cref="TrainingCheckpoint"/> saves what it takes to go on with a run.</remarks>
public sealed class ModelCheckpoint : TrainingCallback
{
    private readonly MetricMonitor _monitor;

    /// <summary>Saves to <paramref name="path"/>, over what is there.</summary>
    /// <param name="path">The file; <c>{epoch}</c> in it becomes the number of the epoch.</param>
    /// <param name="saveBestOnly">Whether only an epoch that is better than all before it is saved.</param>
    /// <param name="monitor">What better means, as in <see cref="EpochResult.Find"/>: the validation loss, or the loss where there is none, when left out.</param>
    /// <param name="mode">Which way the figure shall go.</param>
    /// <exception cref="ArgumentException">No path.</exception>
    public ModelCheckpoint(string path, bool saveBestOnly = false, string? monitor = null, MonitorMode mode = MonitorMode.Auto)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _monitor = MetricMonitor.Create(monitor, mode, 0);
        (Path, SaveBestOnly) = (path, saveBestOnly);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether only an epoch that is better than all before it is saved.</summary>
    public bool SaveBestOnly { get; }

    internal override MetricMonitor? Monitor => SaveBestOnly ? _monitor : null;

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override bool OnEpochEnd(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        if (!SaveBestOnly || _monitor.IsLastBest(moment.History))
            moment.SaveModel(Path.Replace("{epoch}", Refusal.Text($"{moment.Progress.Epoch}"), StringComparison.Ordinal));
        return true;
    }
}
