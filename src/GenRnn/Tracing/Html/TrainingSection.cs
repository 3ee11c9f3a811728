using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Curves of loss and metrics, and the table of epochs with its observations.</summary>
internal static class TrainingSection
{
    public static void Write(HtmlWriter html, ModelTrace trace)
    {
        if (trace.History.Count == 0)
        {
            html.Line("p", "No epoch was trained: what follows is the model as it began.");
            return;
        }

        using (html.Element("div", ("class", "side")))
        {
            html.Raw(PageCharts.Curves("loss", "Loss", trace.History, e => e.Loss, e => e.ValidationLoss, isShare: false));
            if (trace.History.Any(e => e.Accuracy is not null))
                html.Raw(PageCharts.Curves("accuracy", "Accuracy", trace.History, e => e.Accuracy, e => e.ValidationAccuracy, isShare: true, trace.Baseline is { } b ? [("without memory", b.Accuracy)] : []));
            foreach (string metric in Metrics(trace))
                html.Raw(PageCharts.Curves($"metric-{Whole(Array.IndexOf(Metrics(trace), metric))}", metric, trace.History, e => Find(e.Metrics, metric), e => Find(e.ValidationMetrics, metric), isShare: false));
        }

        Epochs(html, trace);
        html.Line("p", $"On data that the model was not trained on: loss {Figure(trace.Test.Loss)}{(trace.Test.Accuracy is { } accuracy ? $", accuracy {Percent(accuracy)}" : "")}.");
        if (trace.Baseline is { } baseline) html.Line("p", $"Without memory, {baseline.Name}: accuracy {Percent(baseline.Accuracy)}.");
    }

    private static string[] Metrics(ModelTrace trace) => [.. trace.History.SelectMany(e => e.Metrics.Keys).Where(name => name != "accuracy").Distinct()];

    private static double? Find(MetricResults metrics, string name) => metrics.TryGetValue(name, out double value) ? value : null;

    private static void Epochs(HtmlWriter html, ModelTrace trace)
    {
        (string Heading, Func<TraceEpoch, string?> Value)[] columns =
        [
            ("loss", e => EquationText.Number(e.Loss)),
            ("accuracy", e => e.Accuracy is { } a ? Percent(a) : null),
            ("validation loss", e => e.ValidationLoss is { } l ? EquationText.Number(l) : null),
            ("validation accuracy", e => e.ValidationAccuracy is { } a ? Percent(a) : null),
            .. Metrics(trace).Select(name => (name, (Func<TraceEpoch, string?>)(e => Find(e.Metrics, name) is { } m ? EquationText.Number(m) : null))),
        ];
        columns = [.. columns.Where(c => trace.History.Any(e => c.Value(e) is not null))];
        using (html.Element("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Table of epochs")))
        using (html.Element("table", ("id", "epochs")))
        {
            html.Line("caption", "Epoch by epoch");
            using (html.Element("thead"))
            using (html.Element("tr"))
            {
                html.Line("th", "epoch", ("scope", "col"));
                foreach ((string heading, _) in columns) html.Line("th", heading, ("scope", "col"));
                html.Line("th", "observation", ("scope", "col"), ("class", "words"));
            }

            using (html.Element("tbody"))
            {
                foreach (TraceEpoch epoch in trace.History)
                {
                    using (html.Element("tr"))
                    {
                        html.Line("th", Whole(epoch.Epoch), ("scope", "row"));
                        foreach ((_, Func<TraceEpoch, string?> value) in columns) html.Line("td", value(epoch) ?? "–");
                        html.Line("td", epoch.Observation, ("class", "words"));
                    }
                }
            }
        }
    }
}
