using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Models;

/// <summary>Where a run begins: afresh, with a saved model, or where the same run was interrupted.</summary>
/// <param name="data">What it learns from.</param>
/// <param name="options">How.</param>
/// <param name="model">A saved model to begin with, or <see langword="null"/>.</param>
/// <param name="checkpoint">A state to go on from if it is there, or <see langword="null"/>.</param>
/// <param name="givesRate">Whether the call says a learning rate.</param>
internal sealed class TrainingStart(TrainingData data, TrainingOptions options, string? model, string? checkpoint, bool givesRate) : IModelUse<TrainingState>
{
    public TrainingState Use<TModel>()
        where TModel : class, IRecurrentModel<TModel>
    {
        TModel fresh = model is null ? TModel.Create(options.Seed) : ModelFile.Load<TModel>(model);
        if (checkpoint is null) return TrainingState<TModel>.Start(fresh, options.Seed);
        TrainingState<TModel> state = Checkpoint.LoadOrStart(checkpoint, fresh, options.Seed);
        if (state.Origin is { } origin) ResumeRules.Check(checkpoint, origin, TrainingOrigin.Of(fresh, data.Training, options), givesRate);
        return state;
    }
}
