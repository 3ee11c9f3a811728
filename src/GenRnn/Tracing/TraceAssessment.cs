namespace GenRnn;

/// <summary>How good the trained model's answers to test data are, answer by answer.</summary>
public sealed record TraceAssessment
{
    /// <summary>Which class was taken for which, of all test data; <see langword="null"/> where answers are no single class.</summary>
    public ConfusionMatrix? Confusion { get; init; }

    /// <summary>Whether the model is right as often as it says: answers by confidence, of the first 4096 sequences; empty where answers have no probability.</summary>
    public EquatableArray<CalibrationBin> Calibration { get; init; }

    /// <summary>Answers beside what was right, at most 400 of them, where answers are numbers; otherwise empty. Of several numbers the first.</summary>
    public EquatableArray<TracePoint> Points { get; init; }

    internal static TraceAssessment Of(TestAnswers answers, Evaluation evaluation) => new()
    {
        Confusion = evaluation.ConfusionMatrix,
        Calibration = answers.Kind == AnswerKind.Values ? default : CalibrationBin.Of([.. answers.Items.Where(a => double.IsFinite(a.Confidence))]).ToEquatableArray(),
        Points = answers.Kind == AnswerKind.Values ? TracePoint.Spread([.. answers.Items.Select(a => new TracePoint(a.Actual, a.Predicted))]).ToEquatableArray() : default,
    };
}

/// <summary>Answers with about the same confidence.</summary>
/// <param name="From">The least confidence that belongs here, 0 to 1.</param>
/// <param name="To">Where the next bin begins.</param>
/// <param name="Count">How many answers.</param>
/// <param name="Confidence">Their mean confidence.</param>
/// <param name="Accuracy">Share of right ones.</param>
public sealed record CalibrationBin(double From, double To, int Count, double Confidence, double Accuracy)
{
    private const int Bins = 10;

    internal static IEnumerable<CalibrationBin> Of(IReadOnlyList<TestAnswer> answers) =>
        from answer in answers
        group answer by Math.Min((int)(answer.Confidence * Bins), Bins - 1) into bin
        orderby bin.Key
        select new CalibrationBin((double)bin.Key / Bins, (bin.Key + 1.0) / Bins, bin.Count(), bin.Average(a => a.Confidence), bin.Average(a => a.IsRight ? 1.0 : 0.0));
}

/// <summary>An answer and what was right, in numbers.</summary>
public sealed record TracePoint(double Actual, double Predicted)
{
    private const int Maximum = 400;

    /// <summary>All points, or as many evenly spread over them as there is room for.</summary>
    internal static IEnumerable<TracePoint> Spread(IReadOnlyList<TracePoint> points) =>
        points.Count <= Maximum ? points : Enumerable.Range(0, Maximum).Select(i => points[(int)((long)i * points.Count / Maximum)]);
}
