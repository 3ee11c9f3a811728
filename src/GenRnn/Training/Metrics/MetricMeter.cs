using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>Brings the answers of a block to metrics, after its right ones were counted. Allocates once, when it is made.</summary>
/// <param name="metrics">The metrics.</param>
/// <param name="answers">The block that answers come in.</param>
/// <param name="hasWeights">Whether they have weights.</param>
internal sealed class MetricMeter(MetricSet metrics, AnswerBlock answers, bool hasWeights)
{
    private readonly Objective _objective = metrics.Objective;
    private readonly bool _readsOutputs = metrics.ReadsOutputs;
    private readonly MetricBlock _block = new(metrics.Objective, answers, hasWeights, metrics.Size);

    /// <summary>Adds all answers of the block to the sums.</summary>
    /// <param name="right">Right answers among them; of several labels, the share of right ones.</param>
    /// <param name="sums">Those of all metrics.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Measure(double right, Span<double> sums)
    {
        _block.Begin(right * (_objective.Answers == AnswerKind.Labels ? answers.Outputs : 1));
        if (_readsOutputs) OutputVectors.Apply(_objective.Head, answers, _block.Outputs);
        metrics.Add(_block, sums);
    }
}
