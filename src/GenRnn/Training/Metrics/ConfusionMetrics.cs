namespace GenRnn;

/// <summary>A figure of how often each class, or each yes, was answered, was right, and both: tp, fp and fn of each.</summary>
public abstract record ConfusionMetric : Metric
{
    private protected ConfusionMetric(string name, MetricAverage average, float threshold)
        : base(name)
    {
        Average = Enum.IsDefined(average) ? average : throw Refusal.Of($"The average {average} was received", "macro, micro or weighted", "Choose one of them.");
        Threshold = threshold;
    }

    /// <summary>What is taken from the figures of several classes or outputs.</summary>
    public MetricAverage Average { get; }

    /// <summary>What an output is above that says yes.</summary>
    public float Threshold { get; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    internal sealed override string? Misses(AnswerKind answers, int outputs) => answers == AnswerKind.Values ? "classes, or yes and no" : null;

    internal sealed override int Size(int outputs) => 3 * outputs;

    internal sealed override void Add(Answer answer, Span<double> sums)
    {
        if (answer.IsClass)
        {
            if (answer.Predicted == answer.Actual)
            {
                sums[3 * answer.Actual]++;
                return;
            }

            sums[(3 * answer.Predicted) + 1]++;
            sums[(3 * answer.Actual) + 2]++;
            return;
        }

        for (int i = 0; i < answer.Outputs.Length; i++)
        {
            bool predicted = answer.Outputs[i] > Threshold, actual = answer.Target[i] > 0.5f;
            if (predicted) sums[(3 * i) + (actual ? 0 : 1)]++;
            else if (actual) sums[(3 * i) + 2]++;
        }
    }

    internal sealed override void Add(MetricBlock block, Span<double> sums)
    {
        if (block.IsClass && block.OutputCount <= MetricBlock.MostCountedClasses)
        {
            ReadOnlySpan<YesCount> counts = block.ClassCounts();
            for (int i = 0; i < counts.Length; i++) Add(counts[i], sums.Slice(3 * i, 3));
            return;
        }

        if (block.IsClass)
        {
            for (int row = 0; row < block.Count; row++)
            {
                int predicted = (int)block.Predicted[row], actual = (int)block.Actual[row];
                if (predicted == actual)
                {
                    sums[3 * actual]++;
                    continue;
                }

                sums[(3 * predicted) + 1]++;
                sums[(3 * actual) + 2]++;
            }

            return;
        }

        for (int i = 0; i < block.OutputCount; i++) Add(block.Yes(i, Threshold), sums.Slice(3 * i, 3));
    }

    private static void Add(YesCount count, Span<double> sums)
    {
        sums[0] += count.Both;
        sums[1] += count.Predicted - count.Both;
        sums[2] += count.Actual - count.Both;
    }

    internal sealed override double Result(int outputs, ReadOnlySpan<double> sums)
    {
        double tp = 0, fp = 0, fn = 0, mean = 0, weighted = 0;
        for (int i = 0; i < outputs; i++)
        {
            double figure = Figure(sums[3 * i], sums[(3 * i) + 1], sums[(3 * i) + 2]);
            (tp, fp, fn) = (tp + sums[3 * i], fp + sums[(3 * i) + 1], fn + sums[(3 * i) + 2]);
            mean += figure / outputs;
            weighted += figure * (sums[3 * i] + sums[(3 * i) + 2]);
        }

        return Average switch
        {
            MetricAverage.Macro => mean,
            MetricAverage.Micro => Figure(tp, fp, fn),
            _ => Share(weighted, tp + fn),
        };
    }

    /// <summary>The figure of one class.</summary>
    private protected abstract double Figure(double tp, double fp, double fn);

    /// <summary>A quotient, 0 where it has no meaning.</summary>
    private protected static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}

/// <inheritdoc cref="Metric.Precision"/>
public sealed record PrecisionMetric : ConfusionMetric
{
    internal PrecisionMetric(MetricAverage average, float threshold)
        : base("precision", average, threshold)
    {
    }

    private protected override double Figure(double tp, double fp, double fn) => Share(tp, tp + fp);
}

/// <inheritdoc cref="Metric.Recall"/>
public sealed record RecallMetric : ConfusionMetric
{
    internal RecallMetric(MetricAverage average, float threshold)
        : base("recall", average, threshold)
    {
    }

    private protected override double Figure(double tp, double fp, double fn) => Share(tp, tp + fn);
}

/// <inheritdoc cref="Metric.F1"/>
public sealed record F1Metric : ConfusionMetric
{
    internal F1Metric(MetricAverage average, float threshold)
        : base("f1_score", average, threshold)
    {
    }

    private protected override double Figure(double tp, double fp, double fn) => Share(2 * tp, (2 * tp) + fp + fn);
}
