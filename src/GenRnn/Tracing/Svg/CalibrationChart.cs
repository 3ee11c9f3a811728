namespace GenRnn;

/// <summary>Answers of about the same confidence.</summary>
/// <param name="Confidence">Their mean confidence, 0 to 1.</param>
/// <param name="ShareRight">Share of them that was right, 0 to 1.</param>
/// <param name="Count">How many they are; bins without answers are left out.</param>
internal sealed record CalibrationDisc(double Confidence, double ShareRight, int Count);

/// <summary>
/// How far confidence can be believed: for each bin, the share of right answers over the mean confidence, as a disc whose area
/// goes with the number of answers, and a line to the diagonal, where both would agree.
/// </summary>
internal sealed record CalibrationChart
{
    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>The bins.</summary>
    public required IReadOnlyList<CalibrationDisc> Bins { get; init; }

    private IReadOnlyList<CalibrationDisc> Shown =>
        [.. Bins.Where(b => b is { Count: > 0, Confidence: >= 0 and <= 1, ShareRight: >= 0 and <= 1 }).OrderBy(b => b.Confidence)];

    /// <summary>What one would see, in sentences.</summary>
    public string Description => Describe();

    /// <summary>The chart as an SVG element.</summary>
    public string Render(string id)
    {
        var w = new SvgWriter();
        IReadOnlyList<CalibrationDisc> bins = Shown;
        Axis axis = Axis.OfValues([], log: false, range: (0, 1));
        double left = PlotArea.Gutter(axis), right = SvgFrame.Fitting - PlotArea.HalfFigure(axis);
        var plot = new PlotArea(axis, axis, left, 34, right, 34 + ((right - left) * 0.8));
        plot.Draw(w, "mean confidence", "share right");
        w.Add($"<path class=\"guide\" d=\"M{left} {plot.Bottom}L{right} {plot.Top}\"/><path class=\"line c1\" d=\"");
        foreach (CalibrationDisc bin in bins) w.Add($"M{plot.AtX(bin.Confidence)} {plot.AtY(bin.ShareRight)}V{plot.AtY(bin.Confidence)}");
        w.Add($"\"/><g class=\"c0\">");
        double most = bins.Select(b => (double)b.Count).DefaultIfEmpty(1).Max();
        double Radius(CalibrationDisc bin) => Math.Max(3, 9 * Math.Sqrt(bin.Count / most));
        foreach (CalibrationDisc bin in bins) w.Add($"<circle class=\"disc\" cx=\"{plot.AtX(bin.Confidence)}\" cy=\"{plot.AtY(bin.ShareRight)}\" r=\"{Radius(bin)}\"/>");
        w.Add($"</g><g class=\"mid\">");
        List<(double X, double Y, double Half, string Count)> taken = [];
        foreach (CalibrationDisc bin in bins.OrderByDescending(b => b.Count))
        {
            // On the side away from the diagonal, where no line is, or on the other; of bins that lie close together the small ones go without.
            string count = SvgNumber.Whole(bin.Count);
            double above = -Radius(bin) - 5, below = Radius(bin) + 14, half = SvgText.Width(count) / 2;
            double x = Math.Clamp(plot.AtX(bin.Confidence), half, SvgFrame.Fitting - half);
            foreach (double beyond in bin.ShareRight >= bin.Confidence ? (ReadOnlySpan<double>)[above, below] : [below, above])
            {
                double y = Math.Clamp(plot.AtY(bin.ShareRight) + beyond, plot.Top - 6, plot.Bottom - 4);
                if (taken.Any(t => Math.Abs(t.X - x) < t.Half + half + 4 && Math.Abs(t.Y - y) < SvgText.Size)) continue;
                taken.Add((x, y, half, count));
                break;
            }
        }

        foreach ((double x, double y, _, string count) in taken.OrderBy(t => t.X)) w.Add($"<text class=\"halo\" x=\"{x}\" y=\"{y}\">{count}</text>");

        w.Add($"</g>");
        if (bins.Count == 0) w.Add($"<text class=\"soft mid\" x=\"{(left + right) / 2}\" y=\"{(plot.Top + plot.Bottom) / 2}\">no answers</text>");
        double top = plot.Bottom + PlotArea.Below + 6;
        top += SvgLegend.Draw(w, Legend, 0, top, SvgFrame.Fitting);
        return SvgFrame.Wrap(id, "calibration", SvgFrame.Fitting, top, Title, Describe(), w);
    }

    private static IReadOnlyList<SvgLegend.Entry> Legend { get; } =
    [
        new("answers, with their number", "", (w, x, y) => w.Add($"<g class=\"c0\"><circle class=\"disc\" cx=\"{x + 12}\" cy=\"{y}\" r=\"5\"/></g>")),
        new("gap", "", (w, x, y) => w.Add($"<path class=\"line c1\" d=\"M{x + 12} {y - 7}v14\"/>")),
        new("confidence = share right", "", (w, x, y) => w.Add($"<path class=\"guide\" d=\"M{x + 1} {y}h22\"/>")),
    ];

    private string Describe()
    {
        IReadOnlyList<CalibrationDisc> bins = Shown;
        if (bins.Count == 0) return "There are no answers.";
        double all = bins.Sum(b => (double)b.Count), gap = bins.Sum(b => b.Count * Math.Abs(b.ShareRight - b.Confidence)) / all;
        CalibrationDisc far = bins.MaxBy(b => Math.Abs(b.ShareRight - b.Confidence))!;
        return $"{SvgNumber.Whole((long)all)} answers in {SvgNumber.Whole(bins.Count)} {(bins.Count == 1 ? "bin" : "bins")}; mean gap between confidence and share right {SvgNumber.Figure(gap)}; "
            + $"largest gap: confidence {SvgNumber.Figure(far.Confidence)}, share right {SvgNumber.Figure(far.ShareRight)}, of {SvgNumber.Whole(far.Count)} {(far.Count == 1 ? "answer" : "answers")}.";
    }
}
