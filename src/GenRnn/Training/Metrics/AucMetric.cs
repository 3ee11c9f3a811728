using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
            int bucket = (int)Math.Clamp(MathF.Ceiling(answer.Outputs[i] * buckets) - 1, 0f, buckets - 1f);
            sums[answer.Target[i] > 0.5f ? bucket : buckets + bucket]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Add(MetricBlock block, Span<double> sums)
    {
        int buckets = Thresholds - 1;
        Span<int> places = stackalloc int[AnswerBlock.Stride];
        for (int i = 0; i < block.OutputCount; i++)
        {
            ReadOnlySpan<float> outputs = block.Outputs.AsSpan(i * AnswerBlock.Stride, AnswerBlock.Stride), targets = block.Targets.AsSpan(i * AnswerBlock.Stride, AnswerBlock.Stride);
            for (int row = 0; row < block.Count; row += Vector<float>.Count)
            {
                Vector<float> bucket = Vector.Ceiling(new Vector<float>(outputs[row..]) * new Vector<float>(buckets)) - Vector<float>.One;
                Vector<int> isNo = ~Vector.GreaterThan(new Vector<float>(targets[row..]), new Vector<float>(0.5f));
                (Vector.Min(Vector.Max(Vector.ConvertToInt32(bucket), Vector<int>.Zero), new Vector<int>(buckets - 1)) + (isNo & new Vector<int>(buckets))).CopyTo(places[row..]);
            }

            // Every place is below the buckets of yes and no together.
            foreach (int place in places[..block.Count]) Unsafe.Add(ref MemoryMarshal.GetReference(sums), place)++;
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
