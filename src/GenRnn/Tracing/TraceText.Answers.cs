using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>What a trace says about answers: what moved them, how good they are, and the code that made them.</summary>
public static partial class TraceText
{
    private const int MostClasses = 12, MostSteps = 20, BarWidth = 40;

    /// <summary>A bar for each step: the norm of the gradient of the last answer.</summary>
    private static IEnumerable<string> Influence(TraceInfluence influence)
    {
        float[] strength = [.. influence.Strength.Row(influence.Answers.Count - 1)];
        float largest = strength.Where(float.IsFinite).DefaultIfEmpty(0).Max();
        int first = Math.Max(0, strength.Length - MostSteps);
        foreach (string line in TextTable.Wrap($"How much a small change of each step's input would have moved {influence.Score}: the norm of the gradient.", Width)) yield return line;
        if (first > 0) yield return $"    ... {Count(first, "step")} before";
        for (int t = first; t < strength.Length; t++)
        {
            int length = largest > 0 && float.IsFinite(strength[t]) ? (int)Math.Round(BarWidth * strength[t] / largest) : 0;
            yield return $"    step {Whole(t + 1),-4}{Figure(strength[t]),9}  {new string('#', length)}".TrimEnd();
        }
    }

    private static IEnumerable<string> Answers(TraceAssessment assessment)
    {
        if (assessment.Confusion is { } confusion)
        {
            yield return $"{Whole(confusion.Correct)} of {Count(confusion.Total, "answer")} right.";
            foreach (string line in confusion.ClassCount <= MostClasses ? Confusion(confusion) : []) yield return line;
        }

        if (assessment.Calibration.Count > 0)
        {
            yield return "Is the model right as often as it says?";
            foreach (string line in TextTable.Format(
                [["confidence", "answers", "right"], .. assessment.Calibration.Select(b => new[] { Percent(b.Confidence), Whole(b.Count), Percent(b.Accuracy) })], Width))
                yield return line;
        }

        if (assessment.Points.Count > 0)
        {
            double error = Math.Sqrt(assessment.Points.Average(p => (p.Predicted - p.Actual) * (p.Predicted - p.Actual)));
            yield return $"Of {Count(assessment.Points.Count, "answer")} the root of the mean squared error is {Figure(error)}; targets lie from {Figure(assessment.Points.Min(p => p.Actual))} to {Figure(assessment.Points.Max(p => p.Actual))}.";
        }
    }

    /// <summary>A row for each right class, a column for each answered one.</summary>
    private static IEnumerable<string> Confusion(ConfusionMatrix confusion)
    {
        string Name(int id) => confusion.ClassNames.Count > id ? confusion.ClassNames[id] : Whole(id);
        int[] classes = [.. Enumerable.Range(0, confusion.ClassCount)];
        return TextTable.Format(
        [
            ["right", .. classes.Select(c => $"as {Name(c)}"), "recall"],
            .. classes.Select(actual => (string[])[Name(actual), .. classes.Select(predicted => Whole(confusion[actual, predicted])), double.IsNaN(confusion.Recall(actual)) ? "-" : Percent(confusion.Recall(actual))]),
        ], Width);
    }

    private static IEnumerable<string> Examples(EquatableArray<TraceExample> examples) => examples.SelectMany(example => TextTable.Wrap(
        $"Sequence {Whole(example.Index)}{example.IsRight switch { true => ", right", false => ", wrong", _ => "" }}: {example.Answer}", Width, Indent));

    private static IEnumerable<string> Code(TraceCode? code) => code is null or { Missing: not null }
        ? TextTable.Wrap(code?.Missing ?? "The emitted code is not part of this trace.", Width)
        :
        [
            .. TextTable.Wrap($"{code.File}: {Count(code.Lines, "line")} make a step, with vectors of {Count(code.Width, "number")}.", Width),
            .. code.Plan.SelectMany(plan => (IEnumerable<string>)[$"{plan.Layer}:", .. plan.Equations.Select(e => "   " + e), .. plan.Reasons.SelectMany(r => TextTable.Wrap("   - " + r, Width, Indent + 2))]),
        ];
}
