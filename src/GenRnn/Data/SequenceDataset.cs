using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>
/// Sequences with their targets, checked and immutable: N sequences of up to T steps of I finite numbers. A shorter sequence
/// is padded with zeros, and its length says where they begin.
/// </summary>
public sealed partial class SequenceDataset
{
    private readonly float[] _inputs;
    private readonly int[] _lengths;
    private readonly float[]? _weights;
    private string? _contentHash;

    /// <summary>Takes over arrays that nobody else holds.</summary>
    internal SequenceDataset(float[] inputs, int[] lengths, int steps, int features, SequenceTargets targets, float[]? weights = null)
    {
        _inputs = inputs;
        _lengths = lengths;
        _weights = weights;
        Steps = steps;
        Features = features;
        Targets = targets;
        HasMask = lengths.Any(length => length < steps);
    }

    /// <summary>N, the number of sequences; at least 1.</summary>
    public int Count => _lengths.Length;

    /// <summary>T, the steps that every sequence is padded to. A part of a data set keeps the T of the whole.</summary>
    public int Steps { get; }

    /// <summary>I, the numbers at every step.</summary>
    public int Features { get; }

    /// <summary>The steps of each sequence, 1 to T.</summary>
    public ReadOnlySpan<int> Lengths => _lengths;

    /// <summary>Whether any sequence has fewer steps than T.</summary>
    public bool HasMask { get; }

    /// <summary>[N, T, I] row-major; zeros at the steps beyond a sequence's length.</summary>
    public ReadOnlySpan<float> Inputs => _inputs;

    /// <summary>What a model shall answer.</summary>
    public SequenceTargets Targets { get; }

    /// <summary>Whether answers have weights.</summary>
    public bool HasWeights => _weights is not null;

    /// <summary>
    /// What the loss of each answer is multiplied by, [N] or, with a target at every step, [N, T]; empty without weights. The
    /// mean is still taken over the number of answers, as in Keras; accuracy, and metrics that are not weighted, count every answer alike.
    /// </summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>What tells the data apart from other data, computed once.</summary>
    internal string ContentHash => _contentHash ??= GenRnn.ContentHash.Of(this);

    /// <summary>The same data with weights for its answers.</summary>
    /// <param name="weights">0 or more, one for each sequence, [N], or, with a target at every step, for each step as well, [N, T]. No weights for 1 everywhere.</param>
    /// <exception cref="ArgumentException">Another number of weights, or one that is negative or not finite; the message says where.</exception>
    public SequenceDataset WithWeights(ReadOnlySpan<float> weights) => new(_inputs, _lengths, Steps, Features, Targets, SampleWeights.Read(this, weights));

    /// <summary>Sequences with values to answer: one vector a sequence [N, O], or one a step [N, T, O].</summary>
    /// <param name="inputs">[N, T, I], dense or strided.</param>
    /// <param name="targets">[N, O] or [N, T, O].</param>
    /// <param name="lengths">Steps of each sequence; T for all when left out.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, no data, or a number that is not finite; the message says where.</exception>
    public static SequenceDataset Create(Tensor<float> inputs, Tensor<float> targets, ReadOnlySpan<int> lengths = default)
    {
        InputData data = InputData.Read(inputs, lengths);
        return Of(data, TargetData.Values(data, targets));
    }

    /// <summary>Sequences with one class each.</summary>
    /// <param name="inputs">[N, T, I], dense or strided.</param>
    /// <param name="classIds">[N], from 0.</param>
    /// <param name="lengths">Steps of each sequence; T for all when left out.</param>
    /// <param name="classNames">A name for each class.</param>
    /// <exception cref="ArgumentException">Shapes that do not fit, no data, a number that is not finite, or an id out of range; the message says where.</exception>
    public static SequenceDataset Create(Tensor<float> inputs, ReadOnlySpan<int> classIds, ReadOnlySpan<int> lengths = default, IEnumerable<string>? classNames = null)
    {
        InputData data = InputData.Read(inputs, lengths);
        return Of(data, TargetData.Classes(data, classIds, classNames));
    }

    /// <inheritdoc cref="Create(Tensor{float}, ReadOnlySpan{int}, ReadOnlySpan{int}, IEnumerable{string})"/>
    public static SequenceDataset Create(Tensor<float> inputs, int[] classIds, ReadOnlySpan<int> lengths = default, IEnumerable<string>? classNames = null) =>
        Create(inputs, (ReadOnlySpan<int>)classIds, lengths, classNames);

