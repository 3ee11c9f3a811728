namespace GenRnn;

/// <summary>What training on a stream gives.</summary>
/// <typeparam name="TModel">The class of models.</typeparam>
/// <param name="Model">The trained model.</param>
/// <param name="History">One result for each epoch of this run.</param>
/// <param name="State">Where the run stands; <see cref="Trainer.FitAsync{TModel}(TrainingState{TModel}, SequenceStream, TrainingOptions)"/> goes on from it.</param>
/// <param name="Options">How it was trained.</param>
public sealed record StreamFitResult<TModel>(TModel Model, IReadOnlyList<EpochResult> History, TrainingState<TModel> State, TrainingOptions Options)
    where TModel : class, IRecurrentModel<TModel>;
