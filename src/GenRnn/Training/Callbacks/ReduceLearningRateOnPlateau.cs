namespace GenRnn;

/// <summary>Multiplies the learning rate by a factor when a figure makes no more progress: by default the validation loss, or the loss where there is none.</summary>
/// <remarks>
/// As ReduceLROnPlateau of Keras, and beside any schedule. Decides by the history alone and remembers nothing, so one
/// instance serves any number of runs, and a run that is continued from a state has the rate that it would have had.
/// </remarks>
public sealed class ReduceLearningRateOnPlateau : TrainingCallback
{
    private readonly MetricMonitor _monitor;

    /// <summary>Reduces the rate after <paramref name="patience"/> epochs without a figure that is better than the best by more than <paramref name="minimumChange"/>.</summary>
    /// <param name="factor">What the rate is multiplied by, from 0 to below 1.</param>
    /// <param name="patience">Epochs without progress that are borne; with 0 as with 1 the first of them reduces the rate.</param>
    /// <param name="minimumChange">By how much a figure has to be better to count as progress (Keras: min_delta).</param>
    /// <param name="cooldown">Epochs after a reduction that are not counted.</param>
    /// <param name="minimumRate">Where reducing ends (Keras: min_lr).</param>
    /// <param name="monitor">The figure, as in <see cref="EpochResult.Find"/>.</param>
    /// <param name="mode">Which way the figure shall go.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public ReduceLearningRateOnPlateau(
        float factor = 0.1f, int patience = 10, double minimumChange = 1e-4, int cooldown = 0, float minimumRate = 0, string? monitor = null, MonitorMode mode = MonitorMode.Auto)
    {
        if (factor is not (>= 0 and < 1)) throw Refusal.Of(Refusal.Text($"A factor of {factor} was received"), "0 or more and less than 1", "Correct the factor.");
        if (patience < 0) throw Refusal.Of(Refusal.Text($"A patience of {patience} was received"), "0 or more epochs", "Correct the patience.");
        if (cooldown < 0) throw Refusal.Of(Refusal.Text($"A cooldown of {cooldown} was received"), "0 or more epochs", "Correct the cooldown.");
        if (!(minimumRate >= 0 && float.IsFinite(minimumRate))) throw Refusal.Of(Refusal.Text($"A minimum rate of {minimumRate} was received"), "0 or more", "Correct the minimum rate.");
        _monitor = MetricMonitor.Create(monitor, mode, minimumChange);
        (Factor, Patience, Cooldown, MinimumRate) = (factor, patience, cooldown, minimumRate);
    }

    /// <summary>What the rate is multiplied by.</summary>
    public float Factor { get; }

    /// <summary>Epochs without progress that are borne.</summary>
    public int Patience { get; }

    /// <summary>Epochs after a reduction that are not counted.</summary>
    public int Cooldown { get; }

    /// <summary>Where reducing ends.</summary>
    public float MinimumRate { get; }

    internal override MetricMonitor Monitor => _monitor;

    /// <inheritdoc/>
    public override LearningRateAdjustment AdjustLearningRate(IReadOnlyList<EpochResult> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        double best = _monitor.Worst;
        int waiting = 0, cooling = 0;
        float factor = 1;
        foreach (EpochResult epoch in history)
        {
            if (cooling > 0) (cooling, waiting) = (cooling - 1, 0);
            double figure = _monitor.Of(epoch);
            if (_monitor.IsBetter(figure, best))
            {
                (best, waiting) = (figure, 0);
            }
            else if (cooling == 0 && ++waiting >= Math.Max(Patience, 1))
            {
                (factor, cooling, waiting) = (factor * Factor, Cooldown, 0);
            }
        }

        return new LearningRateAdjustment(factor, MinimumRate);
    }
}
