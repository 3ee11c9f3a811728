namespace GenRnn;

/// <summary>Ends a run when a figure makes no more progress: by default the validation loss, or the loss where there is none.</summary>
/// <remarks>
/// As in Keras, but for the name that is monitored without validation data. Decides by the history alone and remembers
/// nothing, so one instance serves any number of runs, and a run that is continued from a state ends where it would have ended.
/// </remarks>
public sealed class EarlyStopping : TrainingCallback
{
    private readonly MetricMonitor _monitor;

    /// <summary>Ends a run after <paramref name="patience"/> epochs without a figure that is better than the best by more than <paramref name="minimumChange"/>.</summary>
    /// <param name="patience">Epochs without progress that are borne; with 0 as with 1 the first of them ends the run.</param>
    /// <param name="minimumChange">By how much a figure has to be better to count as progress (Keras: min_delta).</param>
    /// <param name="monitor">The figure, as in <see cref="EpochResult.Find"/>: <c>val_accuracy</c>, for example.</param>
    /// <param name="mode">Which way the figure shall go.</param>
    /// <param name="restoreBest">
    /// Whether <see cref="FitResult{TModel}.Model"/> has the parameters of the best epoch, however the run ends (Keras: restore_best_weights).
    /// <see cref="FitResult{TModel}.State"/> is that of the end all the same, so that the run can go on.
    /// </param>
    /// <param name="startFromEpoch">Epochs before the first that counts.</param>
    /// <exception cref="ArgumentException">A negative or not finite number.</exception>
    public EarlyStopping(
        int patience, double minimumChange = 0, string? monitor = null, MonitorMode mode = MonitorMode.Auto, bool restoreBest = false, int startFromEpoch = 0)
    {
        if (patience < 0) throw Refusal.Of(Refusal.Text($"A patience of {patience} was received"), "0 or more epochs", "Correct the patience.");
        if (startFromEpoch < 0) throw Refusal.Of(Refusal.Text($"A start from epoch {startFromEpoch} was received"), "0 or more", "Correct it.");
        _monitor = MetricMonitor.Create(monitor, mode, minimumChange);
        (Patience, RestoreBest, StartFromEpoch) = (patience, restoreBest, startFromEpoch);
    }

    /// <summary>Epochs without progress that are borne.</summary>
    public int Patience { get; }

    /// <summary>By how much a figure has to be better to count as progress.</summary>
    public double MinimumChange => _monitor.MinimumChange;

    /// <summary>Whether the model has the parameters of the best epoch.</summary>
    public bool RestoreBest { get; }

    /// <summary>Epochs before the first that counts.</summary>
    public int StartFromEpoch { get; }

    internal override MetricMonitor Monitor => _monitor;

    internal override bool RestoresBest => RestoreBest;

    internal override int BestFrom => StartFromEpoch;

    internal override bool HasEnded(IReadOnlyList<EpochResult> history) => history.Count > 0 && !OnEpochEnd(history);

    /// <inheritdoc/>
    public override bool OnEpochEnd(IReadOnlyList<EpochResult> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        double best = _monitor.Worst;
        int waiting = 0;
        for (int i = StartFromEpoch; i < history.Count; i++)
        {
            double figure = _monitor.Of(history[i]);
            bool isProgress = _monitor.IsBetter(figure, best);
            waiting = isProgress ? 0 : waiting + 1;
            if (isProgress) best = figure;
        }

        return waiting < Math.Max(Patience, 1);
    }
}
