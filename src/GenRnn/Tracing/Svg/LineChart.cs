namespace GenRnn;

/// <summary>Which value of a line is the one to reach.</summary>
internal enum BestValue
{
    /// <summary>None: say the lowest and the highest.</summary>
    None,

    /// <summary>The lowest: a loss.</summary>
    Lowest,

    /// <summary>The highest: an accuracy.</summary>
    Highest,
}

/// <summary>Values over epochs or anything else that runs on: lines that differ in dash, mark and colour.</summary>
internal sealed record LineChart
{
    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>Name of the positions.</summary>
    public string XName { get; init; } = "epoch";

    /// <summary>Name of the values.</summary>
    public string YName { get; init; } = "";

    /// <summary>Which value is ringed and named as the best.</summary>
    public BestValue Best { get; init; } = BestValue.None;

    /// <summary>Ends of the y axis where they are known.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>Whether the y axis is logarithmic; by default for positive values over more than two powers of ten.</summary>
    public bool? Log { get; init; }

    /// <summary>Values to compare with, as dotted lines across: what a model without memory reaches.</summary>
    public IReadOnlyList<(string Name, double Value)> Guides { get; init; } = [];

    /// <summary>Width in units: <see cref="SvgFrame.Fitting"/>, or more for a chart beside which nothing stands.</summary>
    public double Width { get; init; } = SvgFrame.Fitting;

    /// <summary>Height between the axes.</summary>
    public double PlotHeight { get; init; } = 170;

    /// <summary>What one would see, in sentences.</summary>
    public string Description => LineChartText.Describe(this, YAxis());

    /// <summary>The chart as an SVG element.</summary>
    public string Render(string id)
    {
        var w = new SvgWriter();
        Axis y = YAxis();
        double left = PlotArea.Gutter(y);
        double top = SvgLegend.Draw(w, [.. Series.Select(LegendEntry), .. Shown(Guides).Select(GuideEntry)], 0, 0, Width);
        string yName = (YName + (y.Log ? " (logarithmic)" : "")).Trim();
        top += yName.Length > 0 ? 34 : 12;

        Axis x = Axis.OfPositions(Series.SelectMany(s => s.X), (int)Math.Clamp((Width - left) / 60, 3, 12));
        double right = Width - PlotArea.HalfFigure(x);
        var plot = new PlotArea(x, y, left, top, right, top + PlotHeight);
        plot.Draw(w, XName, yName);
        foreach ((_, double value) in Shown(Guides)) w.Add($"<path class=\"guide\" d=\"M{left} {plot.AtY(value)}H{right}\"/>");
        for (int i = 0; i < Series.Count; i++) DrawSeries(w, plot, i);
        foreach (LineSeries series in Series) DrawBest(w, plot, series);

        double height = plot.Bottom + PlotArea.Below;
        if (LineChartText.Gaps(this) is { Length: > 0 } gaps)
        {
            w.Add($"<text class=\"soft\" x=\"0\" y=\"{height + 14}\">{gaps}</text>");
            height += 20;
        }

        if (!Series.Any(s => s.Shown.Any())) w.Add($"<text class=\"soft mid\" x=\"{(left + right) / 2}\" y=\"{top + (PlotHeight / 2)}\">no values</text>");
        return SvgFrame.Wrap(id, "line", Width, height, Title, LineChartText.Describe(this, y), w);
    }

    private Axis YAxis() => Axis.OfValues(Series.SelectMany(s => s.Shown).Select(p => p.Y).Concat(Shown(Guides).Select(g => g.Value)), Log, Range);

    private static IEnumerable<(string Name, double Value)> Shown(IEnumerable<(string Name, double Value)> guides) => guides.Where(g => SvgNumber.IsShown(g.Value));

    private SvgLegend.Entry LegendEntry(LineSeries series, int index) => new(series.Name, LineChartText.BestWords(series, Best), (w, x, y) =>
    {
        w.Add($"<g class=\"{SvgMarks.Colour(index)}\"><path class=\"line{SvgMarks.Dash(index)}\" d=\"M{x + 1} {y}h22\"/><path class=\"mark\" d=\"");
        SvgMarks.Add(w, index, x + 12, y);
        w.Add($"\"/></g>");
    });

    private static SvgLegend.Entry GuideEntry((string Name, double Value) guide) =>
        new(guide.Name, SvgNumber.Figure(guide.Value), (w, x, y) => w.Add($"<path class=\"guide\" d=\"M{x + 1} {y}h22\"/>"));

    private void DrawSeries(SvgWriter w, PlotArea plot, int index)
    {
        int columns = (int)Math.Max(1, (plot.Right - plot.Left) / 2);
        var runs = Thinning.Runs(Series[index].Points, x => (int)(plot.X.At(x) * columns), columns);
        if (runs.Count == 0) return;
        w.Add($"<g class=\"{SvgMarks.Colour(index)}\"><path class=\"line{SvgMarks.Dash(index)}\" d=\"");
        foreach (var run in runs)
        {
            w.Add($"M{plot.AtX(run[0].X)} {plot.AtY(run[0].Y)}{(run.Count > 1 ? "L" : "")}");
            for (int i = 1; i < run.Count; i++) w.Add($"{(i > 1 ? " " : "")}{plot.AtX(run[i].X)} {plot.AtY(run[i].Y)}");
        }

        // A mark at each point while they do not touch; then at some, which is enough to tell lines apart. Lone points have no line.
        var all = runs.SelectMany(r => r).ToList();
        int each = (int)Math.Ceiling(all.Count * 14 / (plot.Right - plot.Left));
        if (each > 1) each = Math.Max(each, all.Count / 8);
        w.Add($"\"/><path class=\"mark\" d=\"");
        foreach (var (x, y) in all.Where((_, i) => i % each == (index * each / 3) % each).Union(runs.Where(r => r.Count == 1).Select(r => r[0])))
            SvgMarks.Add(w, index, plot.AtX(x), plot.AtY(y));
        w.Add($"\"/></g>");
    }

    private void DrawBest(SvgWriter w, PlotArea plot, LineSeries series)
    {
        if (LineChartText.BestOf(series, Best) is { } best) w.Add($"<circle class=\"best\" cx=\"{plot.AtX(best.X)}\" cy=\"{plot.AtY(best.Y)}\" r=\"6.5\"/>");
    }
}
