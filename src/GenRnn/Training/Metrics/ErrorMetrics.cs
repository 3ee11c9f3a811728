namespace GenRnn;

/// <inheritdoc cref="Metric.MeanAbsoluteError"/>
public sealed record MeanAbsoluteErrorMetric : MeanedMetric
{
    internal MeanAbsoluteErrorMetric()
        : base("mean_absolute_error")
    {
    }

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    internal override void Add(MetricBlock block, Span<double> sums)
    {
        for (int i = 0; i < block.OutputCount; i++) sums[0] += block.Errors(i).Sizes;
        sums[1] += (double)block.Count * block.OutputCount;
    }

    private protected override double Measure(Answer answer, out int count)
    {
        double sum = 0;
        count = answer.Outputs.Length;
        for (int i = 0; i < count; i++) sum += Math.Abs((double)answer.Outputs[i] - answer.Target[i]);
        return sum;
    }
}

/// <inheritdoc cref="Metric.MeanSquaredError"/>
public sealed record MeanSquaredErrorMetric : MeanedMetric
{
    internal MeanSquaredErrorMetric()
        : base("mean_squared_error")
    {
    }

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    internal override void Add(MetricBlock block, Span<double> sums)
    {
        for (int i = 0; i < block.OutputCount; i++) sums[0] += block.Errors(i).Squares;
        sums[1] += (double)block.Count * block.OutputCount;
    }

    private protected override double Measure(Answer answer, out int count) => Squares(answer, out count);

    /// <summary>The sum of (p - y)^2.</summary>
    internal static double Squares(Answer answer, out int count)
    {
        double sum = 0;
        count = answer.Outputs.Length;
        for (int i = 0; i < count; i++)
        {
            double difference = (double)answer.Outputs[i] - answer.Target[i];
            sum += difference * difference;
        }

        return sum;
    }
}

/// <inheritdoc cref="Metric.RootMeanSquaredError"/>
public sealed record RootMeanSquaredErrorMetric : MeanedMetric
{
    internal RootMeanSquaredErrorMetric()
        : base("root_mean_squared_error")
    {
    }

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    internal override double Result(int outputs, ReadOnlySpan<double> sums) => Math.Sqrt(base.Result(outputs, sums));

    internal override void Add(MetricBlock block, Span<double> sums)
    {
        for (int i = 0; i < block.OutputCount; i++) sums[0] += block.Errors(i).Squares;
        sums[1] += (double)block.Count * block.OutputCount;
    }

    private protected override double Measure(Answer answer, out int count) => MeanSquaredErrorMetric.Squares(answer, out count);
}

/// <inheritdoc cref="Metric.MeanAbsolutePercentageError"/>
public sealed record MeanAbsolutePercentageErrorMetric : MeanedMetric
{
    internal MeanAbsolutePercentageErrorMetric()
        : base("mean_absolute_percentage_error")
    {
    }

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    internal override double Result(int outputs, ReadOnlySpan<double> sums) => 100 * base.Result(outputs, sums);

    private protected override double Measure(Answer answer, out int count)
    {
        double sum = 0;
        count = answer.Outputs.Length;
        for (int i = 0; i < count; i++) sum += Math.Abs((double)answer.Outputs[i] - answer.Target[i]) / Math.Max(Math.Abs(answer.Target[i]), 1e-7);
        return sum;
    }
}

/// <inheritdoc cref="Metric.R2"/>
/// <remarks>The sums are, for each output, those of targets, of their squares and of squared errors, and behind them all the count.</remarks>
public sealed record R2Metric : Metric
{
    internal R2Metric()
        : base("r2_score")
    {
    }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    internal override int Size(int outputs) => (3 * outputs) + 1;

    internal override void Add(Answer answer, Span<double> sums)
    {
        for (int i = 0; i < answer.Outputs.Length; i++)
        {
            double y = answer.Target[i], error = y - answer.Outputs[i];
            sums[3 * i] += y;
            sums[(3 * i) + 1] += y * y;
            sums[(3 * i) + 2] += error * error;
        }

        sums[^1]++;
    }

    internal override double Result(int outputs, ReadOnlySpan<double> sums)
    {
        double mean = 0, count = sums[^1];
        for (int i = 0; i < outputs; i++)
        {
            double total = sums[(3 * i) + 1] - (sums[3 * i] * sums[3 * i] / count);
            mean += total > 0 ? 1 - (sums[(3 * i) + 2] / total) : 0;
        }

        return mean / outputs;
    }
}
