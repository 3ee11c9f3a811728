using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>What a model answered for one sequence and what was right, in a sentence.</summary>
internal static class TraceAnswer
{
    private const int MostSteps = 16, MostWrong = 4, MostNumbers = 12, MostLabels = 40;

    /// <summary>What stands for an answer at a masked step.</summary>
    public const string Masked = "\u2013";

    /// <param name="reader">What the output means.</param>
    /// <param name="answers">What it read.</param>
    /// <param name="index">The sequence.</param>
    /// <param name="output">[O], or [length, O] in the order in which the model answers.</param>
    public static string Of(AnswerReader reader, IReadOnlyList<TestAnswer> answers, int index, float[] output)
    {
        SequenceDataset data = reader.Data;
        if (data.Targets is LabelTargets labels) return Spelt(CtcDecoder.Greedy(output, reader.Outputs, reader.Blank), labels, index);
        if (reader.Kind != AnswerKind.Class) return $"{Numbers(reader.InOrder(output))}; expected {Numbers(reader.InOrder(Targets(data, index)))}.";
        if (data.Targets.PerStep) return Steps([.. answers.Where(a => !a.IsMasked)], answers.Count, id => Words(data, reader.Kind, id));
        return Single(Words(data, reader.Kind, answers[0].Predicted), Words(data, reader.Kind, answers[0].Actual));
    }

    /// <summary>What was right at a step: of several yes or no all of them.</summary>
    public static string Expected(SequenceDataset data, AnswerKind kind, TestAnswer answer) =>
        answer.IsMasked ? Masked : answer.ActualLabels ?? Words(data, kind, answer.Actual);

    /// <summary>What was answered at a step.</summary>
    public static string Answered(SequenceDataset data, AnswerKind kind, TestAnswer answer) =>
        answer.IsMasked ? Masked : answer.PredictedLabels ?? Words(data, kind, answer.Predicted);

    /// <summary>One answer, or what was right: the class's name, or the number.</summary>
    private static string Words(SequenceDataset data, AnswerKind kind, double value) =>
        (kind, data.Targets) switch
        {
            (AnswerKind.Values, _) => Figure(value),
            (_, ClassTargets classes) => Name(classes, (int)value),
            (AnswerKind.Class, ValueTargets { Size: > 1 }) => $"class {Whole((long)value)}",
            _ => Whole((long)value),
        };

    private static string Single(string answer, string right) =>
        answer == right ? $"{answer}, which is right." : $"{answer}; right would have been {right}.";

    /// <summary>Every step's answer where they are few; otherwise the first wrong ones.</summary>
    /// <param name="answers">Those that count.</param>
    /// <param name="steps">Steps of the sequence, those that are masked too.</param>
    /// <param name="name">Name of a class.</param>
    private static string Steps(TestAnswer[] answers, int steps, Func<double, string> name)
    {
        TestAnswer[] wrong = [.. answers.Where(a => !a.IsRight)];
        int masked = steps - answers.Length;
        string correct = $"{Whole(answers.Length - wrong.Length)} of {Count(answers.Length, "step")} right{(masked > 0 ? $", {Whole(masked)} masked" : "")}";
        if (answers.Length > MostSteps)
        {
            string more = wrong.Length > MostWrong ? $" and {Whole(wrong.Length - MostWrong)} more" : "";
            return wrong.Length == 0 ? correct + "." : $"{correct}; wrong {string.Join(", ", wrong.Take(MostWrong).Select(a => $"at step {Whole(a.Step + 1)} ({name(a.Predicted)}, expected {name(a.Actual)})"))}{more}.";
        }

        if (answers.Length == 0) return "every step is masked.";
        string between = answers.Any(a => name(a.Predicted).Contains(' ') || name(a.Actual).Contains(' ')) ? ", " : " ";
        string sentence = $"{string.Join(between, answers.Select(a => name(a.Predicted)))}, step by step; {correct}";
        return wrong.Length == 0 ? sentence + "." : $"{sentence}, expected {string.Join(between, answers.Select(a => name(a.Actual)))}.";
    }

    private static string Numbers(float[] values) =>
        string.Join(", ", values.Take(MostNumbers).Select(v => Figure(v))) + (values.Length > MostNumbers ? ", ..." : "");

    /// <summary>Labels that are spelt over the steps: what is read from them, and what was right.</summary>
    private static string Spelt(int[] answered, LabelTargets targets, int index)
    {
        return Single(Spelling(answered), Spelling(targets.Labels(index).ToArray()));

        string Spelling(int[] labels) => labels.Length == 0
            ? "no label"
            : string.Join(" ", labels.Take(MostLabels).Select(id => targets.ClassNames.Count > id ? targets.ClassNames[id] : Whole(id))) + (labels.Length > MostLabels ? " ..." : "");
    }

    private static float[] Targets(SequenceDataset data, int index)
    {
        var targets = (ValueTargets)data.Targets;
        return targets.PerStep
            ? targets.Values.Slice(index * data.Steps * targets.Size, data.Lengths[index] * targets.Size).ToArray()
            : targets.Values.Slice(index * targets.Size, targets.Size).ToArray();
    }

    private static string Name(ClassTargets targets, int id) => targets.ClassNames.Count > id ? targets.ClassNames[id] : $"class {Whole(id)}";
}
