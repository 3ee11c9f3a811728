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
    private readonly AnswerMask _answerMask;
    private readonly AnswerBlock _block;
    private readonly AnswerWeights? _weights;
    private readonly MetricMeter? _meter;
    private readonly LabelTargets? _labels;
    private readonly CtcMemory? _ctc;
    private readonly int[] _places = new int[AnswerBlock.Stride];
    private readonly int[] _targets = new int[AnswerBlock.Stride];
    private readonly bool _isTurned;

    public BatchRunner(TrainingKernel kernel, Objective objective, MetricSet? metrics = null)
    {
        _kernel = kernel;
        _objective = objective;
        _data = objective.Data;
        (_values, _classes) = (_data.Targets as ValueTargets, _data.Targets as ClassTargets);
        _answerMask = new AnswerMask(kernel.Spec);
        _isTurned = AnswerOrder.IsTurned(kernel.Spec);
        _block = new AnswerBlock(objective.Outputs);
        _weights = AnswerWeights.Of(objective);
        _meter = metrics is { Count: > 0 } ? new MetricMeter(metrics, _block, _weights is not null) : null;
        _labels = _data.Targets as LabelTargets;
        if (_labels is not null && objective.Loss is CtcLoss ctc) _ctc = new CtcMemory(kernel.MaximumSteps, objective.Outputs, _labels.Longest, ctc.Blank);
    }

    /// <summary>Runs the sequences at <paramref name="samples"/> forward, or a part of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Forward(ReadOnlySpan<int> samples, in BatchPart part)
    {
        int longest = 1, features = _data.Features;
        ReadOnlySpan<int> lengths = _data.Lengths;
        foreach (int sample in samples) longest = Math.Max(longest, part.Of(lengths[sample]));
        _kernel.Begin(samples.Length, longest);
        ref float inputs = ref _kernel.Inputs.Origin;
        int[] valid = _kernel.Lengths;
        for (int i = 0; i < samples.Length; i++)
        {
            ref float sequence = ref MemoryMarshal.GetReference(_data.Sequence(samples[i]));
            valid[i] = part.Of(lengths[samples[i]]);
            KernelMemory.CopyRows(
                ref Unsafe.Add(ref sequence, (nint)part.FirstStep * features), features, ref Unsafe.Add(ref inputs, i * features), _kernel.Rows * features, features, valid[i]);
        }

        _kernel.Forward();
    }

    /// <summary>
    /// Measures the batch that was last run forward and writes the gradient of its loss for every score, ready for
    /// <see cref="TrainingKernel.Backward"/>.
    /// </summary>
    /// <param name="samples">Its sequences.</param>
    /// <param name="part">Which of their steps were run.</param>
    /// <param name="answers">What the loss is a mean of: the answers of the whole batch, of which this may be a part.</param>
    /// <param name="details">Where more is counted, or <see langword="null"/>.</param>
    /// <param name="sums">Where metrics are added up; may be left out where there are none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Tally Measure(ReadOnlySpan<int> samples, in BatchPart part, int answers, EvaluationCounts? details = null, Span<double> sums = default)
    {
        if (_ctc is not null) return MeasureSequences(samples, 1f / answers);
        bool perStep = _data.Targets.PerStep, masks = _kernel.MasksAnswers;
        float scale = 1f / Math.Max(answers, 1);
        int rows = _kernel.Rows, stride = _kernel.ScoreStride, steps = _data.Steps, count = 0;
        var tally = default(Tally);
        for (int i = 0; i < samples.Length; i++)
        {
            int sample = samples[i], last = !perStep ? 1 : masks ? _kernel.Steps : _kernel.Lengths[i];
            int firstTarget = (sample * steps) + part.FirstStep - FirstAnswer(i);
            for (int t = 0; t < last; t++)
            {
                if (perStep && masks && !_kernel.CountsAnswer(t, i)) continue;
                _places[count] = ((t * rows) + i) * stride;
                _targets[count] = perStep ? firstTarget + t : sample;
                if (++count < AnswerBlock.Stride) continue;
                tally += MeasureBlock(count, scale, details, sums);
                count = 0;
            }
        }

        return count == 0 ? tally : tally + MeasureBlock(count, scale, details, sums);
    }

    /// <summary>Answers for some sequences: one for each, or one for each of their steps that is not masked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CountAnswers(ReadOnlySpan<int> samples, in BatchPart part)
    {
        if (!_data.Targets.PerStep) return samples.Length;
        int count = 0;
        if (!_answerMask.IsKnown)
        {
            // What is masked depends on what layers before compute.
            foreach (ReadOnlyMemory<int> rows in Chunks(samples))
            {
                Forward(rows.Span, part);
                for (int i = 0; i < rows.Length; i++)
                {
                    for (int t = 0; t < _kernel.Steps; t++) count += _kernel.CountsAnswer(t, i) ? 1 : 0;
                }
            }

            return count;
        }

        foreach (int sample in samples) count += _answerMask.Count(_data.Sequence(sample), part);
        return count;
    }

    /// <summary>
    /// The step at which a sequence's first answer stands: behind those of its padding where answers come in the order from
    /// the end to the start.
    /// </summary>
    private int FirstAnswer(int row) => _isTurned ? _kernel.Steps - _kernel.Lengths[row] : 0;

    private IEnumerable<ReadOnlyMemory<int>> Chunks(ReadOnlySpan<int> samples) => samples.ToArray().Chunk(_kernel.MaximumRows).Select(rows => (ReadOnlyMemory<int>)rows);

    /// <summary>Measures label sequences, one after the other.</summary>
    private Tally MeasureSequences(ReadOnlySpan<int> samples, float scale)
    {
        int stride = _kernel.Rows * _kernel.ScoreStride;
        double loss = 0, correct = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            int steps = _data.Lengths[samples[i]], place = (FirstAnswer(i) * stride) + (i * _kernel.ScoreStride);
            ReadOnlySpan<int> labels = _labels!.Labels(samples[i]);
            float weight = _data.HasWeights ? _data.Weights[samples[i]] : 1;
            loss += weight * _ctc!.Measure(ref Unsafe.Add(ref _kernel.Scores.Origin, place), ref Unsafe.Add(ref _kernel.ScoreGradients.Origin, place), stride, steps, labels, scale * weight);
            if (_ctc.Spells(steps, labels)) correct++;
        }

        return new Tally(loss, correct, samples.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tally MeasureBlock(int count, float scale, EvaluationCounts? details, Span<double> sums)
    {
        _block.Count = count;
        Gather();
        LossVectors.Measure(_objective, _block);
        _weights?.Weigh(_block, _targets.AsSpan(0, count));
        ref float gradients = ref _block.Gradients, losses = ref _block.Losses, target = ref _kernel.ScoreGradients.Origin;
        ReadOnlySpan<int> places = _places.AsSpan(0, count);
        double loss = 0;
        for (int row = 0; row < places.Length; row++)
        {
            loss += Unsafe.Add(ref losses, row);
            for (int i = 0; i < _block.Outputs; i++) Unsafe.Add(ref target, places[row] + i) = Unsafe.Add(ref gradients, (i * AnswerBlock.Stride) + row) * scale;
        }

        if (details is not null) Count(details);
        double correct = AccuracyVectors.Correct(_objective, _block);
        _meter?.Measure(correct, sums);
        return new Tally(loss, correct, count);
    }

    /// <summary>Puts scores and targets of the answers side by side: an id becomes 0 or 1 for a single output, a one-hot vector for several.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather()
    {
        int outputs = _block.Outputs;
        ReadOnlySpan<int> places = _places.AsSpan(0, _block.Count), rows = _targets.AsSpan(0, _block.Count);
        ref float source = ref _kernel.Scores.Origin, scores = ref _block.Scores, targets = ref _block.Targets;
        for (int row = 0; row < places.Length; row++)
        {
            for (int i = 0; i < outputs; i++) Unsafe.Add(ref scores, (i * AnswerBlock.Stride) + row) = Unsafe.Add(ref source, places[row] + i);
        }

        if (_classes is not null)
        {
            ReadOnlySpan<int> ids = _classes.Ids;
            if (outputs > 1) MemoryMarshal.CreateSpan(ref targets, _block.Length).Clear();
            for (int row = 0; row < rows.Length; row++)
            {
                if (outputs == 1) Unsafe.Add(ref targets, row) = ids[rows[row]];
                else Unsafe.Add(ref targets, (ids[rows[row]] * AnswerBlock.Stride) + row) = 1;
            }

            return;
        }

        for (int row = 0; row < rows.Length; row++)
        {
            ReadOnlySpan<float> values = _values!.Values.Slice(rows[row] * outputs, outputs);
            for (int i = 0; i < values.Length; i++) Unsafe.Add(ref targets, (i * AnswerBlock.Stride) + row) = values[i];
        }
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
