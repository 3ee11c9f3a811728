namespace GenRnn;

/// <summary>Which way a figure shall go.</summary>
public enum MonitorMode
{
    /// <summary>Upwards for accuracies, precision, recall, f1_score, auc and r2_score; otherwise downwards.</summary>
    Auto,

    /// <summary>Downwards.</summary>
    Minimum,

    /// <summary>Upwards.</summary>
    Maximum,
}

/// <summary>A figure of epochs, and what is progress in it.</summary>
/// <param name="Name">As in <see cref="EpochResult.Find"/>; <see langword="null"/> for the validation loss, or the loss without validation data.</param>
/// <param name="Mode">Which way it shall go.</param>
/// <param name="MinimumChange">By how much it has to be better to be progress.</param>
internal sealed record MetricMonitor(string? Name, MonitorMode Mode, double MinimumChange)
{
    private static readonly string[] Upwards = ["accuracy", "precision", "recall", "f1_score", "auc", "r2_score"];

    /// <summary>Whether more is better.</summary>
    public bool IsUpwards { get; } = Mode == MonitorMode.Maximum || (Mode == MonitorMode.Auto && Name is not null && Upwards.Any(word => Name.EndsWith(word, StringComparison.Ordinal)));

    /// <summary>The name without that of the data.</summary>
    public string? MetricName => Name is null ? null : Name.StartsWith("val_", StringComparison.Ordinal) ? Name[4..] : Name;

    /// <summary>The figure of an epoch; NaN where there is none.</summary>
    public double Of(EpochResult epoch) => (Name is null ? epoch.ValidationLoss ?? epoch.Loss : epoch.Find(Name)) ?? double.NaN;

    /// <summary>What is no progress to begin with.</summary>
    public double Worst => IsUpwards ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Whether a figure is progress; never one that is no number.</summary>
    public bool IsBetter(double figure, double best) => IsUpwards ? figure > best + MinimumChange : figure < best - MinimumChange;

    /// <summary>Whether the last epoch of a history is the best, from an epoch on.</summary>
    public bool IsLastBest(IReadOnlyList<EpochResult> history, int from = 0)
    {
        double best = Worst;
        bool isLast = false;
        for (int i = 0; i < history.Count; i++)
        {
            if (history[i].Epoch <= from) continue;
            double figure = Of(history[i]);
            if (!(isLast = IsBetter(figure, best))) continue;
            best = figure;
        }

        return isLast;
    }

    /// <summary>Refuses settings that no monitor has.</summary>
    public static MetricMonitor Create(string? name, MonitorMode mode, double minimumChange)
    {
        if (!(minimumChange >= 0 && double.IsFinite(minimumChange)))
            throw Refusal.Of(Refusal.Text($"A minimum change of {minimumChange} was received"), "0 or more", "Correct the minimum change.");
        if (!Enum.IsDefined(mode)) throw Refusal.Of($"The mode {mode} was received", "Auto, Minimum or Maximum", "Choose one of them.");
        return new MetricMonitor(name, mode, minimumChange);
    }

    /// <summary>Refuses a figure that a run does not have, or one whose direction is not known.</summary>
    public void Check(TrainingOptions options, bool hasAccuracy, string callback)
    {
        if (Name is null or "loss" or "learning_rate") return;
        List<string> names = ["loss", .. hasAccuracy ? ["accuracy"] : Array.Empty<string>(), .. options.Metrics.Select(m => m.Name)];
        if (options.Validation is not null) names.AddRange(names.ToArray().Select(name => "val_" + name));
        if (!names.Contains(Name))
            throw Refusal.Of($"{callback} monitors '{Name}', which the run does not measure", $"one of {string.Join(", ", names.Distinct())}", options.Validation is null ? "Add the metric, or the Validation data for what begins with val_." : "Add the metric.");
        if (Mode == MonitorMode.Auto && options.Metrics.FirstOrDefault(m => m.Name == MetricName) is { } metric && metric.HigherIsBetter != IsUpwards)
            throw Refusal.Of($"{callback} monitors '{Name}' without a mode, and its name does not say which way is better", "MonitorMode.Minimum or MonitorMode.Maximum", "Set the mode.");
    }
}
