using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Models;

/// <summary>Trains a class that was compiled on the fly, and saves the model.</summary>
/// <param name="data">What to learn from.</param>
/// <param name="options">How.</param>
/// <param name="start">Where it begins, a state of the class.</param>
/// <param name="path">Where to save the model, or <see langword="null"/>.</param>
/// <param name="page">Where to write the trace, or <see langword="null"/>.</param>
internal sealed class TrainingWork(TrainingData data, TrainingOptions options, TrainingState start, string? path, TraceFile? page) : IModelUse<TrainingOutcome>
{
    public TrainingOutcome Use<TModel>()
        where TModel : class, IRecurrentModel<TModel>
    {
        FitResult<TModel> fit = Trainer.Fit((TrainingState<TModel>)start, data.Training, options);
        Evaluation final = new PreparedModel<TModel>(fit.Model, data.Preparation).Evaluate(data.Measured, options.Loss);
        if (path is not null) ModelFile.Save(fit.Model, path, data.Preparation);
        page?.Write(fit with { History = fit.State.History }, data);
        return new TrainingOutcome(TModel.Spec, TraceEpoch.Describe(fit.State.History, data.Training), final);
    }
}

/// <summary>What came out of training.</summary>
/// <param name="Spec">The model.</param>
/// <param name="History">All epochs, those before an interruption too.</param>
/// <param name="Final">The trained model on the validation data or, without such data, on the training data.</param>
internal sealed record TrainingOutcome(ModelSpec Spec, EquatableArray<TraceEpoch> History, Evaluation Final);
