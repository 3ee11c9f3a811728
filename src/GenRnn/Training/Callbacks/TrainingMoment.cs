namespace GenRnn;

/// <summary>Where a run stands when a callback is told of it. It shows the present, and is to be looked at during the call alone.</summary>
public sealed class TrainingMoment
{
    private readonly ITrainingRun _run;

    internal TrainingMoment(ITrainingRun run) => _run = run;

    /// <summary>The model.</summary>
    public ModelSpec Spec => _run.Spec;

    /// <summary>How the run is done.</summary>
    public TrainingOptions Options => _run.Options;

    /// <summary>How far it has come.</summary>
    public TrainingProgress Progress => _run.Progress;

    /// <summary>The results of all epochs so far, those of earlier runs that it goes on from among them.</summary>
    public TrainingHistory History => _run.History;

    /// <summary>The learning rate of the last update, or of the first one to come.</summary>
    public float LearningRate => _run.LearningRate;

    /// <summary>Whether the run ends because its token was cancelled.</summary>
    public bool IsCancelled => _run.IsCancelled;

    /// <summary>
    /// The state of the run, copied out of its memory: <see cref="Trainer.Fit{TModel}(TrainingState{TModel}, SequenceDataset, TrainingOptions)"/> goes on from it. With
    /// <see cref="TrainingOptions.CarryStates"/> it is that of the end of the last epoch, since carried states are no part of it; and so it is when the run diverged.
    /// </summary>
    public TrainingState State => _run.State;

    /// <summary>Saves the model as it stands, with the average of its weights where the optimiser has one, as <see cref="ModelFile.Save{TModel}(TModel, string)"/> does.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveModel(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        AtomicFile.Write(path, stream => ModelFile.WriteParameters(stream, Spec, State.ModelParameters));
    }

    /// <summary>Saves the state, as <see cref="Checkpoint"/> does.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Checkpoint.Write(path, Spec, State);
    }
}

/// <summary>What a callback may see of a run.</summary>
internal interface ITrainingRun
{
    /// <summary>The model.</summary>
    ModelSpec Spec { get; }

    /// <summary>How the run is done.</summary>
    TrainingOptions Options { get; }

    /// <summary>How far it has come.</summary>
    TrainingProgress Progress { get; }

    /// <summary>The results of all epochs.</summary>
    TrainingHistory History { get; }

    /// <summary>The learning rate of the last update.</summary>
    float LearningRate { get; }

    /// <summary>Whether the token was cancelled.</summary>
    bool IsCancelled { get; }

    /// <summary>The state, copied out.</summary>
    TrainingState State { get; }
}
