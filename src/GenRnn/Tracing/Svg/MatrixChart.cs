namespace GenRnn;

/// <summary>
/// How often each class was answered for each class: a row for what was right, a column for what was answered. Colours are shares
/// of the row, numbers are counts; right answers lie in framed cells.
/// </summary>
internal sealed record MatrixChart
{
    private const double Gap = 6, Top = 22;

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>Names of the classes.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Counts, row by row: [right class, answered class].</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    /// <summary>What one would see, in sentences.</summary>
    public string Description => MatrixChartText.Describe(this);

    /// <summary>How many examples have this class.</summary>
    public long RowSum(int row)
    {
        long sum = 0;
        for (int c = 0; c < Classes.Count; c++) sum += Counts[(row * Classes.Count) + c];
        return sum;
    }

    /// <summary>Share of its row's examples that each cell has; 0 where there are none.</summary>
    public double[] Shares()
    {
        long[] sums = [.. Enumerable.Range(0, Classes.Count).Select(RowSum)];
        return [.. Counts.Select((count, i) => sums[i / Classes.Count] > 0 ? (double)count / sums[i / Classes.Count] : 0)];
    }

    /// <summary>The matrix as an SVG element.</summary>
    /// <exception cref="ArgumentException">There are not as many counts as pairs of classes.</exception>
    public string Render(string id)
    {
        int n = Classes.Count;
        if (Counts.Count != (long)n * n)
            throw new ArgumentException($"A matrix of {SvgNumber.Whole(n)} classes got {SvgNumber.Whole(Counts.Count)} counts; expected one for each pair. Pass them row by row.", nameof(id));

        var w = new SvgWriter();
        var scale = new HeatScale(0, 1, false);
        double gutter = Math.Ceiling(Gap + Math.Max(SvgText.Width("right") + 14, Classes.Select(c => SvgText.Width(SvgText.Fit(c, 100))).DefaultIfEmpty(0).Max()));
        var grid = new StepGrid(gutter, n, Math.Clamp(Math.Floor((SvgFrame.Fitting - StepGrid.Margin - gutter) / Math.Max(n, 1)), 22, 56));
        double side = grid.ColumnWidth, rowHeight = Math.Clamp(side, 22, 40), bottom = Top + (n * rowHeight);
        double[] shares = Shares();
        int[] levels = [.. shares.Select(scale.Level)];

        w.Add($"<text class=\"soft end\" x=\"{grid.Left - Gap}\" y=\"14\">right \u2193</text><text class=\"soft start\" x=\"{grid.Left}\" y=\"14\">answered \u2192</text><g class=\"tick end\">");
        for (int r = 0; r < n; r++) SvgLabel.Add(w, Classes[r], grid.Left - Gap, Top + ((r + 0.5) * rowHeight) + 4.5, 100);
        w.Add($"</g>");
        HeatCells.DrawPaths(w, id, levels, n, n, scale, grid, Top, rowHeight);
        MatrixCells.Draw(w, this, shares, levels, grid, Top, rowHeight);
        double names = DrawColumnNames(w, grid, bottom);
        HeatLegend.Draw(w, id, scale, grid.Left, bottom + names + 12, missing: false, hatched: false, "share of row");
        return SvgFrame.Wrap(id, "matrix", grid.Width, bottom + names + 12 + HeatLegend.Height, Title, Description, w);
    }

    /// <summary>Names below: level where they fit side by side, else upright.</summary>
    private double DrawColumnNames(SvgWriter w, StepGrid grid, double bottom)
    {
        double widest = Classes.Select(c => SvgText.Width(SvgText.Fit(c, 100))).DefaultIfEmpty(0).Max();
        bool level = widest + 4 <= grid.ColumnWidth;
        w.Add($"<g class=\"tick {(level ? "mid" : "end")}\">");
        for (int c = 0; c < Classes.Count; c++)
        {
            if (level) SvgLabel.Add(w, Classes[c], grid.Middle(c), bottom + 17, 100);
            else
            {
                w.Add($"<g transform=\"translate({grid.Middle(c) + 4.5} {bottom + 6}) rotate(-90)\">");
                SvgLabel.Add(w, Classes[c], 0, 0, 100);
                w.Add($"</g>");
            }
        }

        w.Add($"</g>");
        return level ? 20 : widest + 8;
    }
}
