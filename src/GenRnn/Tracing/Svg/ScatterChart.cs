namespace GenRnn;

/// <summary>Predicted against actual values, with the diagonal on which a perfect model's points lie.</summary>
internal sealed record ScatterChart
{
    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>The points.</summary>
    public required IReadOnlyList<(double Actual, double Predicted)> Points { get; init; }

    /// <summary>Point that is ringed, from 0: the example that the page shows.</summary>
    public int? Chosen { get; init; }

    /// <summary>Name of the horizontal axis.</summary>
    public string ActualName { get; init; } = "actual";

    /// <summary>Name of the vertical axis.</summary>
    public string PredictedName { get; init; } = "predicted";

    private IEnumerable<(double Actual, double Predicted)> Shown => Points.Where(p => SvgNumber.IsShown(p.Actual) && SvgNumber.IsShown(p.Predicted));

    /// <summary>What one would see, in sentences.</summary>
    public string Description => Describe();

    /// <summary>The chart as an SVG element.</summary>
    public string Render(string id)
    {
        var w = new SvgWriter();
        Axis axis = Axis.OfValues(Shown.SelectMany(p => new[] { p.Actual, p.Predicted }), log: false);
        double left = PlotArea.Gutter(axis), right = SvgFrame.Fitting - PlotArea.HalfFigure(axis), side = right - left;
        var plot = new PlotArea(Thinned(axis), axis, left, 34, right, 34 + (side * 0.85));
        plot.Draw(w, ActualName, PredictedName);
        w.Add($"<path class=\"guide\" d=\"M{plot.AtX(axis.Low)} {plot.AtY(axis.Low)}L{plot.AtX(axis.High)} {plot.AtY(axis.High)}\"/><path class=\"dots c0\" d=\"");
        // Points in the same place are one: thousands of them cost no more than the places there are.
        var places = new HashSet<(double, double)>();
        foreach (var (actual, predicted) in Shown)
        {
            (double X, double Y) place = (Math.Round(plot.AtX(actual)), Math.Round(plot.AtY(predicted)));
            if (places.Add(place)) w.Add($"M{place.X} {place.Y}h0");
        }

        w.Add($"\"/>");
        if (Chosen is { } chosen && chosen >= 0 && chosen < Points.Count && LineSeries.IsShown(Points[chosen]))
            w.Add($"<circle class=\"best\" cx=\"{plot.AtX(Points[chosen].Actual)}\" cy=\"{plot.AtY(Points[chosen].Predicted)}\" r=\"7\"/>");
        if (places.Count == 0) w.Add($"<text class=\"soft mid\" x=\"{(left + right) / 2}\" y=\"{(plot.Top + plot.Bottom) / 2}\">no points</text>");
        double top = plot.Bottom + PlotArea.Below + 6;
        top += SvgLegend.Draw(w, Legend(), 0, top, SvgFrame.Fitting);
        return SvgFrame.Wrap(id, "scatter", SvgFrame.Fitting, top, Title, Describe(), w);
    }

    private List<SvgLegend.Entry> Legend()
    {
        var entries = new List<SvgLegend.Entry> { new("predicted = actual", "", (w, x, y) => w.Add($"<path class=\"guide\" d=\"M{x + 1} {y}h22\"/>")) };
        if (Chosen is not null) entries.Add(new("this example", "", (w, x, y) => w.Add($"<circle class=\"best\" cx=\"{x + 12}\" cy=\"{y}\" r=\"6.5\"/>")));
        return entries;
    }

    /// <summary>The axis with fewer figures when they would touch side by side.</summary>
    private static Axis Thinned(Axis axis)
    {
        double widest = axis.Ticks.Select(t => SvgText.Width(t.Text)).DefaultIfEmpty(0).Max();
        int each = (int)Math.Ceiling(axis.Ticks.Count * (widest + 10) / 290);
        return axis with { Ticks = axis.Ticks.Where((_, i) => i % Math.Max(each, 1) == 0).ToEquatableArray() };
    }

    private string Describe()
    {
        var shown = Shown.ToList();
        if (shown.Count == 0) return "There are no points.";
        int missing = Points.Count - shown.Count;
        var far = shown.MaxBy(p => Math.Abs(p.Predicted - p.Actual));
        string F(double v) => SvgNumber.Figure(v);
        return $"{SvgNumber.Whole(shown.Count)} {(shown.Count == 1 ? "point" : "points")}; {SvgText.Name(ActualName)} from {F(shown.Min(p => p.Actual))} to {F(shown.Max(p => p.Actual))}, "
            + $"{SvgText.Name(PredictedName)} from {F(shown.Min(p => p.Predicted))} to {F(shown.Max(p => p.Predicted))}; mean absolute difference {F(shown.Average(p => Math.Abs(p.Predicted - p.Actual)))}, "
            + $"largest where {SvgText.Name(ActualName)} is {F(far.Actual)} and {SvgText.Name(PredictedName)} {F(far.Predicted)}."
            + (missing == 0 ? "" : missing == 1 ? " 1 point is not finite." : $" {SvgNumber.Whole(missing)} points are not finite.");
    }
}
