namespace GenRnn;

/// <summary>A bar of a chart.</summary>
/// <param name="Label">What it is: a class.</param>
/// <param name="Value">Its length; negative to the left, not finite without a bar.</param>
/// <param name="IsRight">Whether it is the right answer: marked with a tick.</param>
/// <param name="IsAnswer">Whether it is what the model answered: marked with an arrow.</param>
internal sealed record Bar(string Label, double Value, bool IsRight = false, bool IsAnswer = false);

/// <summary>Horizontal bars with their labels and figures: scores or probabilities of the answers.</summary>
internal sealed record BarChart
{
    private const double RowHeight = 26, Thick = 14, Gap = 8;

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>The bars from top to bottom.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>Ends of the scale where they are known: 0 to 1 of probabilities.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>What one would see, in sentences.</summary>
    public string Description => Bars.Count == 0 ? "There are no bars." : string.Join(" ", Words());

    /// <summary>The chart as an SVG element.</summary>
    public string Render(string id)
    {
        var w = new SvgWriter();
        (double low, double high) = Ends();
        string[] figures = SvgNumber.Figures(Bars.Select(b => b.Value));
        double rightMark = Bars.Any(b => b.IsRight) ? 17 : 0, marks = rightMark + (Bars.Any(b => b.IsAnswer) ? 14 : 0);
        double labels = Bars.Select(b => SvgText.Width(SvgText.Fit(b.Label, 120))).DefaultIfEmpty(0).Max();
        double left = marks + labels + Gap, right = SvgFrame.Fitting - figures.Select(f => SvgText.Width(f)).DefaultIfEmpty(0).Max() - Gap, bottom = Bars.Count * RowHeight;
        double At(double value) => left + ((Math.Clamp(value, low, high) - low) / (high - low) * (right - left));

        for (int i = 0; i < Bars.Count; i++)
        {
            Bar bar = Bars[i];
            double middle = (i + 0.5) * RowHeight;
            if (bar.IsRight) Right(w, 0, middle);
            if (bar.IsAnswer) Answer(w, rightMark, middle);
            w.Add($"<g class=\"start{(bar.IsAnswer || bar.IsRight ? " strong" : "")}\">");
            SvgLabel.Add(w, bar.Label, marks, middle + 4.5, 120);
            w.Add($"</g>");
            if (SvgNumber.IsShown(bar.Value) && bar.Value != 0)
            {
                double from = Math.Min(At(0), At(bar.Value)), to = Math.Max(At(0), At(bar.Value));
                w.Add($"<g class=\"{SvgMarks.Colour(bar.Value < 0 ? 1 : 0)}\"><rect class=\"{(bar.IsAnswer || !Bars.Any(b => b.IsAnswer) ? "solid" : "solid pale")}\" x=\"{from}\" y=\"{middle - (Thick / 2)}\" width=\"{Math.Max(to - from, 0.5)}\" height=\"{Thick}\" rx=\"1.5\"/></g>");
            }

            w.Add($"<text class=\"end{(bar.IsAnswer ? " strong" : " soft")}\" x=\"{SvgFrame.Fitting}\" y=\"{middle + 4.5}\">{figures[i]}</text>");
        }

        w.Add($"<path class=\"axis\" d=\"M{At(0)} 2V{bottom - 2}\"/>");
        return SvgFrame.Wrap(id, "bars", SvgFrame.Fitting, bottom + DrawLegend(w, bottom), Title, Description, w);
    }

    private (double Low, double High) Ends()
    {
        double low = Range?.Low ?? 0, high = Range?.High ?? 0;
        foreach (Bar bar in Bars.Where(b => SvgNumber.IsShown(b.Value))) (low, high) = (Math.Min(low, bar.Value), Math.Max(high, bar.Value));
        (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        return high > low ? (low, high) : (0, 1);
    }

    private static void Right(SvgWriter w, double x, double y) => w.Add($"<path class=\"tickmark\" d=\"M{x + 1} {y}l3.5 4l6-8\"/>");

    private static void Answer(SvgWriter w, double x, double y) => w.Add($"<path class=\"solid\" d=\"M{x} {y - 4.5}l7 4.5l-7 4.5z\"/>");

    private double DrawLegend(SvgWriter w, double top)
    {
        var entries = new List<SvgLegend.Entry>();
        if (Bars.Any(b => b.IsAnswer)) entries.Add(new("the model's answer", "", (v, x, y) => Answer(v, x + 17, y)));
        if (Bars.Any(b => b.IsRight)) entries.Add(new("right answer", "", (v, x, y) => Right(v, x + 13, y)));
        return entries.Count == 0 ? 4 : 6 + SvgLegend.Draw(w, entries, 0, top + 6, SvgFrame.Fitting);
    }

    private IEnumerable<string> Words()
    {
        foreach (Bar bar in Bars.Take(12)) yield return $"{SvgText.Name(bar.Label)}: {SvgNumber.Figure(bar.Value)}{Role(bar)}.";
        if (Bars.Count <= 12) yield break;
        Bar[] shown = [.. Bars.Where(b => SvgNumber.IsShown(b.Value))];
        yield return $"{SvgNumber.Whole(Bars.Count)} bars in all.";
        if (shown.Length > 0) yield return $"The longest is {SvgText.Name(shown.MaxBy(b => b.Value)!.Label)}: {SvgNumber.Figure(shown.Max(b => b.Value))}.";
        foreach (Bar bar in Bars.Skip(12).Where(b => b.IsAnswer || b.IsRight)) yield return $"{SvgText.Name(bar.Label)}: {SvgNumber.Figure(bar.Value)}{Role(bar)}.";
    }

    private static string Role(Bar bar) => (bar.IsAnswer, bar.IsRight) switch
    {
        (true, true) => ", the model's answer, which is right",
        (true, false) => ", the model's answer",
        (false, true) => ", the right answer",
        _ => "",
    };
}
