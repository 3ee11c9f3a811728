namespace GenRnn;

/// <summary>One answer of the trained model to test data, and what was right.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Step">Its step; 0 where there is one answer a sequence.</param>
/// <param name="Actual">The class that was right, or the first number.</param>
/// <param name="Predicted">The class that was answered, or the first number.</param>
/// <param name="Confidence">The probability that the answered class was given; NaN for numbers.</param>
internal readonly record struct TestAnswer(int Sequence, int Step, double Actual, double Predicted, double Confidence)
{
    public bool IsRight => Actual == Predicted;
}

/// <summary>The answers of the trained model to test data.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Items">In order; of several yes or no the first; none where labels are spelt.</param>
internal sealed record TestAnswers(AnswerKind Kind, IReadOnlyList<TestAnswer> Items)
{
    /// <summary>Sequences that are read at most: pictures of more than these look the same.</summary>
    public const int MaximumSequences = 4096;

    public static TestAnswers Of<TModel>(TModel model, SequenceDataset data, Loss? loss)
        where TModel : class, IRecurrentModel<TModel>
    {
        Objective objective = Objective.Bind(TModel.Spec, data, loss);
        if (objective.Answers == AnswerKind.Spelling) return new TestAnswers(objective.Answers, []);
        float[][] outputs = DatasetOutputs.Of(model, data, 0, Math.Min(data.Count, MaximumSequences));
        bool isLogit = objective.Head != Head.Of(TModel.Spec);
        var items = new List<TestAnswer>();
        for (int n = 0; n < outputs.Length; n++)
        {
            for (int row = 0; row < outputs[n].Length / objective.Outputs; row++)
                items.Add(Read(objective, isLogit, outputs[n].AsSpan(row * objective.Outputs, objective.Outputs), n, row));
        }

        return new TestAnswers(objective.Answers, items);
    }

    private static TestAnswer Read(Objective objective, bool isLogit, ReadOnlySpan<float> output, int sequence, int step)
    {
        float[] values = output.ToArray();
        if (isLogit) HeadEquations.Apply(objective.Head, output, values);
        double actual = Actual(objective, sequence, step);
        if (objective.Answers == AnswerKind.Values) return new TestAnswer(sequence, step, actual, values[0], double.NaN);
        if (objective.Answers == AnswerKind.Labels || values.Length == 1)
        {
            bool isYes = values[0] > objective.Threshold;
            return new TestAnswer(sequence, step, actual, isYes ? 1 : 0, objective.Threshold == 0.5f ? (isYes ? values[0] : 1 - values[0]) : double.NaN);
        }

        int largest = LossEquations.IndexOfLargest(values);
        return new TestAnswer(sequence, step, actual, largest, objective.Head.Activation == Activation.Softmax ? values[largest] : double.NaN);
    }

    private static double Actual(Objective objective, int sequence, int step)
    {
        SequenceDataset data = objective.Data;
        int place = data.Targets.PerStep ? (sequence * data.Steps) + step : sequence;
        if (data.Targets is ClassTargets classes) return classes.Ids[place];
        var targets = (ValueTargets)data.Targets;
        ReadOnlySpan<float> target = targets.Values.Slice(place * targets.Size, targets.Size);
        return objective.Answers switch
        {
            AnswerKind.Class => AccuracyEquations.Actual(target),
            AnswerKind.Labels => target[0] > 0.5f ? 1 : 0,
            _ => target[0],
        };
    }
}
