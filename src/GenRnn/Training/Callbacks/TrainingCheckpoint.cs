using System.Diagnostics;

namespace GenRnn;

/// <summary>
/// Saves the state of a run, so that it can go on after an interruption of any kind as if there had been none:
/// <see cref="Checkpoint.LoadOrStart{TModel}(string, TModel, SequenceDataset, TrainingOptions)"/> gives what to go on from. The file appears whole or not at all, over the one before.
/// </summary>
public sealed class TrainingCheckpoint : TrainingCallback
{
    private long _last;

    /// <summary>Saves after every epoch, and when the run ends or is cancelled.</summary>
    /// <param name="path">The file.</param>
    /// <param name="everyBatches">Also after so many batches of an epoch; only between epochs when left out.</param>
    /// <param name="atMostEvery">How long a save is put off after the one before, but for the end of the run; not at all when left out.</param>
    /// <exception cref="ArgumentException">No path, or a number that is not positive.</exception>
    public TrainingCheckpoint(string path, int? everyBatches = null, TimeSpan? atMostEvery = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (everyBatches < 1) throw Refusal.Of(Refusal.Text($"A save after every {everyBatches} batches was received"), "at least 1", "Correct it, or leave it out to save between epochs.");
        if (atMostEvery < TimeSpan.Zero) throw Refusal.Of(Refusal.Text($"A time of {atMostEvery} between saves was received"), "a positive one", "Correct it, or leave it out.");
        (Path, EveryBatches, AtMostEvery) = (path, everyBatches, atMostEvery ?? TimeSpan.Zero);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>After how many batches of an epoch it saves; <see langword="null"/> for between epochs alone.</summary>
    public int? EveryBatches { get; }

    /// <summary>How long a save is put off after the one before.</summary>
    public TimeSpan AtMostEvery { get; }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override bool OnBatchEnd(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        if (EveryBatches is { } every && moment.Progress.Batch % every == 0) Save(moment);
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override bool OnEpochEnd(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        Save(moment);
        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override void OnTrainEnd(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        moment.SaveCheckpoint(Path);
    }

    private void Save(TrainingMoment moment)
    {
        if (_last != 0 && Stopwatch.GetElapsedTime(_last) < AtMostEvery) return;
        moment.SaveCheckpoint(Path);
        _last = Stopwatch.GetTimestamp();
    }
}
