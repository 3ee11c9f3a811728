namespace GenRnn;

/// <summary>What a line chart shows, in words.</summary>
internal static class LineChartText
{
    /// <summary>First, last and best of each line, what is missing, and how the axis runs.</summary>
    public static string Describe(LineChart chart, Axis y) => string.Join(" ", Sentences(chart, y).Where(s => s.Length > 0));

    /// <summary>How many values have no place on the chart; empty when all have one.</summary>
    public static string Gaps(LineChart chart)
    {
        int missing = chart.Series.Sum(s => s.Points.Count(p => !LineSeries.IsShown(p)));
        return missing == 0 ? "" : missing == 1 ? "1 value is not finite: a gap." : $"{SvgNumber.Whole(missing)} values are not finite: gaps.";
    }

    /// <summary>The first of the best points of a line.</summary>
    public static (double X, double Y)? BestOf(LineSeries series, BestValue best) => best == BestValue.None || !series.Shown.Any() ? null
        : best == BestValue.Lowest ? series.Shown.MinBy(p => p.Y) : series.Shown.MaxBy(p => p.Y);

    /// <summary>The best value for the legend.</summary>
    public static string BestWords(LineSeries series, BestValue best) =>
        BestOf(series, best) is { } point ? $"{(best == BestValue.Lowest ? "lowest" : "highest")} {SvgNumber.Figure(point.Y)}" : "";

    private static IEnumerable<string> Sentences(LineChart chart, Axis y)
    {
        foreach (LineSeries series in chart.Series) yield return Line(chart, series);
        foreach (var (name, value) in chart.Guides) yield return $"{SvgText.Name(name)}: {SvgNumber.Figure(value)}.";
        yield return Gaps(chart);
        yield return y.Log ? "The vertical axis is logarithmic." : "";
        yield return chart.Series.Count == 0 ? "There are no lines." : "";
    }

    private static string Line(LineChart chart, LineSeries series)
    {
        string name = SvgText.Name(series.Name);
        var shown = series.Shown.ToList();
        if (shown.Count == 0) return $"{name}: no values.";
        if (shown.Count == 1) return $"{name}: one value, {At(shown[0])}.";
        string ends = $"{name}: {SvgNumber.Whole(shown.Count)} values, from {At(shown[0])} to {At(shown[^1])}";
        return BestOf(series, chart.Best) is { } best
            ? $"{ends}; {(chart.Best == BestValue.Lowest ? "lowest" : "highest")} {At(best)}."
            : $"{ends}; lowest {At(shown.MinBy(p => p.Y))}, highest {At(shown.MaxBy(p => p.Y))}.";

        string At((double X, double Y) point) => $"{SvgNumber.Figure(point.Y)} at {(chart.XName.Length > 0 ? chart.XName : "position")} {SvgNumber.Figure(point.X)}";
    }
}
