namespace GenRnn;

/// <inheritdoc cref="Metric.Auc"/>
/// <remarks>
/// With n thresholds, an output p counts in bucket ceil(p (n - 1)) - 1, from 0 to n - 2: it is above as many thresholds behind
/// the first, which all are above. The sums are the buckets of yes, and behind them those of no.
/// </remarks>
public sealed record AucMetric : Metric
{
    internal AucMetric(int thresholds)
        : base("auc") => Thresholds = thresholds;

    /// <summary>How many thresholds there are, from just below 0 to just above 1.</summary>
    public int Thresholds { get; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    internal override string? Misses(AnswerKind answers, int outputs) => answers == AnswerKind.Values ? "classes, or yes and no" : null;

    internal override int Size(int outputs) => 2 * (Thresholds - 1);

    internal override void Add(Answer answer, Span<double> sums)
    {
        int buckets = Thresholds - 1;
        for (int i = 0; i < answer.Outputs.Length; i++)
        {
            int bucket = Math.Clamp((int)MathF.Ceiling(answer.Outputs[i] * buckets) - 1, 0, buckets - 1);
            sums[answer.Target[i] > 0.5f ? bucket : buckets + bucket]++;
        }
    }

    internal override double Result(int outputs, ReadOnlySpan<double> sums)
    {
        int buckets = Thresholds - 1;
        double yes = 0, no = 0, area = 0;

        // From the highest threshold down: what each bucket adds is a trapezium.
        for (int bucket = buckets - 1; bucket >= 0; bucket--)
        {
            double right = sums[bucket], wrong = sums[buckets + bucket];
            area += wrong * (yes + (right / 2));
            yes += right;
            no += wrong;
        }

        return area / (yes * no);
    }
}
