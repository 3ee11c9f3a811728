namespace GenRnn;

/// <summary>A bar for each step, up for positive values and down for negative ones: how much a step influenced the answer.</summary>
/// <remarks>Aligns with a <see cref="HeatMap"/> of the same steps, and has the same frame of the chosen step (<see cref="StepGrid.DrawCursor"/>).</remarks>
internal sealed record StepBars
{
    private const double Top = 22;

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>A value for each step.</summary>
    public required IReadOnlyList<float> Values { get; init; }

    /// <summary>What a bar's height is.</summary>
    public string ValueName { get; init; } = "";

    /// <summary>What a column is.</summary>
    public string ColumnName { get; init; } = "step";

    /// <summary>Names of the columns; 1, 2, 3, ... for those that have none.</summary>
    public IReadOnlyList<string> ColumnLabels { get; init; } = [];

    /// <summary>Value that has a place at least, so that charts beside each other have one scale.</summary>
    public float? High { get; init; }

    /// <summary>Column that is framed at first, from 0; <see langword="null"/> for no frame.</summary>
    public int? Chosen { get; init; }

    /// <summary>Left end of the first column; by default as the figures need it. Charts that shall align share one.</summary>
    public double? Gutter { get; init; }

    /// <summary>Least width of a column. Charts that shall align share one.</summary>
    public double LeastColumnWidth { get; init; } = 7;

    /// <summary>Height of the bars' space.</summary>
    public double PlotHeight { get; init; } = 80;

    /// <summary>The columns.</summary>
    public StepGrid Grid => StepGrid.Of(Values.Count, Gutter ?? PlotArea.Gutter(Axis()), LeastColumnWidth);

    /// <summary>What one would see, in sentences.</summary>
    public string Description => StepBarsText.Describe(this);

    /// <summary>The chart as an SVG element.</summary>
    public string Render(string id)
    {
        var w = new SvgWriter();
        StepGrid grid = Grid;
        Axis axis = Axis();
        var plot = new PlotArea(new Axis(0, 1, false, default), axis, grid.Left, Top, Math.Max(grid.Right, grid.Left + 1), Top + PlotHeight);
        plot.Draw(w, "", "");
        if (ValueName.Length > 0) w.Add($"<text class=\"soft\" x=\"0\" y=\"12\">{SvgText.Fit(ValueName, grid.Width - 70)}</text>");
        DrawBars(w, grid, plot, negative: false);
        DrawBars(w, grid, plot, negative: true);
        DrawMissing(w, grid, plot);
        grid.DrawNames(w, ColumnLabels, plot.Bottom + 18);
        // Right of the value's name: few columns end before it.
        double name = ValueName.Length == 0 ? 0 : Math.Min(SvgText.Width(ValueName), grid.Width - 70) + 12;
        double end = Math.Max(grid.Right, Math.Min(grid.Width, Math.Max(grid.Left, name) + SvgText.Width(SvgText.Fit(ColumnName, 60) + " \u2192")));
        w.Add($"<text class=\"soft end\" x=\"{end}\" y=\"12\">{SvgText.Fit(ColumnName, 60)} \u2192</text>");
        if (Chosen is { } chosen && chosen >= 0 && chosen < Values.Count) grid.DrawCursor(w, chosen, Top - 2, PlotHeight + 4);
        return SvgFrame.Wrap(id, "steps", grid.Width, plot.Bottom + 26, Title, Description, w);
    }

    private Axis Axis()
    {
        Axis axis = GenRnn.Axis.OfValues(Values.Where(float.IsFinite).Select(v => (double)v).Append(0).Append(High ?? 0), log: false);
        return axis with { Ticks = GenRnn.Ticks.Linear(axis.Low, axis.High, 3).ToEquatableArray() };
    }

    private void DrawBars(SvgWriter w, StepGrid grid, PlotArea plot, bool negative)
    {
        double zero = plot.AtY(0), width = Math.Max(grid.ColumnWidth - Math.Clamp(grid.ColumnWidth / 4, 1, 6), 1);
        if (!Values.Any(v => float.IsFinite(v) && (negative ? v < 0 : v > 0))) return;
        w.Add($"<path class=\"solid {SvgMarks.Colour(negative ? 1 : 0)}\" d=\"");
        for (int i = 0; i < Values.Count; i++)
            if (float.IsFinite(Values[i]) && (negative ? Values[i] < 0 : Values[i] > 0))
                w.Add($"M{grid.Middle(i) - (width / 2)} {zero}V{plot.AtY(Values[i])}h{width}V{zero}z");
        w.Add($"\"/>");
    }

    private void DrawMissing(SvgWriter w, StepGrid grid, PlotArea plot)
    {
        if (Values.All(float.IsFinite)) return;
        w.Add($"<path class=\"axis\" d=\"");
        for (int i = 0; i < Values.Count; i++)
            if (!float.IsFinite(Values[i])) w.Add($"M{grid.Middle(i) - 3} {plot.AtY(0) - 3}l6 6m0-6l-6 6");
        w.Add($"\"/>");
    }
}
