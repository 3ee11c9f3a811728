using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>Brings the answers of a block to metrics. Allocates once, when it is made.</summary>
internal sealed class MetricMeter
{
    private readonly MetricSet _metrics;
    private readonly Objective _objective;
    private readonly bool _readsOutputs;
    private readonly bool _isClass;
    private readonly float[] _outputs;
    private readonly float[] _row;
    private readonly float[] _target;
    private readonly float[] _predicted = new float[AnswerBlock.Stride];
    private readonly float[] _actual = new float[AnswerBlock.Stride];

    /// <summary>A meter for answers of an objective.</summary>
    public MetricMeter(MetricSet metrics)
    {
        _metrics = metrics;
        _objective = metrics.Objective;
        _readsOutputs = metrics.ReadsOutputs;
        _isClass = _objective.Outputs > 1;
        _outputs = new float[_objective.Outputs * AnswerBlock.Stride];
        _row = new float[_readsOutputs ? _objective.Outputs : 0];
        _target = new float[_objective.Outputs];
    }

    /// <summary>Adds all answers of a block to the sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Measure(AnswerBlock block, Span<double> sums)
    {
        ref float scores = ref block.Scores, targets = ref block.Targets;
        if (_readsOutputs) OutputVectors.Apply(_objective.Head, block, _outputs);
        if (_isClass)
        {
            AccuracyVectors.Places(ref scores, block, _predicted);
            AccuracyVectors.Places(ref targets, block, _actual);
        }

        for (int row = 0; row < block.Count; row++)
        {
            for (int i = 0; i < _row.Length; i++) _row[i] = _outputs[(i * AnswerBlock.Stride) + row];
            for (int i = 0; i < _target.Length; i++) _target[i] = Unsafe.Add(ref targets, (i * AnswerBlock.Stride) + row);
            int predicted = _isClass ? (int)_predicted[row] : AccuracyEquations.IsYes(_objective, Unsafe.Add(ref scores, row)) ? 1 : 0;
            int actual = _isClass ? (int)_actual[row] : _target[0] > 0.5f ? 1 : 0;
            _metrics.Add(new Answer(_row, _target, _objective.Answers, predicted, actual, _objective.Threshold), sums);
        }
    }
}
