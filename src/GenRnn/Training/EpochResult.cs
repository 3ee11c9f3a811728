namespace GenRnn;

/// <summary>Figures of one epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">Mean loss over the epoch's sequences (or valid steps), each at the time of its batch.</param>
/// <param name="Accuracy">Share of right answers, 0 to 1, likewise; <see langword="null"/> for regression.</param>
/// <param name="ValidationLoss">Mean loss over the validation data after the epoch; <see langword="null"/> without such data.</param>
/// <param name="ValidationAccuracy">Share of right answers on the validation data after the epoch.</param>
/// <param name="Seconds">Duration, validation included.</param>
public sealed record EpochResult(int Epoch, double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy, double Seconds)
{
    /// <summary>The results of <see cref="TrainingOptions.Metrics"/> by their names, each answer at the time of its batch.</summary>
    public MetricResults Metrics { get; init; } = MetricResults.Empty;

    /// <summary>The results of <see cref="TrainingOptions.Metrics"/> on the validation data after the epoch; empty without such data.</summary>
    public MetricResults ValidationMetrics { get; init; } = MetricResults.Empty;

    /// <summary>The learning rate of the epoch's last update.</summary>
    public float? LearningRate { get; init; }

    /// <summary>
    /// A figure by the name that Keras gives it in its logs: <c>loss</c>, <c>accuracy</c>, the name of a metric, each of those after <c>val_</c>, and
    /// <c>learning_rate</c>; <see langword="null"/> where there is none.
    /// </summary>
    public double? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name switch
        {
            "loss" => Loss,
            "val_loss" => ValidationLoss,
            "learning_rate" => LearningRate,
            _ when name.StartsWith("val_", StringComparison.Ordinal) => Of(ValidationMetrics, name[4..], ValidationAccuracy),
            _ => Of(Metrics, name, Accuracy),
        };
    }

    /// <summary>All figures that there are, by the names of <see cref="Find"/>.</summary>
    public IEnumerable<KeyValuePair<string, double>> Figures()
    {
        if (Accuracy is { } accuracy && !Metrics.ContainsKey("accuracy")) yield return new("accuracy", accuracy);
        yield return new("loss", Loss);
        foreach (KeyValuePair<string, double> metric in Metrics) yield return metric;
        if (ValidationLoss is null) yield break;
        if (ValidationAccuracy is { } validation && !ValidationMetrics.ContainsKey("accuracy")) yield return new("val_accuracy", validation);
        yield return new("val_loss", ValidationLoss.Value);
        foreach ((string name, double value) in ValidationMetrics) yield return new("val_" + name, value);
    }

    private static double? Of(MetricResults metrics, string name, double? accuracy) =>
        metrics.TryGetValue(name, out double value) ? value : name == "accuracy" ? accuracy : null;
}
