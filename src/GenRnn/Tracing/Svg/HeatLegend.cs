namespace GenRnn;

/// <summary>The scale of a heat map: its colours with numbers, the hatch of negative cells, and the cross of missing ones.</summary>
internal static class HeatLegend
{
    /// <summary>Height of the legend.</summary>
    public const double Height = 30;

    private const double Swatch = 6, Thick = 10;

    /// <summary>Draws the legend, and defines the hatch that the cells use.</summary>
    public static void Draw(SvgWriter w, string id, HeatScale scale, double left, double top, bool missing, bool hatched, string caption = "")
    {
        double width = Swatch * Palette.Levels, words = Math.Max(caption.Length > 0 ? 12 + SvgText.Width(caption) : 0, missing ? 30 + SvgText.Width("no number") : 0);
        left = Math.Min(left, SvgFrame.Fitting - width - words);
        double middle = left + (width / 2);
        w.Add($"<g class=\"cells\" transform=\"translate({left} {top}) scale({Swatch} {Thick})\">");
        for (int level = 0; level < Palette.Levels; level++) w.Add($"<path class=\"{scale.Letter}{level}\" d=\"M{level} .5h1\"/>");
        w.Add($"</g>");
        if (scale.Diverging && hatched)
        {
            w.Add($"<pattern id=\"{id}-h\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M2 0v5\"/><path class=\"hatch beside\" d=\"M3 0v5\"/></pattern>");
            w.Add($"<rect x=\"{left}\" y=\"{top}\" width=\"{width / 2}\" height=\"{Thick}\" fill=\"url(#{id}-h)\"/>");
        }

        w.Add($"<g class=\"tick\"><text class=\"start\" x=\"{left}\" y=\"{top + 25}\">{SvgNumber.Figure(scale.Low)}</text>");
        w.Add($"<text class=\"mid\" x=\"{middle}\" y=\"{top + 25}\">{SvgNumber.Figure(scale.Diverging ? 0 : (scale.Low / 2) + (scale.High / 2))}</text>");
        w.Add($"<text class=\"end\" x=\"{left + width}\" y=\"{top + 25}\">{SvgNumber.Figure(scale.High)}</text></g>");
        w.Add($"<rect class=\"grid\" x=\"{left - 0.5}\" y=\"{top - 0.5}\" width=\"{width + 1}\" height=\"{Thick + 1}\"/>");
        if (caption.Length > 0) w.Add($"<text class=\"soft\" x=\"{left + width + 12}\" y=\"{top + 9.5}\">{caption}</text>");
        if (missing) w.Add($"<path class=\"axis\" d=\"M{left + width + 14} {top}l10 10m0-10l-10 10\"/><text class=\"soft\" x=\"{left + width + 30}\" y=\"{top + 9.5}\">no number</text>");
    }
}
