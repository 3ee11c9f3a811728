using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The sections of a comparison's page, in order.</summary>
internal static class ComparisonSections
{
    private static readonly (string Id, string Title)[] Contents =
    [
        ("figures", "Figures"), ("learning", "Learning"), ("memory", "Memory"), ("answers", "Answers"), ("code", "Code"), ("insight", "Key insight"),
    ];

    public static void Write(HtmlWriter html, TraceComparison comparison, IReadOnlyList<ComparedExample> examples)
    {
        html.Line("a", "Skip to the content", ("class", "skip"), ("href", "#content"));
        using (html.Element("header")) Header(html, comparison);
        using (html.Element("main", ("id", "content"), ("tabindex", "-1")))
        {
            PageParts.Section(html, "figures", "Figures side by side", () => ComparisonFigures.Write(html, comparison));
            PageParts.Section(html, "learning", "Learning - epoch by epoch", () => Learning(html, comparison));
            PageParts.Section(html, "memory", "What each remembers", () => ComparisonMemory.Write(html, comparison, examples));
            PageParts.Section(html, "answers", "Answers to unseen data", () => ComparisonAnswers.Write(html, comparison));
            PageParts.Section(html, "code", "What the compiler made of each", () => ComparisonCode.Write(html, comparison));
            PageParts.Section(html, "insight", "Key insight", () => html.Line("p", comparison.KeyInsight, ("class", "insight")));
        }

        using (html.Element("footer"))
            html.Line("p", $"Written by GenRnn from runs with {(comparison.Seeds.Count == 1 ? "seed" : "the seeds")} {string.Join(", ", comparison.Seeds.Select(s => Whole(s)))}: every number was computed in those runs. This page loads nothing and sends nothing.");
    }

    private static void Header(HtmlWriter html, TraceComparison comparison)
    {
        html.Line("h1", comparison.Title);
        if (comparison.Task.Length > 0) html.Line("p", comparison.Task, ("class", "lead"));
        html.Line("p", $"{Count(comparison.Models.Count, "model")} learned this from the same data, in the same order, for as many epochs. {SeedWords(comparison)}");
        using (html.Element("dl", ("class", "figures")))
        {
            foreach (ComparedModel model in comparison.Models)
                Figure($"{model.Label}: {(model.Figures.Test.Accuracy is null ? "loss" : "accuracy")} on unseen data", model.Figures.Test.Accuracy is { } accuracy ? Percent(accuracy) : TraceNumbers.Figure(model.Figures.Test.Loss));
            if (comparison.Baseline is { } baseline) Figure($"without memory: {baseline.Name}", Percent(baseline.Accuracy));
        }

        PageParts.Contents(html, Contents);

        void Figure(string name, string value) => PageParts.Figure(html, name, value);
    }

    private static string SeedWords(TraceComparison comparison) => comparison.Seeds.Count == 1
        ? $"All runs have the seed {Whole(comparison.Seeds[0])}: figures that are near may change places with another one."
        : $"Figures are medians of {Whole(comparison.Seeds.Count)} seeds; the pictures of a sequence show the runs of seed {Whole(comparison.Seeds[0])}.";

    private static void Learning(HtmlWriter html, TraceComparison comparison)
    {
        TraceEpoch[] epochs = [.. comparison.Models.SelectMany(m => m.Runs).SelectMany(r => r.History)];
        if (epochs.Length == 0)
        {
            html.Line("p", "No epoch was trained: what follows are the models as they began.");
            return;
        }

        html.Line("p", $"{(comparison.Seeds.Count > 1 ? "Lines are medians of the seeds. " : "")}Rings are the best values. Lines on validation data are what counts; those on training data show how much better a model knows what it was trained on.");
        using (html.Element("div", ("class", "side curves")))
        {
            foreach (bool isAccuracy in (ReadOnlySpan<bool>)[false, true])
            {
                (double, double)? range = ComparisonCharts.Range(comparison, isAccuracy);
                foreach (bool isValidation in (ReadOnlySpan<bool>)[true, false])
                {
                    if (epochs.All(e => ComparedCurve.Value(e, isAccuracy, isValidation) is null)) continue;
                    html.Raw(ComparisonCharts.Curves($"{(isValidation ? "validation" : "training")}-{(isAccuracy ? "accuracy" : "loss")}", comparison, isAccuracy, isValidation, range));
                }
            }
        }

        if (comparison.Level is { } level) html.Line("p", $"A model counts as having learned at a {level.Figure} of {level.Text}: {level.Reason}");
    }
}
