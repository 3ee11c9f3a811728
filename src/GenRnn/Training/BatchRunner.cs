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
    private readonly TrainingKernel _kernel;
    private readonly Objective _objective;
    private readonly SequenceDataset _data;
    private readonly ValueTargets? _values;
    private readonly ClassTargets? _classes;
    private readonly AnswerBlock _block;
    private readonly int[] _places = new int[AnswerBlock.Stride];

    public BatchRunner(TrainingKernel kernel, Objective objective)
    {
        _kernel = kernel;
        _objective = objective;
        _data = objective.Data;
        (_values, _classes) = (_data.Targets as ValueTargets, _data.Targets as ClassTargets);
        _block = new AnswerBlock(objective.Outputs);
    }

    /// <summary>Runs the sequences at <paramref name="samples"/> forward.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(ReadOnlySpan<int> samples)
    {
        int longest = 0, features = _data.Features;
        ReadOnlySpan<int> lengths = _data.Lengths;
        foreach (int sample in samples) longest = Math.Max(longest, lengths[sample]);
        _kernel.Begin(samples.Length, longest);
        ref float inputs = ref _kernel.Inputs.Origin;
        int[] valid = _kernel.Lengths;
        for (int i = 0; i < samples.Length; i++)
        {
            ref float sequence = ref MemoryMarshal.GetReference(_data.Sequence(samples[i]));
            valid[i] = lengths[samples[i]];
            KernelMemory.CopyRows(ref sequence, features, ref Unsafe.Add(ref inputs, i * features), _kernel.Rows * features, features, valid[i]);
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
        var tally = default(Tally);
        _block.Count = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            for (int t = 0, count = AnswersOf(samples[i]); t < count; t++)
            {
                Gather(i, samples[i], t);
                if (_block.Count == AnswerBlock.Stride) tally += MeasureBlock(scale, details);
            }
        }

        return _block.Count == 0 ? tally : tally + MeasureBlock(scale, details);
    }

    /// <summary>Answers for some sequences: one for each, or one for each of their steps.</summary>
    public int CountAnswers(ReadOnlySpan<int> samples)
    {
        if (!_data.Targets.PerStep) return samples.Length;
        int count = 0;
        foreach (int sample in samples) count += AnswersOf(sample);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AnswersOf(int sample) => _data.Targets.PerStep ? _data.Lengths[sample] : 1;

    /// <summary>Puts scores and target of an answer beside those of the others: an id becomes 0 or 1 for a single output, a one-hot vector for several.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Gather(int kernelRow, int sample, int step)
    {
        int row = _block.Count++, outputs = _block.Outputs, place = _places[row] = ((step * _kernel.Rows) + kernelRow) * _kernel.ScoreStride;
        ref float from = ref Unsafe.Add(ref _kernel.Scores.Origin, place);
        ref float scores = ref Unsafe.Add(ref _block.Scores, row), targets = ref Unsafe.Add(ref _block.Targets, row);
        for (int i = 0; i < outputs; i++) Unsafe.Add(ref scores, i * AnswerBlock.Stride) = Unsafe.Add(ref from, i);
        int target = _data.Targets.PerStep ? (sample * _data.Steps) + step : sample;
        if (_classes is not null)
        {
            int id = _classes.Ids[target];
            if (outputs == 1) targets = id;
            else for (int i = 0; i < outputs; i++) Unsafe.Add(ref targets, i * AnswerBlock.Stride) = i == id ? 1 : 0;
            return;
        }

        ReadOnlySpan<float> values = _values!.Values.Slice(target * outputs, outputs);
        for (int i = 0; i < values.Length; i++) Unsafe.Add(ref targets, i * AnswerBlock.Stride) = values[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tally MeasureBlock(float scale, EvaluationCounts? details)
    {
        int outputs = _block.Outputs, count = _block.Count;
        LossVectors.Measure(_objective, _block);
        double loss = 0, correct = AccuracyVectors.Correct(_objective, _block);
        for (int row = 0; row < count; row++)
        {
            loss += Unsafe.Add(ref _block.Losses, row);
            ref float from = ref Unsafe.Add(ref _block.Gradients, row), gradient = ref Unsafe.Add(ref _kernel.ScoreGradients.Origin, _places[row]);
            for (int i = 0; i < outputs; i++) Unsafe.Add(ref gradient, i) = Unsafe.Add(ref from, i * AnswerBlock.Stride) * scale;
        }

        if (details is not null) Count(details);
        _block.Count = 0;
        return new Tally(loss, correct, count);
    }

    private void Count(EvaluationCounts details)
    {
        for (int row = 0; row < _block.Count; row++)
        {
            (float[] scores, float[] targets, _) = _block.Row(row);
            details.Add(scores, targets);
        }
    }
}
