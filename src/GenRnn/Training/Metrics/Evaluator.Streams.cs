namespace GenRnn;

/// <content>Measuring on data that is larger than memory.</content>
public static partial class Evaluator
{
    /// <summary>The figures of <paramref name="model"/> on all parts of a stream together.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">Sequences with their targets.</param>
    /// <param name="loss">The loss to compute; left out, it follows the head and the first part as in <see cref="TrainingOptions.Loss"/>.</param>
    /// <param name="cancellationToken">Ends the evaluation with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">Data that does not fit the model or the loss, or no part.</exception>
    public static async Task<Evaluation> EvaluateAsync<TModel>(TModel model, SequenceStream stream, Loss? loss = null, CancellationToken cancellationToken = default)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        Evaluation? all = null;
        await foreach (SequenceDataset part in stream.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            loss ??= Objective.Bind(TModel.Spec, part, null).Loss;
            Evaluation figures = Evaluate(model, part, loss, cancellationToken: cancellationToken);
            all = all is null ? figures : Together(all, figures);
        }

        return all ?? throw Refusal.Of("A stream without any part was received", "at least one", "Give some data.");
    }

    private static Evaluation Together(Evaluation first, Evaluation second)
    {
        double share = (double)second.Count / (first.Count + second.Count);
        return new Evaluation(
            Mean(first.Loss, second.Loss)!.Value,
            Mean(first.Accuracy, second.Accuracy),
            first.ConfusionMatrix is { } one && second.ConfusionMatrix is { } other
                ? one with { Counts = one.Counts.Zip(other.Counts, (a, b) => a + b).ToEquatableArray(), ClassNames = one.ClassNames.Count > 0 ? one.ClassNames : other.ClassNames }
                : null,
            Mean(first.MeanSquaredError, second.MeanSquaredError),
            first.Count + second.Count);

        double? Mean(double? a, double? b) => a + ((b - a) * share);
    }
}
