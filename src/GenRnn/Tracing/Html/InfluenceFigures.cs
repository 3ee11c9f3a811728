using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>What the model remembers: the gradient of its answer with respect to the input of each step.</summary>
internal static class InfluenceFigures
{
    public static void Write(HtmlWriter html, ModelTrace trace, PageExample page, string id)
    {
        TraceInfluence influence = page.Example.Influence;
        html.Line("h4", "What the model remembers");
        html.Line("p", $"How much a small change of each step's input would have moved {influence.Score}: the norm of the gradient. A step that is forgotten has none. {Words(influence)}");
        using (html.Element("div", ("class", "side")))
        {
            html.Raw(influence.Answers.Count == 1 ? PageCharts.Strength($"{id}-strength", page) : PageCharts.StrengthMap($"{id}-strength", page));
            html.Raw(PageCharts.Gradient($"{id}-gradient", trace, page));
        }
    }

    /// <summary>Where the influence on the last answer comes from.</summary>
    private static string Words(TraceInfluence influence)
    {
        float[] last = [.. influence.Strength.Row(influence.Answers.Count - 1)];
        double sum = last.Sum(v => (double)v);
        if (sum == 0 || !double.IsFinite(sum)) return "Nothing of this sequence moved the last answer.";
        int strongest = Array.IndexOf(last, last.Max());
        int half = Enumerable.Range(1, last.Length).First(count => last.TakeLast(count).Sum(v => (double)v) >= sum / 2);
        return $"The last answer hangs most on step {Whole(strongest + 1)} of {Whole(last.Length)}; half of all influence comes from the {LastSteps(half)}.";
    }
}
