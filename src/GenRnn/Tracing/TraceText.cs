using System.Globalization;
using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Writes a trace as plain text, lines of at most 100 characters.</summary>
public static partial class TraceText
{
    private const int Width = 100, Columns = 12, FirstRows = 12, LastRows = 3, Indent = 3;

    /// <summary>Writes every section of <paramref name="trace"/>. Numbers do not depend on the culture.</summary>
    public static void Write(ModelTrace trace, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (string line in Lines(trace)) writer.WriteLine(MarkupText.WithoutControls(line));
    }

    private static IEnumerable<string> Lines(ModelTrace trace) =>
    [
        .. Title($"{trace.Id} - model pipeline trace", '='),
        .. trace.Task.Length == 0 ? [] : TextTable.Wrap(trace.Task, Width),
        .. TextTable.Wrap($"Model {trace.Name}: {trace.Model} (seed {Whole(trace.Seed)})", Width),
        .. Section($"Data flow - {Count(trace.DataFlow.Count, "stage")}"),
        .. trace.DataFlow.SelectMany(Stage),
        .. Section("Training trace - epoch by epoch"),
        .. LossChart.Draw(trace.History),
        "",
        .. History(trace.History),
        "",
        .. Scores(trace),
        .. Section($"Prediction trace - {Count(trace.Prediction.Count, "layer")}"),
        .. trace.Prediction.SelectMany(Layer),
        .. TextTable.Wrap($"Answer: {trace.Answer}", Width),
        .. Section("What the model remembers"),
        .. Influence(trace.Examples[0].Influence),
        .. Section("Answers to unseen data"),
        .. Answers(trace.Assessment),
        .. Examples(trace.Examples),
        .. Section("The code that ran"),
        .. Code(trace.Code),
        .. Section($"Model quiz - {Count(trace.Quiz.Count, "question")}"),
        .. trace.Quiz.SelectMany(Question),
        .. trace.Quiz.SelectMany((q, i) => TextTable.Wrap($"Answer {Whole(i + 1)}: {Letter(q.Answer)}. {q.Reason}".TrimEnd(), Width, Indent)),
        .. Section("Key insight"),
        .. TextTable.Wrap(trace.KeyInsight, Width),
        .. trace.Findings.SelectMany(f => TextTable.Wrap($"- {f}", Width, 2)),
    ];

    private static IEnumerable<string> Title(string text, char underline) => [text, new string(underline, text.Length)];

    private static IEnumerable<string> Section(string text) => ["", .. Title(text, '-')];

    private static IEnumerable<string> Stage(TraceStage stage, int index)
    {
        yield return $"{Whole(index + 1)}. {stage.Name}: {Shape(stage.InputShape)} -> {Shape(stage.OutputShape)}";
        foreach (string line in TextTable.Wrap(stage.Description, Width - Indent)) yield return new string(' ', Indent) + line;
        if (stage.Parameters > 0) yield return $"   {Count(stage.Parameters, "parameter")}, {Grouped(stage.MultiplyAdds)} multiply-adds for one sequence";
        yield return $"   Example: {Excerpt(stage.Sample)}";
    }

    /// <summary>The first rows and numbers of one example, on one line.</summary>
    private static string Excerpt(TraceTensor sample)
    {
        string Row(int index)
        {
            string[] numbers = [.. sample.Row(index).Take(6).Select(Short)];
            return $"[{string.Join(" ", numbers)}{(sample.Width > numbers.Length ? " ..." : "")}]";
        }

        return sample.Rows <= 1
            ? Row(0)
            : $"[{Row(0)}{(sample.Rows > 2 ? ", ..." : "")}, {Row(sample.Rows - 1)}]";
    }

    private static IEnumerable<string> History(EquatableArray<TraceEpoch> history)
    {
        if (history.Count == 0) return ["No epoch was trained."];
        (string Heading, Func<TraceEpoch, string?> Value)[] columns =
        [
            ("epoch", e => Whole(e.Epoch)),
            ("loss", e => Figure(e.Loss)),
            ("accuracy", e => e.Accuracy is { } a ? Percent(a) : null),
            ("val. loss", e => e.ValidationLoss is { } l ? Figure(l) : null),
            ("val. acc.", e => e.ValidationAccuracy is { } a ? Percent(a) : null),
            ("observation", e => e.Observation),
        ];
        (string Heading, Func<TraceEpoch, string?> Value)[] used = [.. columns.Where(c => history.Any(e => c.Value(e) is not null))];
        return TextTable.Format(
            [[.. used.Select(c => c.Heading)], .. history.Select(e => used.Select(c => c.Value(e) ?? "-").ToArray())], Width);
    }

    private static IEnumerable<string> Scores(ModelTrace trace)
    {
        string accuracy = trace.Test.Accuracy is { } share ? $", accuracy {Percent(share)}" : "";
        yield return $"On data that the model was not trained on: loss {Figure(trace.Test.Loss)}{accuracy}.";
        if (trace.Baseline is { } baseline) yield return $"Without memory, {baseline.Name}: accuracy {Percent(baseline.Accuracy)}.";
    }

    private static IEnumerable<string> Layer(TraceLayer layer, int index) =>
    [
        .. TextTable.Wrap($"Layer {Whole(index + 1)}: {layer.Layer} {Shape(layer.Values.Shape)}, {layer.Description}", Width, Indent),
        .. Table(layer.Values),
        .. layer.Gates.SelectMany(g => (IEnumerable<string>)[$"  {g.Name}, {g.Description}", .. Table(g.Values)]),
        "",
    ];

    /// <summary>A row a step; the middle of a long sequence and the end of a wide layer are left out, and it says so.</summary>
    private static IEnumerable<string> Table(TraceTensor tensor)
    {
        bool perStep = tensor.Shape.Count > 1, isLong = tensor.Rows > FirstRows + LastRows + 1;
        string more = tensor.Width > Columns ? $"  ... {Whole(tensor.Width - Columns)} more" : "";
        for (int row = 0; row < tensor.Rows; row++)
        {
            if (isLong && row == FirstRows) yield return $"    ... {Whole(tensor.Rows - FirstRows - LastRows)} more steps";
            if (isLong && row >= FirstRows && row < tensor.Rows - LastRows) continue;
            string label = perStep ? $"step {Whole(row + 1)}".PadRight(8) : "";
            yield return $"    {label}{string.Concat(tensor.Row(row).Take(Columns).Select(v => Short(v).PadLeft(6)))}{more}".TrimEnd();
        }
    }

    private static IEnumerable<string> Question(QuizQuestion question, int index) =>
    [
        .. TextTable.Wrap($"{Whole(index + 1)}. {question.Question}", Width, Indent),
        .. question.Options.Select((option, i) => $"   {Letter(i)}  {option}"),
    ];

    private static char Letter(int option) => (char)('A' + option);

    /// <summary>Two decimals where they say enough; six characters at most for numbers below 100.</summary>
    private static string Short(float value) => Math.Abs(value) < 1000
        ? value.ToString("0.00", CultureInfo.InvariantCulture)
        : value.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
