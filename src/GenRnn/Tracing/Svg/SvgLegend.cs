namespace GenRnn;

/// <summary>Names of series beside a sample of each, in as many rows as they need.</summary>
internal static class SvgLegend
{
    /// <summary>Height of a row.</summary>
    public const double RowHeight = 20;

    private const double Sample = 30, Space = 16;

    /// <summary>A name and perhaps a figure, with what draws its sample in the 24 units right of the place it is given.</summary>
    public readonly record struct Entry(string Name, string Figure, Action<SvgWriter, double, double> Sample);

    /// <summary>Draws the entries.</summary>
    /// <returns>Height of the rows.</returns>
    public static double Draw(SvgWriter w, IReadOnlyList<Entry> entries, double left, double top, double width)
    {
        double x = left, y = top;
        foreach (Entry entry in entries)
        {
            string figure = entry.Figure.Length > 0 ? " " + entry.Figure : "";
            double beside = Sample + SvgText.Width(figure);
            string name = SvgText.Fit(entry.Name, width - beside);
            double needed = beside + SvgText.Width(name);
            if (x > left && x + needed > left + width) (x, y) = (left, y + RowHeight);
            entry.Sample(w, x, y + 10);
            w.Add($"<text x=\"{x + Sample}\" y=\"{y + 14.5}\">{name}");
            if (figure.Length > 0) w.Add($"<tspan class=\"soft\">{figure}</tspan>");
            if (name != entry.Name) w.Add($"<title>{SvgText.Whole(entry.Name)}</title>");
            w.Add($"</text>");
            x += needed + Space;
        }

        return entries.Count == 0 ? 0 : y + RowHeight - top;
    }
}
