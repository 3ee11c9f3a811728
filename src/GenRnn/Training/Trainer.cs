namespace GenRnn;

/// <summary>Trains models by gradient descent through time.</summary>
/// <remarks>
/// A run is a function of its arguments: it works in memory of its own and changes none of them. On one machine, at one
/// vector width, equal model, data and options give bit-equal parameters.
/// </remarks>
public static partial class Trainer
{
    /// <summary>Trains <paramref name="model"/> on <paramref name="data"/>.</summary>
    /// <param name="model">Where to begin; it does not change.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How; the defaults when left out.</param>
    /// <exception cref="ArgumentException">Data or options that do not fit the model or each other.</exception>
    /// <exception cref="TrainingDivergedException">The loss stopped being finite.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static FitResult<TModel> Fit<TModel>(TModel model, SequenceDataset data, TrainingOptions? options = null)
        where TModel : class, IRecurrentModel<TModel>
    {
        options ??= new TrainingOptions();
        var start = TrainingState<TModel>.Start(model, options.Seed);
        FitResult<TModel> result = Fit(start, data, options);
        return ReferenceEquals(result.State, start) ? result with { Model = model } : result;
    }

    /// <summary>Goes on from <paramref name="state"/> until <see cref="TrainingOptions.Epochs"/> are done in all, as if the run had never stopped.</summary>
    /// <inheritdoc cref="Fit{TModel}(TModel, SequenceDataset, TrainingOptions)"/>
    /// <param name="state">Where to begin.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="options">How; the defaults when left out.</param>
    public static FitResult<TModel> Fit<TModel>(TrainingState<TModel> state, SequenceDataset data, TrainingOptions? options = null)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new TrainingOptions();
        TrainingRules.Check(TModel.Spec, TModel.Layout, state, data, options);
        using var run = new TrainingRun<TModel>(data, options);
        return run.From(state);
    }

    /// <summary><see cref="Fit{TModel}(TModel, SequenceDataset, TrainingOptions)"/> on a thread of the pool.</summary>
    public static Task<FitResult<TModel>> FitAsync<TModel>(TModel model, SequenceDataset data, TrainingOptions? options = null)
        where TModel : class, IRecurrentModel<TModel> =>
        Task.Run(() => Fit(model, data, options), options?.CancellationToken ?? CancellationToken.None);

    /// <summary><see cref="Fit{TModel}(TrainingState{TModel}, SequenceDataset, TrainingOptions)"/> on a thread of the pool.</summary>
    public static Task<FitResult<TModel>> FitAsync<TModel>(TrainingState<TModel> state, SequenceDataset data, TrainingOptions? options = null)
        where TModel : class, IRecurrentModel<TModel> =>
        Task.Run(() => Fit(state, data, options), options?.CancellationToken ?? CancellationToken.None);
}
