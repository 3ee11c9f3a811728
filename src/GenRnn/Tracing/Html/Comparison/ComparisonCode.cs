using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The plans of the models' kernels, in words.</summary>
internal static class ComparisonCode
{
    public static void Write(HtmlWriter html, TraceComparison comparison)
    {
        html.Line("p", "The compiler writes kernels for the exact shapes of each model. What it decided for one step, and why:");
        using (html.Element("div", ("class", "models")))
        {
            for (int i = 0; i < comparison.Models.Count; i++)
                using (html.Element("div", ("class", "model"), ("role", "group"), ("aria-labelledby", $"code-{Whole(i)}-title"))) Model(html, comparison.Models[i], $"code-{Whole(i)}");
        }
    }

    private static void Model(HtmlWriter html, ComparedModel model, string id)
    {
        html.Line("h3", model.Label, ("id", id + "-title"));
        if (model.Trace.Code is not { Missing: null } code)
        {
            html.Line("p", model.Trace.Code?.Missing ?? "The emitted code is not part of this trace.");
            return;
        }

        html.Line("p", $"{Count(code.Lines, "line")} of C# for {Whole(32L * code.Width)}-bit vectors.", ("class", "soft"));
        foreach (TraceLayerPlan plan in code.Plan)
        {
            html.Line("h4", plan.Layer);
            foreach (string equation in plan.Equations) html.Line("p", equation, ("class", "numbers"));
            using (html.Element("ul", ("class", "plan")))
                foreach (string reason in plan.Reasons) html.Line("li", reason);
        }
    }
}
