using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>
/// A figure that training and evaluation measure beside the loss, as a value. All of them add up over answers, so that data need not fit
/// into memory: <see cref="Start"/> makes an accumulator for answers of any origin. Every answer counts alike, unless <see cref="IsWeighted"/> says otherwise.
/// </summary>
/// <remarks>
/// A model that tells classes apart answers one of several; one with a single output, or with several that are yes or no each,
/// answers yes above a threshold. Class ids count as one-hot vectors, or as 0 and 1 for a single output.
/// </remarks>
public abstract record Metric
{
    private readonly string _name;

    private protected Metric(string name) => _name = name;

    /// <summary>What its result is found under: the name that Keras gives it, or another one, where there are two of a kind.</summary>
    /// <exception cref="ArgumentException">An empty name.</exception>
    public string Name
    {
        get => _name;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(Name));
            _name = value;
        }
    }

    /// <summary>
    /// Whether an answer counts as often as its weight says (Keras: weighted_metrics): <c>Metric.F1() with { IsWeighted = true }</c>. Weights are those of
    /// <see cref="SequenceDataset.WithWeights"/>, times those of <see cref="TrainingOptions.ClassWeights"/> on the data that is trained on. Answers without
    /// weights, and those that an accumulator is given, count once.
    /// </summary>
    public bool IsWeighted { get; init; }

    /// <summary>Share of right answers: of classes; of yes and no above 0.5, each counted alone.</summary>
    public static Metric Accuracy { get; } = new AccuracyMetric();

    /// <summary>Share of right classes, those with the largest output.</summary>
    public static Metric CategoricalAccuracy { get; } = new CategoricalAccuracyMetric();

    /// <summary>Mean of |p - y| over all outputs.</summary>
    public static Metric MeanAbsoluteError { get; } = new MeanAbsoluteErrorMetric();

    /// <summary>Mean of (p - y)^2 over all outputs.</summary>
    public static Metric MeanSquaredError { get; } = new MeanSquaredErrorMetric();

    /// <summary>Root of the mean of (p - y)^2 over all outputs, in the unit of the targets.</summary>
    public static Metric RootMeanSquaredError { get; } = new RootMeanSquaredErrorMetric();

    /// <summary>100 times the mean of |p - y| / max(|y|, 1e-7) over all outputs, in percent.</summary>
    public static Metric MeanAbsolutePercentageError { get; } = new MeanAbsolutePercentageErrorMetric();

    /// <summary>
    /// The coefficient of determination, 1 - sum (y - p)^2 / sum (y - mean y)^2, the mean over the outputs; 0 for an output whose targets
    /// are all the same.
    /// </summary>
    public static Metric R2 { get; } = new R2Metric();

    /// <summary>Share of outputs that say right whether they are above a threshold; of several outputs, each is counted alone.</summary>
    /// <param name="threshold">What an output is above that says yes.</param>
    public static Metric BinaryAccuracy(float threshold = 0.5f) => new BinaryAccuracyMetric(threshold);

    /// <summary>Share of answers whose class is among the <paramref name="k"/> with the largest outputs; of equal outputs, all count.</summary>
    /// <param name="k">At least 1.</param>
    /// <exception cref="ArgumentException">Less than 1.</exception>
    public static Metric TopK(int k = 5) => k >= 1 ? new TopKMetric(k) : throw Refusal.Of(Refusal.Text($"A top {k} was received"), "at least 1", "Correct k.");

    /// <summary>tp / (tp + fp): how many of those that were answered were right; 0 where none was answered.</summary>
    /// <param name="average">What is taken from the figures of several classes or outputs.</param>
    /// <param name="threshold">What an output is above that says yes; not for classes.</param>
    public static Metric Precision(MetricAverage average = MetricAverage.Macro, float threshold = 0.5f) => new PrecisionMetric(average, threshold);

    /// <summary>tp / (tp + fn): how many of those that were there were found; 0 where there was none.</summary>
    /// <inheritdoc cref="Precision"/>
    public static Metric Recall(MetricAverage average = MetricAverage.Macro, float threshold = 0.5f) => new RecallMetric(average, threshold);

    /// <summary>2 tp / (2 tp + fp + fn), the harmonic mean of precision and recall; 0 without any.</summary>
    /// <inheritdoc cref="Precision"/>
    public static Metric F1(MetricAverage average = MetricAverage.Macro, float threshold = 0.5f) => new F1Metric(average, threshold);

    /// <summary>
    /// The area under the curve of true over false positives (ROC), from counts at evenly spaced thresholds from 0 to 1 and straight
    /// lines between, as in Keras; of several outputs, each is an answer of its own. NaN where one of both never occurs.
    /// </summary>
    /// <param name="thresholds">How many, at least 2: its error is at most the share of answers between two neighbours.</param>
    /// <exception cref="ArgumentException">Less than 2.</exception>
    public static Metric Auc(int thresholds = 200) => thresholds >= 2
        ? new AucMetric(thresholds)
        : throw Refusal.Of(Refusal.Text($"{Refusal.Count(thresholds, "threshold")} were received"), "at least 2", "Give more.");

    /// <summary>The mean of a figure of your own over all answers.</summary>
    /// <param name="name">What its result is found under.</param>
    /// <param name="measure">Takes the outputs and the target of an answer; called from several threads.</param>
    /// <param name="higherIsBetter">Whether progress is upwards.</param>
    public static Metric MeanOf(string name, AnswerMeasure measure, bool higherIsBetter = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(measure);
        return new MeanMetric(name, measure, higherIsBetter);
    }

    /// <summary>Whether progress is upwards.</summary>
    public abstract bool HigherIsBetter { get; }

    /// <summary>An accumulator without any answers yet.</summary>
    /// <param name="outputs">Numbers of an answer.</param>
    /// <exception cref="ArgumentException">Less than one, or too few for the metric.</exception>
    public MetricAccumulator Start(int outputs) => new(this, outputs);

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;

    /// <summary>Whether it looks at outputs, and not at the classes that were answered alone.</summary>
    internal virtual bool ReadsOutputs => true;

    /// <summary>What answers it measures, and <see langword="null"/> when it measures these.</summary>
    internal virtual string? Misses(AnswerKind answers, int outputs) => null;

    /// <summary>How many sums it keeps.</summary>
    internal abstract int Size(int outputs);

    /// <summary>Adds an answer to the sums.</summary>
    internal abstract void Add(Answer answer, Span<double> sums);

    /// <summary>Adds many answers to the sums: one by one, where a metric has no faster way.</summary>
    internal virtual void Add(MetricBlock block, Span<double> sums)
    {
        for (int row = 0; row < block.Count; row++) Add(block[row], sums);
    }

    /// <summary>Adds many answers to the sums, each as often as its weight says.</summary>
    /// <param name="block">The answers.</param>
    /// <param name="sums">The sums.</param>
    /// <param name="one">Room for the sums of one answer.</param>
    internal void AddWeighted(MetricBlock block, Span<double> sums, Span<double> one)
    {
        for (int row = 0; row < block.Count; row++)
        {
            one.Clear();
            Add(block[row], one);
            TensorPrimitives.MultiplyAdd(one, (double)block.Weights[row], sums, sums);
        }
    }

    /// <summary>The figure of sums.</summary>
    internal abstract double Result(int outputs, ReadOnlySpan<double> sums);
}

/// <summary>A figure of one answer.</summary>
/// <param name="outputs">[O], after the last layer's activation.</param>
/// <param name="target">[O].</param>
public delegate double AnswerMeasure(ReadOnlySpan<float> outputs, ReadOnlySpan<float> target);
