namespace GenRnn;

/// <summary>What an evaluation counts beyond loss and accuracy.</summary>
internal sealed class EvaluationCounts
{
    private readonly Objective _objective;
    private readonly int[] _confusion;
    private readonly float[] _outputs;
    private double _squaredError;
    private int _count;

    public EvaluationCounts(Objective objective)
    {
        _objective = objective;
        _confusion = objective.Answers == AnswerKind.Class ? new int[objective.ClassCount * objective.ClassCount] : [];
        _outputs = new float[objective.Outputs];
    }

    /// <summary>Counts one answer.</summary>
    public void Add(ReadOnlySpan<float> scores, ReadOnlySpan<float> target)
    {
        _count++;
        if (_confusion.Length > 0)
            _confusion[(AccuracyEquations.Actual(target) * _objective.ClassCount) + AccuracyEquations.Predicted(_objective, scores)]++;
        if (_objective.Data.Targets is not ValueTargets) return;
        HeadEquations.Apply(_objective.Head, scores, _outputs);
        for (int i = 0; i < _outputs.Length; i++)
        {
            double difference = (double)_outputs[i] - target[i];
            _squaredError += difference * difference;
        }
    }

    /// <summary>The counts with the figures of all batches.</summary>
    public Evaluation ToEvaluation(Tally tally) => new(
        tally.Loss,
        _objective.Answers == AnswerKind.Values ? null : tally.Accuracy,
        _confusion.Length == 0 ? null : new ConfusionMatrix(_objective.ClassCount, _confusion.ToEquatableArray(), (_objective.Data.Targets as ClassTargets)?.ClassNames ?? default),
        _objective.Data.Targets is ValueTargets ? _squaredError / ((double)_count * _outputs.Length) : null,
        tally.Count);
}
