using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GenRnn.Kernels;

namespace GenRnn;

/// <summary>Brings sequences of one data set into a kernel and measures what comes out. Allocates once, when it is made.</summary>
/// <remarks>
/// Compiled fully at once: a small model is trained before tiered compilation would have made these loops fast.
/// </remarks>
internal sealed class BatchRunner
{
    /// <summary>Numbers that are measured at once, so that wide heads take no more memory than narrow ones.</summary>
    private const int MaximumNumbers = 4096;

    private readonly TrainingKernel _kernel;
    private readonly Objective _objective;
    private readonly int _blockRows;
    private readonly int[] _places;
    private readonly float[] _scores;
    private readonly float[] _targets;
    private readonly float[] _losses;
    private readonly float[] _gradients;

    public BatchRunner(TrainingKernel kernel, Objective objective)
    {
        _kernel = kernel;
        _objective = objective;
        _blockRows = Math.Clamp(MaximumNumbers / objective.Outputs, 1, LossVectors.MaximumRows);
        int length = (_blockRows * objective.Outputs) + LossVectors.Slack;
        _places = new int[_blockRows];
        (_scores, _targets, _losses, _gradients) = (new float[length], new float[length], new float[length], new float[length]);
    }

    private SequenceDataset Data => _objective.Data;

    /// <summary>Runs the sequences at <paramref name="samples"/> forward.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(ReadOnlySpan<int> samples)
    {
        int longest = 0, features = Data.Features;
        foreach (int sample in samples) longest = Math.Max(longest, Data.Lengths[sample]);
        _kernel.Begin(samples.Length, longest);
        ref float inputs = ref _kernel.Inputs.Origin;
        for (int i = 0; i < samples.Length; i++)
        {
            ReadOnlySpan<float> sequence = Data.Sequence(samples[i]);
            int length = _kernel.Lengths[i] = Data.Lengths[samples[i]];
            KernelMemory.CopyRows(ref MemoryMarshal.GetReference(sequence), features, ref Unsafe.Add(ref inputs, i * features), _kernel.Rows * features, features, length);
        }

        _kernel.Forward();
    }

    /// <summary>
    /// Measures the batch that was last run forward and writes the gradient of its loss for every score, ready for
    /// <see cref="TrainingKernel.Backward"/>.
    /// </summary>
    /// <param name="samples">Its sequences.</param>
    /// <param name="answers">What the loss is a mean of: the answers of the whole batch, of which this may be a part.</param>
    /// <param name="details">Where more is counted, or <see langword="null"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Tally Measure(ReadOnlySpan<int> samples, int answers, EvaluationCounts? details = null)
    {
        float scale = 1f / answers;
        int rows = 0;
        var tally = default(Tally);
        for (int i = 0; i < samples.Length; i++)
        {
            for (int t = 0, count = AnswersOf(samples[i]); t < count; t++)
            {
                Gather(rows++, i, samples[i], t);
                if (rows < _blockRows) continue;
                tally += MeasureBlock(rows, scale, details);
                rows = 0;
            }
        }

        return rows == 0 ? tally : tally + MeasureBlock(rows, scale, details);
    }

    /// <summary>Answers for some sequences: one for each, or one for each of their steps.</summary>
    public int CountAnswers(ReadOnlySpan<int> samples)
    {
        if (!Data.Targets.PerStep) return samples.Length;
        int count = 0;
        foreach (int sample in samples) count += AnswersOf(sample);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AnswersOf(int sample) => Data.Targets.PerStep ? Data.Lengths[sample] : 1;

    /// <summary>Puts scores and target of an answer beside those of the others: an id becomes 0 or 1 for a single output, a one-hot vector for several.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Gather(int row, int kernelRow, int sample, int step)
    {
        int outputs = _objective.Outputs, place = _places[row] = ((step * _kernel.Rows) + kernelRow) * _kernel.ScoreStride;
        Span<float> scores = _scores.AsSpan(row * outputs, outputs), target = _targets.AsSpan(row * outputs, outputs);
        ref float score = ref Unsafe.Add(ref _kernel.Scores.Origin, place);
        for (int i = 0; i < scores.Length; i++) scores[i] = Unsafe.Add(ref score, i);
        int targetRow = Data.Targets.PerStep ? (sample * Data.Steps) + step : sample;
        if (Data.Targets is ValueTargets values)
        {
            ReadOnlySpan<float> numbers = values.Values.Slice(targetRow * outputs, outputs);
            for (int i = 0; i < target.Length; i++) target[i] = numbers[i];
            return;
        }

        int id = ((ClassTargets)Data.Targets).Ids[targetRow];
        for (int i = 0; i < target.Length; i++) target[i] = 0;
        if (outputs == 1) target[0] = id;
        else target[id] = 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tally MeasureBlock(int rows, float scale, EvaluationCounts? details)
    {
        int outputs = _objective.Outputs;
        LossVectors.Rows(_objective, rows, _scores, _targets, _losses, _gradients);
        double loss = 0, correct = 0;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> scores = _scores.AsSpan(row * outputs, outputs), target = _targets.AsSpan(row * outputs, outputs);
            loss += _losses[row];
            correct += AccuracyEquations.Correct(_objective, scores, target);
            details?.Add(scores, target);
            ref float gradient = ref Unsafe.Add(ref _kernel.ScoreGradients.Origin, _places[row]);
            for (int i = 0; i < outputs; i++) Unsafe.Add(ref gradient, i) = _gradients[(row * outputs) + i] * scale;
        }

        return new Tally(loss, correct, rows);
    }
}
