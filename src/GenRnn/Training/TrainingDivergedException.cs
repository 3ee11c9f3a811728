namespace GenRnn;

/// <summary>The loss, or a parameter, stopped being finite.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(string message, int epoch, int batch, TrainingState state, IReadOnlyList<EpochResult> history)
        : base(message)
    {
        Epoch = epoch;
        Batch = batch;
        State = state;
        History = history;
    }

    /// <summary>The epoch in which it happened, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch of that epoch, from 1.</summary>
    public int Batch { get; }

    /// <summary>The state after the last epoch that was finite, a <see cref="TrainingState{TModel}"/> of the model in training.</summary>
    public TrainingState State { get; }

    /// <summary>The epochs of this run that were finite.</summary>
    public IReadOnlyList<EpochResult> History { get; }
}
