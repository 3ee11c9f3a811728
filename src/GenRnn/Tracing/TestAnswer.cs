namespace GenRnn;

/// <summary>One answer of the trained model to test data, and what was right.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Step">The step of the sequence that it stands at, whatever the order in which answers come; 0 where there is one answer a sequence.</param>
/// <param name="Actual">The class that was right, or the first number.</param>
/// <param name="Predicted">The class that was answered, or the first number.</param>
/// <param name="Confidence">The probability that the answered class was given; NaN for numbers.</param>
internal readonly record struct TestAnswer(int Sequence, int Step, double Actual, double Predicted, double Confidence)
{
    /// <summary>Of several yes or no those that were right, in order; otherwise <see langword="null"/>.</summary>
    public string? ActualLabels { get; init; }

    /// <summary>Of several yes or no those that were answered; otherwise <see langword="null"/>.</summary>
    public string? PredictedLabels { get; init; }

    /// <summary>Whether it stands at a masked step, where no answer counts.</summary>
    public bool IsMasked { get; init; }

    /// <summary>Whether all of it is right: of several yes or no every one.</summary>
    public bool IsRight => Actual == Predicted && ActualLabels == PredictedLabels;
}

/// <summary>The answers of the trained model to test data.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Items">Those that count, in order; none where labels are spelt.</param>
internal sealed record TestAnswers(AnswerKind Kind, IReadOnlyList<TestAnswer> Items)
{
    /// <summary>Sequences that are read at most: pictures of more than these look the same.</summary>
    public const int MaximumSequences = 4096;

    public static TestAnswers Of<TModel>(TModel model, SequenceDataset data, Loss? loss)
        where TModel : class, IRecurrentModel<TModel>
    {
        var reader = new AnswerReader(TModel.Spec, data, loss);
        if (reader.Kind == AnswerKind.Spelling) return new TestAnswers(reader.Kind, []);
        float[][] outputs = DatasetOutputs.Of(model, data, 0, Math.Min(data.Count, MaximumSequences));
        return new TestAnswers(reader.Kind, [.. outputs.SelectMany((output, n) => reader.Read(n, output)).Where(a => !a.IsMasked)]);
    }
}