    /// <summary>Sequences with one class each, [N], or one at every step, [N, T].</summary>
    /// <inheritdoc cref="Create(Tensor{float}, ReadOnlySpan{int}, ReadOnlySpan{int}, IEnumerable{string})"/>
    public static SequenceDataset Create(Tensor<float> inputs, Tensor<int> classIds, ReadOnlySpan<int> lengths = default, IEnumerable<string>? classNames = null)
    {
        InputData data = InputData.Read(inputs, lengths);
        return Of(data, TargetData.Classes(data, classIds, classNames));
    }

    /// <summary>Sequences of different lengths, each [steps, I], with one class each.</summary>
    /// <exception cref="ArgumentException">No data, counts that differ, an empty sequence, a number that is not finite, or a negative id; the message says where.</exception>
    public static SequenceDataset FromSequences(IEnumerable<float[,]> sequences, IEnumerable<int> classIds, IEnumerable<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(classIds);
        InputData data = InputData.Read(sequences);
        return Of(data, TargetData.Classes(data, classIds.ToArray().AsSpan(), classNames));
    }

    /// <summary>Sequences of different lengths, each [steps, I], with a class at every step.</summary>
    /// <inheritdoc cref="FromSequences(IEnumerable{float[,]}, IEnumerable{int}, IEnumerable{string})"/>
    public static SequenceDataset FromSequences(IEnumerable<float[,]> sequences, IEnumerable<int[]> classIds, IEnumerable<string>? classNames = null)
    {
        InputData data = InputData.Read(sequences);
        return Of(data, TargetData.Classes(data, classIds, classNames));
    }

    /// <summary>Sequences of different lengths, each [steps, I], with a vector [O] each.</summary>
    /// <inheritdoc cref="FromSequences(IEnumerable{float[,]}, IEnumerable{int}, IEnumerable{string})"/>
    public static SequenceDataset FromSequences(IEnumerable<float[,]> sequences, IEnumerable<float[]> targets)
    {
        InputData data = InputData.Read(sequences);
        return Of(data, TargetData.Values(data, targets));
    }

    /// <summary>Sequences of different lengths, each [steps, I], with a vector at every step, [steps, O].</summary>
    /// <inheritdoc cref="FromSequences(IEnumerable{float[,]}, IEnumerable{int}, IEnumerable{string})"/>
    public static SequenceDataset FromSequences(IEnumerable<float[,]> sequences, IEnumerable<float[,]> targets)
    {
        InputData data = InputData.Read(sequences);
        return Of(data, TargetData.Values(data, targets));
    }

    /// <summary>Sequences of token ids, of different lengths, with one class each, for models that begin with an Embedding.</summary>
    /// <exception cref="ArgumentException">No data, counts that differ, an empty sequence, or a negative id; the message says where.</exception>
    public static SequenceDataset FromTokens(IEnumerable<int[]> sequences, IEnumerable<int> classIds, IEnumerable<string>? classNames = null) =>
        FromSequences(TokenData.Columns(sequences), classIds, classNames);

    /// <summary>Sequences of token ids with a class at every step.</summary>
    /// <inheritdoc cref="FromTokens(IEnumerable{int[]}, IEnumerable{int}, IEnumerable{string})"/>
    public static SequenceDataset FromTokens(IEnumerable<int[]> sequences, IEnumerable<int[]> classIds, IEnumerable<string>? classNames = null) =>
        FromSequences(TokenData.Columns(sequences), classIds, classNames);

    /// <summary>Sequences of token ids with a vector [O] each.</summary>
    /// <inheritdoc cref="FromTokens(IEnumerable{int[]}, IEnumerable{int}, IEnumerable{string})"/>
    public static SequenceDataset FromTokens(IEnumerable<int[]> sequences, IEnumerable<float[]> targets) => FromSequences(TokenData.Columns(sequences), targets);

    /// <summary>Sequences of token ids with a vector at every step, [steps, O].</summary>
    /// <inheritdoc cref="FromTokens(IEnumerable{int[]}, IEnumerable{int}, IEnumerable{string})"/>
    public static SequenceDataset FromTokens(IEnumerable<int[]> sequences, IEnumerable<float[,]> targets) => FromSequences(TokenData.Columns(sequences), targets);

    /// <summary>
    /// Sequences of different lengths, each [steps, I], with labels in their order that are not known to belong to certain
    /// steps: for <see cref="Loss.Ctc"/>.
    /// </summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="labels">The labels of each, from 0, without the blank; there may be none.</param>
    /// <param name="classNames">A name for each class, the blank included.</param>
    /// <exception cref="ArgumentException">No data, counts that differ, an empty sequence, a number that is not finite, or a label out of range; the message says where.</exception>
    public static SequenceDataset FromLabelSequences(IEnumerable<float[,]> sequences, IEnumerable<int[]> labels, IEnumerable<string>? classNames = null)
    {
        InputData data = InputData.Read(sequences);
        return Of(data, TargetData.Labels(data, labels, classNames));
    }

