namespace GenRnn;

/// <summary>
/// Where a training run stands, between two epochs or between two batches: all that it takes to go on as if it had never
/// stopped. A <see cref="Checkpoint"/> is this on disk. Equal to another where all but history and origin are: runs that measured
/// different things can have come to the same state.
/// </summary>
/// <param name="Parameters">The model's parameters.</param>
/// <param name="Optimizer">What the optimiser remembers.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Random">State of the random numbers at the beginning of the epoch to come, or of that under way.</param>
public abstract record TrainingState(ParameterSet Parameters, OptimizerState Optimizer, int Epoch, RandomState Random)
{
    /// <summary>How far the epoch under way has come; <see langword="null"/> between two epochs.</summary>
    public PartialEpoch? Partial { get; init; }

    /// <summary>The results of all epochs so far. Callbacks decide by them.</summary>
    public TrainingHistory History { get; init; } = TrainingHistory.Empty;

    /// <summary>The run that it comes from; <see langword="null"/> before a run, for streams, and where a checkpoint of an earlier version does not say.</summary>
    public TrainingOrigin? Origin { get; init; }

    /// <summary>Parameters of earlier epochs that callbacks need.</summary>
    public EquatableArray<KeptParameters> Kept { get; init; }

    /// <inheritdoc/>
    public virtual bool Equals(TrainingState? other) =>
        other is not null && EqualityContract == other.EqualityContract && (Epoch, Random) == (other.Epoch, other.Random)
        && Parameters.Equals(other.Parameters) && Optimizer == other.Optimizer && Partial == other.Partial && Kept == other.Kept;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Parameters, Epoch, Random);

    /// <summary>What a model has: the average of the weights where the optimiser has one.</summary>
    internal ParameterSet ModelParameters => Optimizer.Find(GenRnn.Optimizer.AverageName) ?? Parameters;
}

/// <inheritdoc cref="TrainingState"/>
/// <typeparam name="TModel">The class of models.</typeparam>
/// <param name="Parameters">The model's parameters.</param>
/// <param name="Optimizer">What the optimiser remembers.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Random">State of the random numbers.</param>
public sealed record TrainingState<TModel>(ParameterSet Parameters, OptimizerState Optimizer, int Epoch, RandomState Random)
    : TrainingState(Parameters, Optimizer, Epoch, Random)
    where TModel : class, IRecurrentModel<TModel>
{
    /// <summary>The model as it stands, with the average of its weights where the optimiser has one; a new instance each time.</summary>
    public TModel CreateModel() => TModel.FromParameters(ModelParameters);

    /// <summary>The state before the first epoch.</summary>
    /// <param name="model">Where training begins.</param>
    /// <param name="seed">Seed of the random numbers, <see cref="TrainingOptions.Seed"/>.</param>
    public static TrainingState<TModel> Start(TModel model, int seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TrainingState<TModel>(model.Parameters, OptimizerState.Empty, 0, RandomState.FromSeed(seed, RandomStreams.Training));
    }
}
