namespace GenRnn;

/// <summary>Figures of a model on data.</summary>
/// <param name="Loss">Mean loss over all sequences or, with a target a step, over all valid steps, and the penalties of the model's weights.</param>
/// <param name="Accuracy">Share of right answers, 0 to 1; <see langword="null"/> for regression.</param>
/// <param name="ConfusionMatrix">Which class was taken for which; <see langword="null"/> where answers are no single class.</param>
/// <param name="MeanSquaredError">Mean of (output - target)^2 over all numbers; <see langword="null"/> for class ids.</param>
/// <param name="Count">Answers that were measured: sequences, or valid steps.</param>
public sealed record Evaluation(double Loss, double? Accuracy, ConfusionMatrix? ConfusionMatrix, double? MeanSquaredError, int Count)
{
    /// <summary>The results of the metrics that were asked for, by their names.</summary>
    public MetricResults Metrics { get; init; } = MetricResults.Empty;

    /// <summary>Root of <see cref="MeanSquaredError"/>, in the unit of the targets.</summary>
    public double? RootMeanSquaredError => MeanSquaredError is { } error ? Math.Sqrt(error) : null;
}