    /// <summary>
    /// Windows of a time series: window k reads the values from k * stride on, <paramref name="length"/> of them, and its
    /// target is the value <paramref name="horizon"/> steps after its last.
    /// </summary>
    /// <param name="series">The values in order of time.</param>
    /// <param name="length">Steps of a window.</param>
    /// <param name="horizon">How far ahead the target lies; 1 is the value that follows the window.</param>
    /// <param name="stride">Steps from the beginning of a window to that of the next.</param>
    /// <exception cref="ArgumentException">The series is shorter than a window with its target, or has a value that is not finite.</exception>
    public static SequenceDataset Windows(ReadOnlySpan<float> series, int length, int horizon = 1, int stride = 1) =>
        SeriesWindows.Cut(series, 1, length, horizon, stride, targetFeature: null);

    /// <inheritdoc cref="Windows(ReadOnlySpan{float}, int, int, int)"/>
    public static SequenceDataset Windows(float[] series, int length, int horizon = 1, int stride = 1) =>
        Windows((ReadOnlySpan<float>)series, length, horizon, stride);

    /// <summary>Windows of a time series of several features, [S, I]; the target is the whole vector, or one feature of it.</summary>
    /// <param name="series">[S] or [S, I].</param>
    /// <param name="length">Steps of a window.</param>
    /// <param name="horizon">How far ahead the target lies; 1 is the step that follows the window.</param>
    /// <param name="stride">Steps from the beginning of a window to that of the next.</param>
    /// <param name="targetFeature">The feature to forecast; all of them when left out.</param>
    /// <exception cref="ArgumentException">The series is shorter than a window with its target, or has a value that is not finite.</exception>
    public static SequenceDataset Windows(Tensor<float> series, int length, int horizon = 1, int stride = 1, int? targetFeature = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Rank is not (1 or 2) || (series.Rank == 2 && series.Lengths[1] == 0))
            throw Refusal.Of($"A series of shape {InputData.Shape(series.Lengths)} was received", "[steps] or [steps, features]", "Reshape the series.");
        float[] values = new float[checked((int)series.FlattenedLength)];
        series.FlattenTo(values);
        return SeriesWindows.Cut(values, series.Rank == 1 ? 1 : (int)series.Lengths[1], length, horizon, stride, targetFeature);
    }

    /// <summary>The valid steps of sequence <paramref name="index"/>, [length, I].</summary>
    public ReadOnlySpan<float> Sequence(int index) => _inputs.AsSpan(index * Steps * Features, _lengths[index] * Features);

    /// <summary>The first part and the rest, in order: <paramref name="fraction"/> of the sequences, rounded, and the others.</summary>
    /// <exception cref="ArgumentException">One of the parts would be empty.</exception>
    public (SequenceDataset First, SequenceDataset Second) Split(double fraction)
    {
        int first = fraction is > 0 and < 1 ? (int)Math.Round(Count * fraction, MidpointRounding.AwayFromZero) : 0;
        if (first < 1 || first >= Count)
            throw Refusal.Of(
                Refusal.Text($"A split of {Refusal.Count(Count, "sequence")} at {fraction} was received"),
                "two parts that are not empty",
                "Give a fraction between 0 and 1, or more data.");
        return (Slice(0, first), Slice(first, Count - first));
    }

    /// <summary>The sequences in a random order, the same for equal seeds.</summary>
    public SequenceDataset Shuffle(int seed)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        new RandomSource(seed, RandomStreams.Data).Shuffle(order.AsSpan());
        return SequenceSelection.Take(this, order);
    }

    /// <summary>The sequences at the given positions, in that order; a position may occur more than once.</summary>
    /// <exception cref="ArgumentException">No position, or one out of range.</exception>
    public SequenceDataset Select(params ReadOnlySpan<int> indices) => SequenceSelection.Take(this, indices);

    /// <summary><paramref name="count"/> sequences from position <paramref name="start"/> on.</summary>
    /// <exception cref="ArgumentException">None, or some out of range.</exception>
    public SequenceDataset Slice(int start, int count)
    {
        if (start < 0 || count < 1 || count > Count - start)
            throw Refusal.Of(
                Refusal.Text($"A slice of {Refusal.Count(count, "sequence")} from position {start} on was received"),
                Refusal.Text($"at least 1 sequence within the {Count} that there are"),
                "Correct the start or the count.");
        return SequenceSelection.Take(this, Enumerable.Range(start, count).ToArray());
    }

    private static SequenceDataset Of(InputData inputs, SequenceTargets targets) =>
        new(inputs.Values, inputs.Lengths, inputs.Steps, inputs.Features, targets);
}
