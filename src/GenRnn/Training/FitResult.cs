namespace GenRnn;

/// <summary>What a training run gives.</summary>
/// <typeparam name="TModel">The class of models.</typeparam>
/// <param name="Model">The trained model.</param>
/// <param name="History">One result for each epoch of this run.</param>
/// <param name="State">Where the run stands: <see cref="Trainer.Fit{TModel}(TrainingState{TModel}, SequenceDataset, TrainingOptions)"/> goes on from it.</param>
/// <param name="TrainingSet">The data that it was trained on.</param>
/// <param name="Options">How it was trained.</param>
public sealed record FitResult<TModel>(
    TModel Model, IReadOnlyList<EpochResult> History, TrainingState<TModel> State, SequenceDataset TrainingSet, TrainingOptions Options)
    where TModel : class, IRecurrentModel<TModel>;
