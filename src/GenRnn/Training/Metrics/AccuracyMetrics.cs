namespace GenRnn;

/// <summary>A mean: two sums, and what is divided by what.</summary>
public abstract record MeanedMetric : Metric
{
    private protected MeanedMetric(string name)
        : base(name)
    {
    }

    internal sealed override int Size(int outputs) => 2;

    internal sealed override void Add(Answer answer, Span<double> sums)
    {
        sums[0] += Measure(answer, out int count);
        sums[1] += count;
    }

    internal override double Result(int outputs, ReadOnlySpan<double> sums) => sums[0] / sums[1];

    /// <summary>What an answer adds, and how often it counts.</summary>
    private protected abstract double Measure(Answer answer, out int count);
}

/// <inheritdoc cref="Metric.Accuracy"/>
public sealed record AccuracyMetric : MeanedMetric
{
    internal AccuracyMetric()
        : base("accuracy")
    {
    }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    internal override string? Misses(AnswerKind answers, int outputs) => answers == AnswerKind.Values ? "classes, or yes and no" : null;

    internal override void Add(MetricBlock block, Span<double> sums)
    {
        sums[0] += block.Right;
        sums[1] += block.Chances;
    }

    private protected override double Measure(Answer answer, out int count)
    {
        count = 1;
        if (answer.IsClass || answer.Target.Length == 1) return answer.Predicted == answer.Actual ? 1 : 0;
        return BinaryAccuracyMetric.Right(answer, answer.Threshold, out count);
    }
}

/// <inheritdoc cref="Metric.CategoricalAccuracy"/>
public sealed record CategoricalAccuracyMetric : MeanedMetric
{
    internal CategoricalAccuracyMetric()
        : base("categorical_accuracy")
    {
    }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    internal override bool ReadsOutputs => false;

    internal override string? Misses(AnswerKind answers, int outputs) => answers == AnswerKind.Class && outputs > 1 ? null : "one of several classes";

    internal override void Add(MetricBlock block, Span<double> sums)
    {
        sums[0] += block.Right;
        sums[1] += block.Count;
    }

    private protected override double Measure(Answer answer, out int count)
    {
        count = 1;
        return answer.Predicted == answer.Actual ? 1 : 0;
    }
}

/// <inheritdoc cref="Metric.BinaryAccuracy"/>
public sealed record BinaryAccuracyMetric : MeanedMetric
{
    internal BinaryAccuracyMetric(float threshold)
        : base("binary_accuracy") => Threshold = threshold;

    /// <summary>What an output is above that says yes.</summary>
    public float Threshold { get; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    internal override string? Misses(AnswerKind answers, int outputs) => answers == AnswerKind.Values ? "yes and no" : null;

    internal override void Add(MetricBlock block, Span<double> sums)
    {
        for (int i = 0; i < block.OutputCount; i++)
        {
            (int both, int predicted, int actual) = block.Yes(i, Threshold);
            sums[0] += block.Count - predicted - actual + (2 * both);
            sums[1] += block.Count;
        }
    }

    private protected override double Measure(Answer answer, out int count) => Right(answer, Threshold, out count);

    /// <summary>How many outputs are right.</summary>
    internal static int Right(Answer answer, float threshold, out int count)
    {
        int right = 0;
        count = answer.Outputs.Length;
        for (int i = 0; i < count; i++)
        {
            if (answer.Outputs[i] > threshold == answer.Target[i] > 0.5f) right++;
        }

        return right;
    }
}

/// <inheritdoc cref="Metric.TopK"/>
public sealed record TopKMetric : MeanedMetric
{
    internal TopKMetric(int k)
        : base("top_k_categorical_accuracy") => K = k;

    /// <summary>How many of the largest outputs may hold the class.</summary>
    public int K { get; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    internal override string? Misses(AnswerKind answers, int outputs) => answers == AnswerKind.Class && outputs > 1 ? null : "one of several classes";

    private protected override double Measure(Answer answer, out int count)
    {
        count = 1;
        int larger = 0;
        float own = answer.Outputs[answer.Actual];
        foreach (float output in answer.Outputs)
        {
            if (!(output <= own)) larger++;
        }

        return larger < K ? 1 : 0;
    }
}

/// <inheritdoc cref="Metric.MeanOf"/>
public sealed record MeanMetric : MeanedMetric
{
    private readonly AnswerMeasure _measure;

    internal MeanMetric(string name, AnswerMeasure measure, bool higherIsBetter)
        : base(name) => (_measure, HigherIsBetter) = (measure, higherIsBetter);

    /// <inheritdoc/>
    public override bool HigherIsBetter { get; }

    private protected override double Measure(Answer answer, out int count)
    {
        count = 1;
        return _measure(answer.Outputs, answer.Target);
    }
}
