using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The sections of a trace's page, in order.</summary>
internal static class TraceSections
{
    private static readonly (string Id, string Title)[] Contents =
    [
        ("data-flow", "Data flow"), ("training", "Training"), ("prediction", "Prediction"), ("answers", "Answers"),
        ("code", "Code"), ("quiz", "Quiz"), ("insight", "Key insight"),
    ];

    public static void Write(HtmlWriter html, ModelTrace trace, IReadOnlyList<PageExample> examples)
    {
        html.Line("a", "Skip to the content", ("class", "skip"), ("href", "#content"));
        using (html.Element("header")) Header(html, trace);
        using (html.Element("main", ("id", "content"), ("tabindex", "-1")))
        {
            PageParts.Section(html, "data-flow", $"Data flow - {Count(trace.DataFlow.Count, "stage")}", () => DataFlowSection.Write(html, trace));
            PageParts.Section(html, "training", "Training trace - epoch by epoch", () => TrainingSection.Write(html, trace));
            PageParts.Section(html, "prediction", $"Prediction trace - {Count(trace.Prediction.Count, "layer")}", () => PredictionSection.Write(html, trace, examples));
            PageParts.Section(html, "answers", "Answers to unseen data", () => AnswersSection.Write(html, trace));
            PageParts.Section(html, "code", "The code that ran", () => CodeSection.Write(html, trace.Code));
            PageParts.Section(html, "quiz", $"Model quiz - {Count(trace.Quiz.Count, "question")}", () => QuizSection.Write(html, trace.Quiz));
            PageParts.Section(html, "insight", "Key insight", () => Insight(html, trace));
        }

        using (html.Element("footer")) html.Line("p", $"Written by GenRnn from a run with seed {Whole(trace.Seed)}: every number was computed in that run. This page loads nothing and sends nothing.");
    }

    private static void Header(HtmlWriter html, ModelTrace trace)
    {
        html.Line("h1", trace.Id);
        if (trace.Task.Length > 0) html.Line("p", trace.Task, ("class", "lead"));
        using (html.Element("p"))
        {
            html.Text(trace.Name.Length > 0 ? $"Model {trace.Name}: " : "Model: ");
            html.Line("code", trace.Model.ToString());
        }

        using (html.Element("dl", ("class", "figures")))
        {
            if (trace.Test.Accuracy is { } accuracy) Figure("accuracy on unseen data", Percent(accuracy));
            Figure("loss on unseen data", TraceNumbers.Figure(trace.Test.Loss));
            if (trace.Baseline is { } baseline) Figure($"accuracy without memory: {baseline.Name}", Percent(baseline.Accuracy));
            Figure("parameters", Grouped(ParameterLayout.Of(trace.Model).Count));
            Figure("multiply-adds for one sequence", Grouped(trace.DataFlow.Sum(s => s.MultiplyAdds)));
            Figure("epochs of training", Whole(trace.History.Count));
        }

        PageParts.Contents(html, Contents);

        void Figure(string name, string value) => PageParts.Figure(html, name, value);
    }

    private static void Insight(HtmlWriter html, ModelTrace trace)
    {
        html.Line("p", trace.KeyInsight, ("class", "insight"));
        html.Line("h3", "What stands out");
        if (trace.Findings.Count == 0)
        {
            html.Line("p", "Nothing unusual: units move and do not saturate, gates open and shut, the answer hangs on more than the last steps, every class is answered, confidence fits, and unseen data go as well as known ones.");
            return;
        }

        using (html.Element("ul", ("id", "findings")))
            foreach (string finding in trace.Findings) html.Line("li", finding);
    }
}
