namespace GenRnn;

/// <summary>
/// The cells of a heat map: one path for each level of colour, in units of cells, as horizontal strokes one cell high. A run of
/// equal neighbours is one stroke; the way to the next run is relative. That is about six characters a run.
/// </summary>
internal static class HeatCells
{
    /// <summary>Of many cells each level has its share, so that neighbours that look alike become one run: 24 levels, 12 or 8.</summary>
    private static int LevelsInOne(int cells) => cells <= 4096 ? 1 : cells <= 8192 ? 2 : 3;

    /// <summary>Levels of the cells as they are drawn, row by row; -1 for no finite number.</summary>
    public static int[] Levels(IReadOnlyList<float> values, HeatScale scale)
    {
        int every = LevelsInOne(values.Count);
        return [.. values.Select(v => float.IsFinite(v) ? scale.Coarse(scale.Level(v), every) : -1)];
    }

    /// <summary>Width that the widest number needs.</summary>
    public static double NumberWidth(HeatMap map) => 2 + map.Values.Select(v => SvgText.Width(SvgNumber.Short(v), 12.25)).DefaultIfEmpty(0).Max();

    /// <summary>Draws the cells, their hatches or numbers, and a frame around them.</summary>
    public static void Draw(SvgWriter w, string id, HeatMap map, HeatScale scale, StepGrid grid, double top, double rowHeight)
    {
        int[] levels = Levels(map.Values, scale);
        double width = grid.Right - grid.Left, height = map.Rows * rowHeight;
        bool hatched = scale.Diverging && !map.ShowsNumbers;
        string place = DrawPaths(w, id, levels, map.Rows, map.Columns, scale, grid, top, rowHeight);
        if (hatched && levels.Any(l => l is >= 0 and < Palette.Levels / 2))
        {
            w.Add($"<mask id=\"{id}-m\"><g class=\"cells shape\" transform=\"{place}\"><use href=\"#{id}-n\"/></g></mask>");
            w.Add($"<rect x=\"{grid.Left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"url(#{id}-h)\" mask=\"url(#{id}-m)\"/>");
        }

        if (map.ShowsNumbers) DrawNumbers(w, map, scale, levels, grid, top, rowHeight);
        if (levels.Length > 0) w.Add($"<rect class=\"grid\" x=\"{grid.Left - 0.5}\" y=\"{top - 0.5}\" width=\"{width + 1}\" height=\"{height + 1}\"/>");
        else w.Add($"<text class=\"soft start\" x=\"{grid.Left}\" y=\"{top + 14}\">no values</text>");
    }

    /// <summary>Draws the cells alone.</summary>
    /// <returns>Where they are: the transformation from cells to units.</returns>
    public static string DrawPaths(SvgWriter w, string id, int[] levels, int rows, int columns, HeatScale scale, StepGrid grid, double top, double rowHeight)
    {
        string place = new SvgWriter().Add($"translate({grid.Left} {top}) scale({grid.ColumnWidth} {rowHeight})").ToString();
        w.Add($"<g class=\"cells\" transform=\"{place}\" data-rows=\"{rows}\" data-columns=\"{columns}\">");
        if (scale.Diverging) w.Add($"<g id=\"{id}-n\">");
        for (int level = 0; level < Palette.Levels; level++)
        {
            if (scale.Diverging && level == Palette.Levels / 2) w.Add($"</g>");
            DrawLevel(w, levels, level, columns, scale.Letter);
        }

        DrawMissing(w, levels, columns);
        if (grid.ColumnWidth >= 10 && rowHeight >= 10) DrawGaps(w, rows, columns);
        w.Add($"</g>");
        return place;
    }

    private static void DrawLevel(SvgWriter w, int[] levels, int level, int columns, string letter)
    {
        int x = 0, y = 0;
        bool open = false;
        for (int i = 0; i < levels.Length;)
        {
            if (levels[i] != level)
            {
                i++;
                continue;
            }

            int row = i / columns, column = i % columns, length = 1;
            while (column + length < columns && levels[i + length] == level) length++;
            if (!open) w.Add($"<path class=\"{letter}{level}\" d=\"M{column} {row + 0.5}h{length}");
            else w.Add($"m{column - x}{(row < y ? "" : " ")}{row - y}h{length}");
            open = true;
            (x, y) = (column + length, row);
            i += length;
        }

        if (open) w.Add($"\"/>");
    }

    private static void DrawMissing(SvgWriter w, int[] levels, int columns)
    {
        if (!levels.Contains(-1)) return;
        w.Add($"<path class=\"nan\" d=\"");
        for (int i = 0; i < levels.Length; i++)
            if (levels[i] < 0) w.Add($"M{(i % columns) + 0.15} {(i / columns) + 0.15}l.7 .7m0-.7l-.7 .7");
        w.Add($"\"/>");
    }

    private static void DrawGaps(SvgWriter w, int rows, int columns)
    {
        w.Add($"<path class=\"gap\" d=\"");
        for (int r = 1; r < rows; r++) w.Add($"M0 {r}h{columns}");
        for (int c = 1; c < columns; c++) w.Add($"M{c} 0v{rows}");
        w.Add($"\"/>");
    }

    private static void DrawNumbers(SvgWriter w, HeatMap map, HeatScale scale, int[] levels, StepGrid grid, double top, double rowHeight)
    {
        foreach (bool inner in (ReadOnlySpan<bool>)[true, false])
        {
            w.Add($"<g class=\"small mid {(inner ? "in" : "out")}\">");
            for (int i = 0; i < levels.Length; i++)
                if (levels[i] >= 0 && Palette.IsInner(scale.Diverging, levels[i]) == inner)
                    w.Add($"<text x=\"{grid.Middle(i % map.Columns)}\" y=\"{top + (((i / map.Columns) + 0.5) * rowHeight) + 4.25}\">{SvgNumber.Short(map.Values[i])}</text>");
            w.Add($"</g>");
        }
    }
}
