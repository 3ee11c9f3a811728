using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The table of figures, what they say, and what the models are.</summary>
internal static class ComparisonFigures
{
    public static void Write(HtmlWriter html, TraceComparison comparison)
    {
        using (html.Element("div", ("class", comparison.Models.Count <= 3 ? "beside" : "below")))
        {
            Table(html, comparison);
            html.Raw(ComparisonCharts.Reached("reached", comparison));
        }

        using (html.Element("ul", ("class", "plan")))
            foreach (string observation in comparison.Observations) html.Line("li", observation);
        if (comparison.Seeds.Count > 1) Seeds(html, comparison);
        html.Line("h3", "The models");
        using (html.Element("dl", ("class", "specs")))
        {
            foreach (ComparedModel model in comparison.Models)
            {
                html.Line("dt", model.Label);
                using (html.Element("dd")) html.Line("code", model.Trace.Model.ToString());
            }
        }
    }

    private static void Table(HtmlWriter html, TraceComparison comparison)
    {
        using (html.Element("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table of figures")))
        using (html.Element("table", ("id", "figures-table"), ("class", "compared")))
        {
            html.Line("caption", $"★ the best of a row; of accuracies on unseen data, all that may be the best, chance considered. {(comparison.Seeds.Count > 1 ? "Medians of the seeds." : "")}".TrimEnd());
            using (html.Element("thead"))
            using (html.Element("tr"))
            {
                html.Line("th", "figure", ("scope", "col"), ("class", "words"));
                foreach (ComparedModel model in comparison.Models) html.Line("th", model.Label, ("scope", "col"));
            }

            using (html.Element("tbody"))
                foreach (ComparisonRow row in comparison.Table) Row(html, row);
        }
    }

    private static void Row(HtmlWriter html, ComparisonRow row)
    {
        using (html.Element("tr"))
        {
            html.Line("th", row.Name, ("scope", "row"), ("class", "words"));
            for (int i = 0; i < row.Cells.Count; i++)
            {
                bool isBest = row.Best.Contains(i);
                html.Line("td", isBest ? "★ " + row.Cells[i] : row.Cells[i], ("class", isBest ? "best-of-row" : null));
            }
        }
    }

    /// <summary>What every seed came to.</summary>
    private static void Seeds(HtmlWriter html, TraceComparison comparison)
    {
        bool isAccuracy = comparison.Models[0].Figures.Test.Accuracy is not null;
        using (html.Element("details"))
        {
            html.Line("summary", "Seed by seed");
            using (html.Element("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table of seeds")))
            using (html.Element("table", ("id", "seeds"), ("class", "compared")))
            {
                html.Line("caption", $"{(isAccuracy ? "Accuracy" : "Loss")} on unseen data with each seed");
                using (html.Element("thead"))
                using (html.Element("tr"))
                {
                    html.Line("th", "seed", ("scope", "col"));
                    foreach (ComparedModel model in comparison.Models) html.Line("th", model.Label, ("scope", "col"));
                }

                using (html.Element("tbody"))
                {
                    for (int run = 0; run < comparison.Seeds.Count; run++)
                    {
                        using (html.Element("tr"))
                        {
                            html.Line("th", Whole(comparison.Seeds[run]), ("scope", "row"));
                            foreach (ComparedModel model in comparison.Models) html.Line("td", model.Runs[run].Test.Accuracy is { } accuracy ? Percent(accuracy) : EquationText.Number(model.Runs[run].Test.Loss));
                        }
                    }
                }
            }
        }
    }
}
