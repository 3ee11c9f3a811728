namespace GenRnn;

/// <summary>Metrics that were found to fit an objective; all sums of all of them lie one behind the other.</summary>
internal sealed class MetricSet
{
    private readonly Metric[] _metrics;
    private readonly int[] _starts;

    private MetricSet(Objective objective, Metric[] metrics)
    {
        Objective = objective;
        _metrics = metrics;
        _starts = new int[metrics.Length + 1];
        for (int i = 0; i < metrics.Length; i++) _starts[i + 1] = _starts[i] + metrics[i].Size(objective.Outputs);
    }

    /// <summary>What answers are measured.</summary>
    public Objective Objective { get; }

    /// <summary>How many metrics there are.</summary>
    public int Count => _metrics.Length;

    /// <summary>How many sums there are.</summary>
    public int Size => _starts[^1];

    /// <summary>Whether any metric looks at outputs, and not at the classes that were answered alone.</summary>
    public bool ReadsOutputs => _metrics.Any(metric => metric.ReadsOutputs && !IsOfClasses(metric));

    /// <summary>Finds out whether metrics fit an objective.</summary>
    /// <exception cref="ArgumentException">One does not, or two have one name.</exception>
    public static MetricSet Bind(IReadOnlyList<Metric>? metrics, Objective objective)
    {
        metrics ??= [];
        for (int i = 0; i < metrics.Count; i++)
        {
            if (metrics[i] is null) throw Refusal.Of(Refusal.Text($"Metric {i} is null"), "a metric", "Remove it.");
            if (objective.Answers == AnswerKind.Spelling)
                throw Refusal.Of($"The metric {metrics[i]} was received with {objective.Loss}", "none: the accuracy that is told with every loss counts sequences without an error", "Remove it.");
            if (metrics[i].Misses(objective.Answers, objective.Outputs) is { } expected)
                throw Refusal.Of($"The metric {metrics[i]} was received for answers that it does not measure", $"a model that answers {expected}", "Remove it, or use another metric.");
            if (metrics.Take(i).Any(m => m.Name == metrics[i].Name))
                throw Refusal.Of($"Two metrics with the name {metrics[i]} were received", "a name for each", "Give one another: metric with { Name = ... }.");
            if (metrics[i].Name is "loss" or "learning_rate" || metrics[i].Name.StartsWith("val_", StringComparison.Ordinal))
                throw Refusal.Of($"A metric with the name {metrics[i]} was received", "a name that is not 'loss' or 'learning_rate' and does not begin with 'val_'", "Give it another: metric with { Name = ... }.");
        }

        return new MetricSet(objective, [.. metrics]);
    }

    /// <summary>Adds the answers of a block to all sums.</summary>
    public void Add(MetricBlock block, Span<double> sums)
    {
        for (int i = 0; i < _metrics.Length; i++)
        {
            Span<double> own = sums[_starts[i].._starts[i + 1]];
            if (_metrics[i].IsWeighted && block.HasWeights) _metrics[i].AddWeighted(block, own, block.Sums.AsSpan(0, own.Length));
            else _metrics[i].Add(block, own);
        }
    }

    /// <summary>The figures of sums.</summary>
    public MetricResults Results(ReadOnlySpan<double> sums)
    {
        if (_metrics.Length == 0) return MetricResults.Empty;
        var results = new KeyValuePair<string, double>[_metrics.Length];
        for (int i = 0; i < results.Length; i++) results[i] = new(_metrics[i].Name, _metrics[i].Result(Objective.Outputs, sums[_starts[i].._starts[i + 1]]));
        return new MetricResults(results.ToEquatableArray());
    }

    /// <summary>Whether a metric needs no more than what was answered.</summary>
    private bool IsOfClasses(Metric metric) => (metric is AccuracyMetric && !metric.IsWeighted) || (metric is ConfusionMetric && Objective.Outputs > 1 && Objective.Answers == AnswerKind.Class);
}
