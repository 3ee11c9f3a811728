using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Which class each model takes for which, and whether it is right as often as it says.</summary>
internal static class ComparisonAnswers
{
    public static void Write(HtmlWriter html, TraceComparison comparison)
    {
        if (comparison.Seeds.Count > 1) html.Line("p", $"These are the answers of the runs with seed {Whole(comparison.Seeds[0])}.");
        using (html.Element("div", ("class", "models")))
        {
            for (int i = 0; i < comparison.Models.Count; i++)
                using (html.Element("div", ("class", "model"), ("role", "group"), ("aria-labelledby", $"answers-{Whole(i)}-title"))) Model(html, comparison.Models[i], $"answers-{Whole(i)}");
        }

        if (comparison.Models.All(m => m.Trace.Assessment.Confusion is not null)) Recall(html, comparison);
    }

    private static void Model(HtmlWriter html, ComparedModel model, string id)
    {
        TraceAssessment assessment = model.Trace.Assessment;
        html.Line("h3", model.Label, ("id", id + "-title"));
        if (assessment.Confusion is { } confusion) html.Raw(PageCharts.Confusion(id + "-confusion", confusion));
        if (assessment.Calibration.Count > 0) html.Raw(PageCharts.Calibration(id + "-calibration", assessment.Calibration));
        if (assessment.Points.Count > 0) html.Raw(PageCharts.Points(id + "-points", assessment.Points));
        if (assessment.Confusion is null && assessment.Points.Count == 0) html.Line("p", $"The loss on unseen data is {Figure(model.Trace.Test.Loss)}.");
    }

    /// <summary>How much of each class every model finds.</summary>
    private static void Recall(HtmlWriter html, TraceComparison comparison)
    {
        ConfusionMatrix classes = comparison.Models.Select(m => m.Trace.Assessment.Confusion!).MinBy(c => c.ClassCount)!;
        using (html.Element("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table of classes")))
        using (html.Element("table", ("id", "classes"), ("class", "compared")))
        {
            html.Line("caption", "Recall: the share of a class's own answers that were found.");
            using (html.Element("thead"))
            using (html.Element("tr"))
            {
                html.Line("th", "right class", ("scope", "col"), ("class", "words"));
                foreach (ComparedModel model in comparison.Models) html.Line("th", model.Label, ("scope", "col"));
            }

            using (html.Element("tbody"))
            {
                for (int actual = 0; actual < classes.ClassCount; actual++)
                {
                    using (html.Element("tr"))
                    {
                        html.Line("th", classes.ClassNames.Count > actual ? classes.ClassNames[actual] : Whole(actual), ("scope", "row"), ("class", "words"));
                        foreach (ComparedModel model in comparison.Models) html.Line("td", model.Trace.Assessment.Confusion!.Recall(actual) is var recall && double.IsNaN(recall) ? "–" : Percent(recall));
                    }
                }
            }
        }
    }
}
