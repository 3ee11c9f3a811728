namespace GenRnn;

/// <summary>Values with intervals around them, a row each on one axis: whether they lie apart, or within what is chance.</summary>
internal sealed record IntervalChart
{
    private const double Top = 30, RowHeight = 42;

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<IntervalRow> Rows { get; init; }

    /// <summary>Name of the values.</summary>
    public string ValueName { get; init; } = "";

    /// <summary>What the intervals are, in a few words.</summary>
    public string IntervalName { get; init; } = "";

    /// <summary>What one would see, in sentences.</summary>
    public string Description => Rows.Count == 0 ? "There are no values." : string.Join(" ", Rows.Select(Sentence));

    /// <summary>The chart as an SVG element.</summary>
    public string Render(string id)
    {
        var w = new SvgWriter();
        Axis axis = Axis();
        double bottom = Top + (Math.Max(Rows.Count, 1) * RowHeight), right = SvgFrame.Fitting - PlotArea.HalfFigure(axis);
        var plot = new PlotArea(axis, new Axis(0, 1, false, default), PlotArea.HalfFigure(axis), Top, right, bottom);
        w.Add($"<path class=\"grid\" d=\"");
        foreach (Tick tick in axis.Ticks) w.Add($"M{plot.AtX(tick.Value)} {Top}V{bottom}");
        w.Add($"\"/>");
        plot.Draw(w, ValueName, "");
        w.Add($"<text class=\"soft\" x=\"0\" y=\"14\">{SvgText.Fit(IntervalName, SvgFrame.Fitting)}</text>");
        for (int i = 0; i < Rows.Count; i++) Draw(w, plot, i, Top + (i * RowHeight));
        return SvgFrame.Wrap(id, "interval", SvgFrame.Fitting, bottom + PlotArea.Below, Title, Description, w);
    }

    private Axis Axis()
    {
        Axis axis = GenRnn.Axis.OfValues(Rows.Where(r => r.IsShown).SelectMany(r => (IEnumerable<double>)(r.HasInterval ? [r.Low, r.Value, r.High, .. r.Points] : [r.Value, .. r.Points])), log: false);
        return axis with { Ticks = GenRnn.Ticks.Linear(axis.Low, axis.High, 5).ToEquatableArray() };
    }

    private void Draw(SvgWriter w, PlotArea plot, int index, double top)
    {
        IntervalRow row = Rows[index];
        double y = top + 28;
        string figure = row.IsShown ? " " + SvgNumber.Figure(row.Value) : " no value", name = SvgText.Fit(row.Name, plot.Right - plot.Left - SvgText.Width(figure));
        w.Add($"<text class=\"halo\" x=\"{plot.Left + 2}\" y=\"{top + 16}\">{name}<tspan class=\"soft\">{figure}</tspan>");
        if (name != row.Name) w.Add($"<title>{SvgText.Whole(row.Name)}</title>");
        w.Add($"</text>");
        if (!row.IsShown) return;
        w.Add($"<g class=\"{SvgMarks.Colour(index)}\">");
        if (row.HasInterval) w.Add($"<path class=\"line\" d=\"M{plot.AtX(row.Low)} {y - 4}v8m0-4H{plot.AtX(row.High)}m0-4v8\"/>");
        if (row.Points.Count > 0)
        {
            w.Add($"<path class=\"dots\" d=\"");
            foreach (double point in row.Points.Where(SvgNumber.IsShown)) w.Add($"M{plot.AtX(point)} {y}h0");
            w.Add($"\"/>");
        }

        w.Add($"<path class=\"mark\" d=\"");
        SvgMarks.Add(w, index, plot.AtX(row.Value), y);
        w.Add($"\"/></g>");
    }

    private static string Sentence(IntervalRow row) => $"{SvgText.Name(row.Name)}: "
        + (!row.IsShown ? "no value." : row.HasInterval ? $"{SvgNumber.Figure(row.Value)}, from {SvgNumber.Figure(row.Low)} to {SvgNumber.Figure(row.High)}." : $"{SvgNumber.Figure(row.Value)}.");
}
