namespace GenRnn;

/// <summary>Numbers in the cells of a matrix, as far as they fit, and the frames of right answers.</summary>
internal static class MatrixCells
{
    /// <summary>Draws them.</summary>
    public static void Draw(SvgWriter w, MatrixChart chart, double[] shares, int[] levels, StepGrid grid, double top, double rowHeight)
    {
        int n = chart.Classes.Count;
        bool counts = chart.Counts.All(c => SvgText.Width(SvgNumber.Whole(c), 12.25) <= grid.ColumnWidth - 2);
        bool percents = counts && rowHeight >= 38 && grid.ColumnWidth >= SvgText.Width("100\u202F%", 12.25) + 4;
        foreach (bool inner in (ReadOnlySpan<bool>)[true, false])
        {
            w.Add($"<g class=\"small mid {(inner ? "in" : "out")}\">");
            for (int i = 0; counts && i < levels.Length; i++)
            {
                if (chart.Counts[i] == 0 || Palette.IsInner(false, levels[i]) != inner) continue;
                double x = grid.Middle(i % n), y = top + (((i / n) + 0.5) * rowHeight) + 4.25;
                w.Add($"<text x=\"{x}\" y=\"{(percents ? y - 7.5 : y)}\">{SvgNumber.Whole(chart.Counts[i])}</text>");
                if (percents) w.Add($"<text x=\"{x}\" y=\"{y + 7.5}\">{SvgNumber.Percent(shares[i])}</text>");
            }

            w.Add($"</g>");
        }

        w.Add($"<path class=\"right\" d=\"");
        for (int i = 0; i < n; i++)
            w.Add($"M{grid.Left + (i * grid.ColumnWidth) + 1} {top + (i * rowHeight) + 1}h{grid.ColumnWidth - 2}v{rowHeight - 2}h{2 - grid.ColumnWidth}z");
        w.Add($"\"/><rect class=\"grid\" x=\"{grid.Left - 0.5}\" y=\"{top - 0.5}\" width=\"{(n * grid.ColumnWidth) + 1}\" height=\"{(n * rowHeight) + 1}\"/>");
    }
}
