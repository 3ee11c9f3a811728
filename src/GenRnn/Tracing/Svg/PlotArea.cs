namespace GenRnn;

/// <summary>Where a chart's data lies between its axes, in units of the drawing.</summary>
/// <param name="X">Direction to the right.</param>
/// <param name="Y">Direction upwards.</param>
/// <param name="Left">Where x begins.</param>
/// <param name="Top">Where y ends.</param>
/// <param name="Right">Where x ends.</param>
/// <param name="Bottom">Where y begins.</param>
internal sealed record PlotArea(Axis X, Axis Y, double Left, double Top, double Right, double Bottom)
{
    /// <summary>Space below for figures and the name of the x axis.</summary>
    public const double Below = 40;

    /// <summary>Place of a position, from the left.</summary>
    public double AtX(double value) => Left + (X.At(value) * (Right - Left));

    /// <summary>Place of a value, from the top.</summary>
    public double AtY(double value) => Bottom - (Y.At(value) * (Bottom - Top));

    /// <summary>Space that the figures of an axis need at its left.</summary>
    public static double Gutter(Axis y) => 10 + y.Ticks.Select(t => SvgText.Width(t.Text)).DefaultIfEmpty(0).Max();

    /// <summary>Space that the last figure of an axis below needs at the right.</summary>
    public static double HalfFigure(Axis x) => Math.Max(8, x.Ticks.Select(t => SvgText.Width(t.Text) / 2).DefaultIfEmpty(0).Max());

    /// <summary>Grid, axis line, figures, and names of the axes.</summary>
    public void Draw(SvgWriter w, string xName, string yName)
    {
        w.Add($"<path class=\"grid\" d=\"");
        foreach (Tick tick in Y.Ticks) w.Add($"M{Left} {AtY(tick.Value)}H{Right}");
        w.Add($"\"/><path class=\"axis\" d=\"M{Left} {AtY(Y.Log ? Y.Low : Math.Clamp(0, Y.Low, Y.High))}H{Right}");
        foreach (Tick tick in X.Ticks) w.Add($"M{AtX(tick.Value)} {Bottom}v4");
        w.Add($"\"/><g class=\"tick end\">");
        foreach (Tick tick in Y.Ticks) w.Add($"<text x=\"{Left - 6}\" y=\"{AtY(tick.Value) + 4.5}\">{tick.Text}</text>");
        w.Add($"</g><g class=\"tick mid\">");
        foreach (Tick tick in X.Ticks) w.Add($"<text x=\"{AtX(tick.Value)}\" y=\"{Bottom + 18}\">{tick.Text}</text>");
        w.Add($"</g>");
        if (yName.Length > 0) w.Add($"<text class=\"soft\" x=\"0\" y=\"{Top - 14}\">{SvgText.Fit(yName, Right)}</text>");
        if (xName.Length > 0) w.Add($"<text class=\"soft mid\" x=\"{(Left + Right) / 2}\" y=\"{Bottom + 36}\">{SvgText.Fit(xName, Right - Left)}</text>");
    }
}
