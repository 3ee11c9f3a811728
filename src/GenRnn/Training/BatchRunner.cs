using System.Runtime.CompilerServices;
using GenRnn.Kernels;

namespace GenRnn;

/// <summary>Brings sequences of one data set into a kernel and measures what comes out. Allocates once, when it is made.</summary>
/// <remarks>
/// Compiled fully at once: a small model is trained before tiered compilation would have made these loops fast.
/// </remarks>
internal sealed class BatchRunner
{
    private readonly TrainingKernel _kernel;
    private readonly Objective _objective;
    private readonly float[] _oneHot;
    private readonly float[] _gradients;

    public BatchRunner(TrainingKernel kernel, Objective objective)
    {
        _kernel = kernel;
        _objective = objective;
        _oneHot = new float[objective.Outputs];
        _gradients = new float[objective.Outputs];
    }

    private SequenceDataset Data => _objective.Data;

    /// <summary>Runs the sequences at <paramref name="samples"/> forward.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(ReadOnlySpan<int> samples)
    {
        int longest = 0, features = Data.Features;
        foreach (int sample in samples) longest = Math.Max(longest, Data.Lengths[sample]);
        _kernel.Begin(samples.Length, longest);
        Span<float> inputs = _kernel.Inputs.Span;
        for (int i = 0; i < samples.Length; i++)
        {
            ReadOnlySpan<float> sequence = Data.Sequence(samples[i]);
            int length = _kernel.Lengths[i] = Data.Lengths[samples[i]];
            for (int t = 0; t < length; t++)
                sequence.Slice(t * features, features).CopyTo(inputs.Slice(((t * _kernel.Rows) + i) * features, features));
        }

        _kernel.Forward();
    }

    /// <summary>
    /// Measures the batch that was last run forward and writes the gradient of its mean loss for every score, ready for
    /// <see cref="TrainingKernel.Backward"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Tally MeasureWithGradients(ReadOnlySpan<int> samples)
    {
        float scale = 1f / CountAnswers(samples);
        Span<float> gradients = _kernel.ScoreGradients.Span;
        var tally = default(Tally);
        for (int i = 0; i < samples.Length; i++)
        {
            for (int t = 0; t < AnswersOf(samples[i]); t++)
            {
                Span<float> row = gradients.Slice(((t * _kernel.Rows) + i) * _kernel.ScoreStride, _objective.Outputs);
                tally += Measure(i, samples[i], t, row);
                foreach (ref float gradient in row) gradient *= scale;
            }
        }

        return tally;
    }

    /// <summary>Measures the batch that was last run forward.</summary>
    /// <param name="samples">Its sequences.</param>
    /// <param name="details">Where more is counted, or <see langword="null"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Tally Measure(ReadOnlySpan<int> samples, EvaluationCounts? details = null)
    {
        var tally = default(Tally);
        for (int i = 0; i < samples.Length; i++)
        {
            for (int t = 0; t < AnswersOf(samples[i]); t++)
            {
                tally += Measure(i, samples[i], t, _gradients);
                details?.Add(Scores(i, t), Target(samples[i], t));
            }
        }

        return tally;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Tally Measure(int row, int sample, int step, Span<float> gradients)
    {
        ReadOnlySpan<float> scores = Scores(row, step), target = Target(sample, step);
        float loss = LossEquations.Row(_objective.Loss, _objective.Head, scores, target, gradients);
        return new Tally(loss, AccuracyEquations.Correct(_objective, scores, target), 1);
    }

    /// <summary>Answers for one sequence: one, or one for each of its steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AnswersOf(int sample) => Data.Targets.PerStep ? Data.Lengths[sample] : 1;

    private int CountAnswers(ReadOnlySpan<int> samples)
    {
        int count = 0;
        foreach (int sample in samples) count += AnswersOf(sample);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<float> Scores(int row, int step) =>
        _kernel.Scores.Span.Slice(((step * _kernel.Rows) + row) * _kernel.ScoreStride, _objective.Outputs);

    /// <summary>The target as numbers: an id becomes 0 or 1 for a single output, a one-hot vector for several.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<float> Target(int sample, int step)
    {
        int row = Data.Targets.PerStep ? (sample * Data.Steps) + step : sample;
        if (Data.Targets is ValueTargets values) return values.Values.Slice(row * values.Size, values.Size);
        int id = ((ClassTargets)Data.Targets).Ids[row];
        _oneHot.AsSpan().Clear();
        if (_oneHot.Length == 1) _oneHot[0] = id;
        else _oneHot[id] = 1;
        return _oneHot;
    }
}
