using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn;

/// <summary>Brings the answers of a block to metrics. Allocates once, when it is made.</summary>
internal sealed class MetricMeter(MetricSet metrics)
{
    private readonly Objective _objective = metrics.Objective;
    private readonly bool _readsOutputs = metrics.ReadsOutputs;
    private readonly MetricBlock _block = new(metrics.Objective);

    /// <summary>Adds all answers of a block to the sums.</summary>
    /// <param name="block">The answers.</param>
    /// <param name="right">Right answers among them; of several labels, the share of right ones.</param>
    /// <param name="sums">Those of all metrics.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Measure(AnswerBlock block, double right, Span<double> sums)
    {
        _block.Count = block.Count;
        _block.Right = right * (_objective.Answers == AnswerKind.Labels ? block.Outputs : 1);
        MemoryMarshal.CreateReadOnlySpan(ref block.Targets, block.Length).CopyTo(_block.Targets);
        if (_readsOutputs) OutputVectors.Apply(_objective.Head, block, _block.Outputs);
        if (_block.IsClass)
        {
            AccuracyVectors.Places(ref block.Scores, block, _block.Predicted);
            AccuracyVectors.Places(ref block.Targets, block, _block.Actual);
        }

        metrics.Add(_block, sums);
    }
}
