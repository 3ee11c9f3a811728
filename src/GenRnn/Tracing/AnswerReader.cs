namespace GenRnn;

/// <summary>Reads answers from what a model puts out, as its loss understands them.</summary>
internal sealed class AnswerReader
{
    private readonly Objective _objective;
    private readonly AnswerMask _mask;
    private readonly bool _isLogit, _isTurned;

    public AnswerReader(ModelSpec spec, SequenceDataset data, Loss? loss)
    {
        _objective = Objective.Bind(spec, data, loss);
        _mask = new AnswerMask(spec);
        _isLogit = _objective.Head != Head.Of(spec);
        _isTurned = AnswerOrder.IsTurned(spec);
    }

    /// <summary>What the answers are.</summary>
    public AnswerKind Kind => _objective.Answers;

    /// <summary>What was right.</summary>
    public SequenceDataset Data => _objective.Data;

    /// <summary>O, the numbers of an answer.</summary>
    public int Outputs => _objective.Outputs;

    /// <summary>The class that stands for no label, where labels are spelt.</summary>
    public int Blank => _objective.Loss is CtcLoss ctc ? ctc.Blank : 0;

    /// <summary>Numbers [O], or [length, O] in the order in which the model answers, in the order of the sequence's steps.</summary>
    public float[] InOrder(float[] numbers) => Data.Targets.PerStep && _isTurned ? [.. numbers.Chunk(Outputs).Reverse().SelectMany(row => row)] : numbers;

    /// <summary>The answers to a sequence, in the order of its steps; none where labels are spelt.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="output">[O], or [length, O] in the order in which the model answers.</param>
    public IReadOnlyList<TestAnswer> Read(int sequence, float[] output)
    {
        if (Kind == AnswerKind.Spelling) return [];
        int size = Outputs, rows = output.Length / size;
        bool perStep = Data.Targets.PerStep;
        var answers = new TestAnswer[rows];
        for (int row = 0; row < rows; row++)
        {
            // The target of an answer stands where the answer comes, and the step that it belongs to where it was read.
            int step = perStep && _isTurned ? rows - 1 - row : row;
            answers[step] = Read(output.AsSpan(row * size, size), sequence, row, step) with { IsMasked = perStep && _mask.IsMasked(Data.Sequence(sequence), step) };
        }

        return answers;
    }

    private TestAnswer Read(ReadOnlySpan<float> output, int sequence, int row, int step)
    {
        float[] values = output.ToArray();
        if (_isLogit) HeadEquations.Apply(_objective.Head, output, values);
        double actual = Actual(sequence, row);
        if (Kind == AnswerKind.Values) return new TestAnswer(sequence, step, actual, values[0], double.NaN);
        if (Kind == AnswerKind.Labels || values.Length == 1)
        {
            float threshold = _objective.Threshold;
            bool isYes = values[0] > threshold;
            var answer = new TestAnswer(sequence, step, actual, isYes ? 1 : 0, threshold == 0.5f ? (isYes ? values[0] : 1 - values[0]) : double.NaN);
            return Kind != AnswerKind.Labels ? answer : answer with { ActualLabels = Labels(Target(sequence, row), 0.5f), PredictedLabels = Labels(values, threshold) };
        }

        int largest = LossEquations.IndexOfLargest(values);
        return new TestAnswer(sequence, step, actual, largest, _objective.Head.Activation == Activation.Softmax ? values[largest] : double.NaN);
    }

    private double Actual(int sequence, int row)
    {
        if (Data.Targets is ClassTargets classes) return classes.Ids[Place(sequence, row)];
        ReadOnlySpan<float> target = Target(sequence, row);
        return Kind switch
        {
            AnswerKind.Class => AccuracyEquations.Actual(target),
            AnswerKind.Labels => target[0] > 0.5f ? 1 : 0,
            _ => target[0],
        };
    }

    private ReadOnlySpan<float> Target(int sequence, int row)
    {
        var targets = (ValueTargets)Data.Targets;
        return targets.Values.Slice(Place(sequence, row) * targets.Size, targets.Size);
    }

    private int Place(int sequence, int row) => Data.Targets.PerStep ? (sequence * Data.Steps) + row : sequence;

    private static string Labels(ReadOnlySpan<float> values, float threshold)
    {
        string[] words = new string[values.Length];
        for (int i = 0; i < words.Length; i++) words[i] = values[i] > threshold ? "1" : "0";
        return string.Join(' ', words);
    }
}
