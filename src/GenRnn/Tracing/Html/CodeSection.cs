using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The emitted step with its plan in words.</summary>
internal static class CodeSection
{
    public static void Write(HtmlWriter html, TraceCode? code)
    {
        if (code is null or { Missing: not null })
        {
            html.Line("p", code?.Missing ?? "The emitted code is not part of this trace.");
            return;
        }

        html.Line("p", $"The compiler wrote these kernels for the exact shapes of this model. On this machine those for {Whole(32L * code.Width)}-bit vectors ran, {Count(code.Width, "number")} at a time.");
        foreach (TraceLayerPlan plan in code.Plan)
        {
            html.Line("h3", plan.Layer);
            foreach (string equation in plan.Equations) html.Line("p", equation, ("class", "numbers lines"));
            using (html.Element("ul", ("class", "plan")))
                foreach (string reason in plan.Reasons) html.Line("li", reason);
        }

        using (html.Element("details"))
        {
            html.Line("summary", $"The emitted step: {Count(code.Lines, "line")} of {code.File}");
            if (code.LinesLeftOut > 0) html.Line("p", $"{Count(code.LinesLeftOut, "line")} of the middle are left out here.");
            using (html.Element("pre", ("tabindex", "0"), ("role", "region"), ("aria-label", "The emitted step")))
            using (html.Element("code")) html.Raw(CSharpHighlighter.ToHtml(code.Step));
        }
    }
}
