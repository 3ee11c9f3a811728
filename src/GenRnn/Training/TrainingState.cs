namespace GenRnn;

/// <summary>Where a training run stands between two epochs: all that it takes to go on as if it had never stopped.</summary>
/// <param name="Parameters">The model's parameters.</param>
/// <param name="Optimizer">What the optimiser remembers.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Random">State of the random numbers.</param>
public abstract record TrainingState(ParameterSet Parameters, OptimizerState Optimizer, int Epoch, RandomState Random);

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
    public TModel CreateModel() => TModel.FromParameters(Optimizer.Find(GenRnn.Optimizer.AverageName) ?? Parameters);

    /// <summary>The state before the first epoch.</summary>
    /// <param name="model">Where training begins.</param>
    /// <param name="seed">Seed of the random numbers, <see cref="TrainingOptions.Seed"/>.</param>
    public static TrainingState<TModel> Start(TModel model, int seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TrainingState<TModel>(model.Parameters, OptimizerState.Empty, 0, RandomState.FromSeed(seed, RandomStreams.Training));
    }
}
