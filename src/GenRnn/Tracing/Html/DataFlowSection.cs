using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The stages as a diagram, and each in words with values of one example.</summary>
internal static class DataFlowSection
{
    private const int Numbers = 8, Rows = 3;

    public static void Write(HtmlWriter html, ModelTrace trace)
    {
        html.Line("p", "What goes into each stage and what comes out of it. Shapes begin with the number of sequences, then steps where there are any; multiply-adds are those of one sequence.");
        html.Raw(PageCharts.Flow("flow", trace.DataFlow));
        using (html.Element("ol", ("class", "stages")))
        {
            foreach (TraceStage stage in trace.DataFlow)
                using (html.Element("li")) Stage(html, stage);
        }
    }

    private static void Stage(HtmlWriter html, TraceStage stage)
    {
        html.Line("h3", stage.Name);
        html.Line("p", stage.Description);
        using (html.Element("ul", ("class", "facts")))
        {
            html.Line("li", stage.InputShape == stage.OutputShape ? $"shape {Shape(stage.OutputShape)}" : $"{Shape(stage.InputShape)} → {Shape(stage.OutputShape)}");
            if (stage.Parameters > 0) html.Line("li", $"{Grouped(stage.Parameters)} parameters");
            if (stage.MultiplyAdds > 0) html.Line("li", $"{Grouped(stage.MultiplyAdds)} multiply-adds");
        }

        using (html.Element("p", ("class", "numbers")))
        {
            html.Line("span", "One example after it: ", ("class", "soft"));
            html.Text(Excerpt(stage.Sample));
        }
    }

    /// <summary>The first rows and numbers of one example, and its last row.</summary>
    private static string Excerpt(TraceTensor sample)
    {
        if (sample.Rows <= 1) return Row(0);
        int shown = Math.Min(sample.Rows, Rows);
        string middle = sample.Rows > Rows + 1 ? $", … {Whole(sample.Rows - Rows - 1)} more" : "";
        string end = sample.Rows > Rows ? $"{middle}, {Row(sample.Rows - 1)}" : "";
        return $"[{string.Join(", ", Enumerable.Range(0, shown).Select(Row))}{end}]";

        string Row(int index)
        {
            string[] numbers = [.. sample.Row(index).Take(Numbers).Select(v => EquationText.Number(v))];
            return $"[{string.Join(", ", numbers)}{(sample.Width > numbers.Length ? $", … {Whole(sample.Width - numbers.Length)} more" : "")}]";
        }
    }
}
