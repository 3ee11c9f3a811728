using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>What a model answered for one sequence and what was right, in a sentence.</summary>
internal static class TraceAnswer
{
    private const int MostSteps = 16, MostWrong = 4;

    public static string Of(SequenceDataset data, int index, IReadOnlyList<float> output) => data.Targets switch
    {
        ClassTargets { PerStep: true } classes => Steps(Classes(output, data, index, classes), Ids(data, index, classes), id => Name(classes, id)),
        ClassTargets classes => Single(Classes(output, data, index, classes)[0], classes.Ids[index], id => Name(classes, id)),
        ValueTargets values => Values(output, Targets(data, index, values), IsBinary(values)),
        _ => "",
    };

    /// <summary>One answer, or what was right: the class's name, or the number.</summary>
    public static string Words(SequenceDataset data, AnswerKind kind, double value) =>
        (kind, data.Targets) switch
        {
            (AnswerKind.Values, _) => Figure(value),
            (_, ClassTargets classes) => Name(classes, (int)value),
            (AnswerKind.Class, ValueTargets { Size: > 1 }) => $"class {Whole((long)value)}",
            _ => Whole((long)value),
        };

    private static string Single(int answer, int right, Func<int, string> name) =>
        answer == right ? $"{name(answer)}, which is right." : $"{name(answer)}; right would have been {name(right)}.";

    /// <summary>Every step's answer where they are few; otherwise the first wrong ones.</summary>
    private static string Steps(int[] answers, int[] right, Func<int, string> name)
    {
        int[] wrong = [.. Enumerable.Range(0, right.Length).Where(t => answers[t] != right[t])];
        string correct = $"{Whole(right.Length - wrong.Length)} of {Count(right.Length, "step")} right";
        if (right.Length > MostSteps)
        {
            string more = wrong.Length > MostWrong ? $" and {Whole(wrong.Length - MostWrong)} more" : "";
            return wrong.Length == 0 ? correct + "." : $"{correct}; wrong {string.Join(", ", wrong.Take(MostWrong).Select(t => $"at step {Whole(t + 1)} ({name(answers[t])}, expected {name(right[t])})"))}{more}.";
        }

        string between = answers.Concat(right).Any(id => name(id).Contains(' ')) ? ", " : " ";
        string sentence = $"{string.Join(between, answers.Select(name))}, step by step; {correct}";
        return wrong.Length == 0 ? sentence + "." : $"{sentence}, expected {string.Join(between, right.Select(name))}.";
    }

    private static string Values(IReadOnlyList<float> output, float[] right, bool isBinary)
    {
        if (!isBinary)
            return $"{string.Join(", ", output.Take(12).Select(v => Figure(v)))}{(output.Count > 12 ? ", ..." : "")}; expected {string.Join(", ", right.Take(12).Select(v => Figure(v)))}{(right.Length > 12 ? ", ..." : "")}.";
        int[] answers = [.. output.Select(v => v > 0.5f ? 1 : 0)], expected = [.. right.Select(v => (int)v)];
        return right.Length == 1 ? Single(answers[0], expected[0], id => Whole(id)) : Steps(answers, expected, id => Whole(id));
    }

    /// <summary>The most probable class of each vector; for a single sigmoid the second class from one half on.</summary>
    private static int[] Classes(IReadOnlyList<float> output, SequenceDataset data, int index, ClassTargets targets)
    {
        int vectors = targets.PerStep ? data.Lengths[index] : 1, width = output.Count / vectors;
        return [.. Enumerable.Range(0, vectors).Select(v => width == 1
            ? (output[v] > 0.5f ? 1 : 0)
            : Enumerable.Range(0, width).MaxBy(j => output[(v * width) + j]))];
    }

    private static int[] Ids(SequenceDataset data, int index, ClassTargets targets) =>
        targets.Ids.Slice(index * data.Steps, data.Lengths[index]).ToArray();

    private static float[] Targets(SequenceDataset data, int index, ValueTargets targets) => targets.PerStep
        ? targets.Values.Slice(index * data.Steps * targets.Size, data.Lengths[index] * targets.Size).ToArray()
        : targets.Values.Slice(index * targets.Size, targets.Size).ToArray();

    private static bool IsBinary(ValueTargets targets) => targets.Size == 1 && targets.Values.IndexOfAnyExcept(0f, 1f) < 0;

    private static string Name(ClassTargets targets, int id) => targets.ClassNames.Count > id ? targets.ClassNames[id] : $"class {Whole(id)}";
}
