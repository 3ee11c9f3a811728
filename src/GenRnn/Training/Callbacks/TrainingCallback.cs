namespace GenRnn;

/// <summary>Is told how a run goes on, and may end it. Runs on the thread of the run, between two batches.</summary>
/// <remarks>
/// A callback that decides by the history of epochs alone decides the same when a run is continued from a state: the history
/// is a part of it. What else one remembers is lost when the run is interrupted.
/// </remarks>
public abstract class TrainingCallback
{
    /// <summary>Told before the first epoch of a run.</summary>
    public virtual void OnTrainBegin(TrainingMoment moment)
    {
    }

    /// <summary>Told after every batch.</summary>
    /// <returns>Whether to go on.</returns>
    public virtual bool OnBatchEnd(TrainingMoment moment) => true;

    /// <summary>Told after every epoch, validation included.</summary>
    /// <returns>Whether to go on.</returns>
    public virtual bool OnEpochEnd(TrainingMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        return OnEpochEnd(moment.History);
    }

    /// <summary>Looks at all epochs so far, the last of them just done.</summary>
    /// <returns>Whether to go on.</returns>
    public virtual bool OnEpochEnd(IReadOnlyList<EpochResult> history) => true;

    /// <summary>Told when a run ends: after its last epoch, when a callback or the token ended it, and when it diverged.</summary>
    public virtual void OnTrainEnd(TrainingMoment moment)
    {
    }

    /// <summary>What is done to the learning rate, whatever schedule it follows, in the epoch that comes after all epochs so far.</summary>
    public virtual LearningRateAdjustment AdjustLearningRate(IReadOnlyList<EpochResult> history) => LearningRateAdjustment.None;

    /// <summary>Whether it has ended a run with these epochs, so that there is nothing to go on with.</summary>
    internal virtual bool HasEnded(IReadOnlyList<EpochResult> history) => false;

    /// <summary>A figure that it looks at, which has to be there.</summary>
    internal virtual MetricMonitor? Monitor => null;

    /// <summary>Whether the trained model has the parameters of the epoch that was best by <see cref="Monitor"/>.</summary>
    internal virtual bool RestoresBest => false;

    /// <summary>Epochs before the first that can be the best.</summary>
    internal virtual int BestFrom => 0;
}
