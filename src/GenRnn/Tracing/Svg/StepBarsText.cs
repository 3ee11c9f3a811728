namespace GenRnn;

/// <summary>What bars over steps show, in words.</summary>
internal static class StepBarsText
{
    /// <summary>How many there are, the largest and, where signs differ, the most negative, and what is missing.</summary>
    public static string Describe(StepBars chart)
    {
        int[] shown = [.. Enumerable.Range(0, chart.Values.Count).Where(i => float.IsFinite(chart.Values[i]))];
        int missing = chart.Values.Count - shown.Length;
        string count = $"{SvgNumber.Whole(chart.Values.Count)} {SvgText.Name(chart.ColumnName)}{(chart.Values.Count == 1 ? "" : "s")}";
        if (shown.Length == 0) return $"{count}, without a finite value.";
        int largest = shown.MaxBy(i => chart.Values[i]), smallest = shown.MinBy(i => chart.Values[i]);
        return $"{count}; largest {At(largest)}{(largest == smallest ? "" : $", smallest {At(smallest)}")}."
            + (missing == 0 ? "" : missing == 1 ? " 1 value is not finite." : $" {SvgNumber.Whole(missing)} values are not finite.");

        string At(int i) => $"{SvgNumber.Figure(chart.Values[i])} at {SvgText.Name(chart.ColumnName)} {SvgText.Name(StepGrid.Name(chart.ColumnLabels, i))}";
    }
}
