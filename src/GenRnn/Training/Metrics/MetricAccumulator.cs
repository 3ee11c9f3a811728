namespace GenRnn;

/// <summary>Adds up a metric over answers of any origin, one after the other or in parts that are merged. One thread at a time.</summary>
public sealed class MetricAccumulator
{
    private readonly AnswerKind _answers;
    private readonly double[] _sums;
    private readonly float[] _target;

    internal MetricAccumulator(Metric metric, int outputs)
    {
        if (outputs < 1) throw Refusal.Of(Refusal.Text($"Answers of {Refusal.Count(outputs, "number")} were received"), "at least one", "Correct it.");
        Metric = metric;
        Outputs = outputs;
        AnswerKind[] kinds = [AnswerKind.Class, AnswerKind.Values];
        if (kinds.All(kind => metric.Misses(kind, outputs) is not null))
            throw Refusal.Of(Refusal.Text($"Answers of {Refusal.Count(outputs, "output")} were received for the metric {metric}"), metric.Misses(AnswerKind.Values, outputs)!, "Use another metric.");
        _answers = kinds.First(kind => metric.Misses(kind, outputs) is null);
        _sums = new double[metric.Size(outputs)];
        _target = new float[outputs];
    }

    private MetricAccumulator(Metric metric, int outputs, AnswerKind answers)
        : this(metric, outputs) => _answers = answers;

    /// <summary>What is measured.</summary>
    public Metric Metric { get; }

    /// <summary>Numbers of an answer.</summary>
    public int Outputs { get; }

    /// <summary>The figure of all answers so far; NaN without any, where it is a mean.</summary>
    public double Result => Metric.Result(Outputs, _sums);

    /// <summary>An accumulator for outputs that are yes or no each, and not one of several classes.</summary>
    /// <param name="metric">What is measured.</param>
    /// <param name="outputs">Numbers of an answer.</param>
    public static MetricAccumulator OfLabels(Metric metric, int outputs)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric.Misses(AnswerKind.Labels, outputs) is { } expected
            ? throw Refusal.Of($"Labels were received for the metric {metric}", expected, "Use another metric.")
            : new MetricAccumulator(metric, outputs, AnswerKind.Labels);
    }

    /// <summary>Adds an answer.</summary>
    /// <param name="outputs">[O], as the model gives them.</param>
    /// <param name="target">[O].</param>
    /// <exception cref="ArgumentException">Another number of outputs or targets.</exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> target)
    {
        if (outputs.Length != Outputs || target.Length != Outputs)
            throw Refusal.Of(Refusal.Text($"{outputs.Length} outputs and {target.Length} targets were received"), Refusal.Text($"{Outputs} of each"), "Add one answer at a time.");
        int predicted = Outputs > 1 ? LossEquations.IndexOfLargest(outputs) : outputs[0] > 0.5f ? 1 : 0;
        Metric.Add(new Answer(outputs, target, _answers, predicted, AccuracyEquations.Actual(target)), _sums);
    }

    /// <summary>Adds an answer to a class.</summary>
    /// <param name="outputs">[O], as the model gives them.</param>
    /// <param name="classId">The class; 0 or 1 for a single output.</param>
    /// <exception cref="ArgumentException">Another number of outputs, or a class out of range.</exception>
    public void Add(ReadOnlySpan<float> outputs, int classId)
    {
        if (classId < 0 || classId >= Math.Max(Outputs, 2))
            throw Refusal.Of(Refusal.Text($"The class id {classId} was received"), Refusal.Text($"0 to {Math.Max(Outputs, 2) - 1}"), "Correct the id.");
        _target.AsSpan().Clear();
        if (Outputs == 1) _target[0] = classId;
        else _target[classId] = 1;
        Add(outputs, _target);
    }

    /// <summary>Adds all answers of another accumulator of the same metric.</summary>
    /// <exception cref="ArgumentException">It measures something else.</exception>
    public void Merge(MetricAccumulator other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Metric != Metric || other.Outputs != Outputs || other._answers != _answers)
            throw Refusal.Of(Refusal.Text($"An accumulator of {other.Metric} with {Refusal.Count(other.Outputs, "output")} was received"), Refusal.Text($"one of {Metric} with {Outputs}"), "Merge accumulators of the same kind.");
        for (int i = 0; i < _sums.Length; i++) _sums[i] += other._sums[i];
    }
}
