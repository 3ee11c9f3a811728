namespace GenRnn;

/// <content>Training on data that is larger than memory.</content>
public static partial class Trainer
{
    /// <summary>
    /// Trains <paramref name="model"/> on a stream, part by part; the next part is read meanwhile. Shuffling and buckets stay
    /// within parts. Callbacks are told of epochs, not of batches, and metrics beside loss and accuracy are not measured.
    /// </summary>
    /// <param name="model">Where to begin; it does not change.</param>
    /// <param name="stream">What to learn from.</param>
    /// <param name="options">How; the defaults when left out. A batch is never larger than a part.</param>
    /// <exception cref="ArgumentException">Data or options that do not fit the model or each other.</exception>
    /// <exception cref="TrainingDivergedException">The loss stopped being finite.</exception>
    /// <exception cref="OperationCanceledException">The options' token was cancelled.</exception>
    public static Task<StreamFitResult<TModel>> FitAsync<TModel>(TModel model, SequenceStream stream, TrainingOptions? options = null)
        where TModel : class, IRecurrentModel<TModel>
    {
        options ??= new TrainingOptions();
        return FitAsync(TrainingState<TModel>.Start(model, options.Seed), stream, options);
    }

    /// <summary>Goes on from <paramref name="state"/> until <see cref="TrainingOptions.Epochs"/> are done in all, as if the run had never stopped.</summary>
    /// <inheritdoc cref="FitAsync{TModel}(TModel, SequenceStream, TrainingOptions)"/>
    /// <param name="state">Where to begin, between two epochs.</param>
    /// <param name="stream">What to learn from.</param>
    /// <param name="options">How; the defaults when left out. A batch is never larger than a part.</param>
    public static Task<StreamFitResult<TModel>> FitAsync<TModel>(TrainingState<TModel> state, SequenceStream stream, TrainingOptions? options = null)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new TrainingOptions();
        if (options.Metrics.Count > 0)
            throw Refusal.Of("Metrics were received with a stream", "loss and accuracy alone", "Leave them out, and measure the model with Evaluator afterwards.");
        return new StreamTraining<TModel>(stream, options).FromAsync(state);
    }
}
