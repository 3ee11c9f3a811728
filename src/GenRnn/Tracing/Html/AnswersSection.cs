using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Which class was taken for which, whether the model is right as often as it says, or answers beside what was right.</summary>
internal static class AnswersSection
{
    /// <summary>Of more classes a matrix is no picture any more, and its cells would be most of the page.</summary>
    private const int MostClasses = 40;

    private const int MostMistakes = 20;

    public static void Write(HtmlWriter html, ModelTrace trace)
    {
        TraceAssessment assessment = trace.Assessment;
        using (html.Element("div", ("class", "side")))
        {
            if (assessment.Confusion is { ClassCount: <= MostClasses } confusion) html.Raw(PageCharts.Confusion("confusion", confusion));
            if (assessment.Calibration.Count > 0) html.Raw(PageCharts.Calibration("calibration", assessment.Calibration));
            if (assessment.Points.Count > 0) html.Raw(PageCharts.Points("points", assessment.Points));
        }

        if (assessment.Confusion is { ClassCount: <= MostClasses } counts) ByClass(html, counts);
        else if (assessment.Confusion is { } many) Mistakes(html, many);
        int numbers = ShapeInference.Infer(trace.Model).OrThrow().Output.Features;
        if (assessment.Confusion is null && numbers > 1 && assessment.Calibration.Count + assessment.Points.Count > 0)
            html.Line("p", $"An answer has {Whole(numbers)} {(assessment.Points.Count > 0 ? "numbers" : "labels")}; the picture is that of the first.");
        if (assessment.Confusion is null && assessment.Points.Count == 0) html.Line("p", $"The loss on unseen data is {Figure(trace.Test.Loss)}.");
    }

    private static void ByClass(HtmlWriter html, ConfusionMatrix confusion)
    {
        html.Line("p", $"Of {Count(confusion.Total, "answer")} {Grouped(confusion.Correct)} {(confusion.Correct == 1 ? "is" : "are")} right. Recall is the share of what belongs to a class that was answered with it; precision is the share of answers with a class that were right.");
        using (html.Element("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table of classes")))
        using (html.Element("table", ("id", "classes")))
        {
            html.Line("caption", "Answers by class");
            using (html.Element("thead"))
            using (html.Element("tr"))
            {
                foreach (string heading in (string[])["right class", .. Enumerable.Range(0, confusion.ClassCount).Select(c => $"answered {Name(confusion, c)}"), "recall", "precision"])
                    html.Line("th", heading, ("scope", "col"));
            }

            using (html.Element("tbody"))
            {
                for (int actual = 0; actual < confusion.ClassCount; actual++)
                {
                    using (html.Element("tr"))
                    {
                        html.Line("th", Name(confusion, actual), ("scope", "row"));
                        for (int predicted = 0; predicted < confusion.ClassCount; predicted++) html.Line("td", Grouped(confusion[actual, predicted]));
                        html.Line("td", Share(confusion.Recall(actual))).Line("td", Share(confusion.Precision(actual)));
                    }
                }
            }
        }
    }

    /// <summary>The most frequent mistakes of many classes.</summary>
    private static void Mistakes(HtmlWriter html, ConfusionMatrix confusion)
    {
        (int Actual, int Predicted, int Times)[] mistakes =
        [
            .. Enumerable.Range(0, confusion.Counts.Count)
                .Select(i => (Actual: i / confusion.ClassCount, Predicted: i % confusion.ClassCount, Times: confusion.Counts[i]))
                .Where(m => m.Times > 0 && m.Actual != m.Predicted)
                .OrderByDescending(m => m.Times),
        ];
        html.Line("p", $"Of {Count(confusion.Total, "answer")} {Grouped(confusion.Correct)} {(confusion.Correct == 1 ? "is" : "are")} right, among {Grouped(confusion.ClassCount)} classes.");
        if (mistakes.Length == 0) return;
        using (html.Element("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table of mistakes")))
        using (html.Element("table", ("id", "mistakes")))
        {
            html.Line("caption", mistakes.Length > MostMistakes ? $"The most frequent of {Grouped(mistakes.Length)} different mistakes" : "The mistakes, the most frequent first");
            using (html.Element("thead"))
            using (html.Element("tr"))
                foreach (string heading in (string[])["right class", "answered", "times"]) html.Line("th", heading, ("scope", "col"));
            using (html.Element("tbody"))
            {
                foreach ((int actual, int predicted, int times) in mistakes.Take(MostMistakes))
                {
                    using (html.Element("tr"))
                        html.Line("th", Name(confusion, actual), ("scope", "row")).Line("td", Name(confusion, predicted)).Line("td", Grouped(times));
                }
            }
        }
    }

    private static string Share(double share) => double.IsNaN(share) ? "–" : Percent(share);

    /// <summary>The name of a class, cut where a column could not show it.</summary>
    private static string Name(ConfusionMatrix confusion, int id) => confusion.ClassNames.Count > id ? SvgText.Fit(confusion.ClassNames[id], 320) : Whole(id);
}
