namespace GenRnn;

/// <summary>
/// Numbers over steps as colours: a row for each unit, a column for each step. Few cells show their numbers; of many, negative
/// ones are hatched, so that signs show without colour. Cells without a finite number are crossed.
/// </summary>
/// <remarks>See <see cref="StepGrid.DrawCursor"/> for how a script moves the frame of the chosen step.</remarks>
internal sealed record HeatMap
{
    private const double Gap = 6;

    /// <summary>What is shown.</summary>
    public required string Title { get; init; }

    /// <summary>The numbers, row by row: [<see cref="Rows"/>, <see cref="Columns"/>].</summary>
    public required IReadOnlyList<float> Values { get; init; }

    /// <summary>Rows of the map: units.</summary>
    public required int Rows { get; init; }

    /// <summary>Columns of the map: steps.</summary>
    public required int Columns { get; init; }

    /// <summary>What a row is.</summary>
    public string RowName { get; init; } = "unit";

    /// <summary>What a column is.</summary>
    public string ColumnName { get; init; } = "step";

    /// <summary>Names of the rows; 1, 2, 3, ... for those that have none.</summary>
    public IReadOnlyList<string> RowLabels { get; init; } = [];

    /// <summary>Names of the columns; 1, 2, 3, ... for those that have none.</summary>
    public IReadOnlyList<string> ColumnLabels { get; init; } = [];

    /// <summary>Ends of the scale where they are known: 0 to 1 of a gate. Below zero they are made symmetric.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>Column that is framed at first, from 0; <see langword="null"/> for no frame.</summary>
    public int? Chosen { get; init; }

    /// <summary>Left end of the first column; by default as the names of the rows need it. Charts that shall align share one.</summary>
    public double? Gutter { get; init; }

    /// <summary>Least width of a column. Charts that shall align share one.</summary>
    public double LeastColumnWidth { get; init; } = 7;

    /// <summary>Whether cells show no numbers even where there is room: for maps beside each other, which are pictures to compare.</summary>
    public bool HidesNumbers { get; init; }

    /// <summary>Whether the cells show their numbers.</summary>
    public bool ShowsNumbers => !HidesNumbers && Columns is > 0 and <= 12 && Rows is > 0 and <= 24;

    /// <summary>The scale of colours.</summary>
    public HeatScale Scale => HeatScale.Of(Values, Range);

    /// <summary>What one would see, in sentences.</summary>
    public string Description => HeatMapText.Describe(this);

    /// <summary>The columns.</summary>
    public StepGrid Grid => StepGrid.Of(Columns, Gutter ?? NaturalGutter, LeastWidth);

    /// <summary>How wide a column has to be for what stands in it.</summary>
    public double LeastWidth => Math.Max(LeastColumnWidth, ShowsNumbers ? HeatCells.NumberWidth(this) : 0);

    private double NaturalGutter => Gap + 2 + Math.Max(
        SvgText.Width(SvgText.Fit(RowName, 82)) + 14,
        Enumerable.Range(0, Rows).Select(r => SvgText.Width(SvgText.Fit(StepGrid.Name(RowLabels, r), 96))).DefaultIfEmpty(0).Max());

    private double RowHeight => ShowsNumbers ? 20 : Rows switch { <= 16 => 18, <= 32 => 12, <= 64 => 8, <= 128 => 5, _ => 3 };

    /// <summary>The map as an SVG element.</summary>
    /// <exception cref="ArgumentException">There are not as many values as cells.</exception>
    public string Render(string id)
    {
        if (Rows < 0 || Columns < 0 || Values.Count != (long)Rows * Columns)
            throw new ArgumentException($"A heat map of {SvgNumber.Whole(Rows)} x {SvgNumber.Whole(Columns)} cells got {SvgNumber.Whole(Values.Count)} values; expected one a cell. Pass them row by row.", nameof(id));

        var w = new SvgWriter();
        StepGrid grid = Grid;
        HeatScale scale = Scale;
        double top = 22, height = Rows * RowHeight, bottom = top + height;
        w.Add($"<g class=\"soft end\"><text class=\"soft\" x=\"{grid.Left - Gap}\" y=\"14\">{SvgText.Fit(RowName, 82)} \u2193</text></g>");
        DrawRowNames(w, grid, top);
        HeatCells.Draw(w, id, this, scale, grid, top, RowHeight);
        grid.DrawNames(w, ColumnLabels, bottom + 17);
        w.Add($"<text class=\"soft start\" x=\"{grid.Left}\" y=\"14\">{SvgText.Fit(ColumnName, grid.Width - grid.Left - 20)} \u2192</text>");
        if (Chosen is { } chosen && chosen >= 0 && chosen < Columns) grid.DrawCursor(w, chosen, top - 1, height + 2);
        HeatLegend.Draw(w, id, scale, grid.Left, bottom + 32, Values.Any(v => !float.IsFinite(v)), hatched: !ShowsNumbers);
        return SvgFrame.Wrap(id, "map", grid.Width, bottom + 32 + HeatLegend.Height, Title, Description, w);
    }

    private void DrawRowNames(SvgWriter w, StepGrid grid, double top)
    {
        int each = StepGrid.Every(15 / RowHeight);
        w.Add($"<g class=\"tick end\">");
        for (int r = 0; r < Rows; r += each)
            SvgLabel.Add(w, StepGrid.Name(RowLabels, r), grid.Left - Gap, top + ((r + 0.5) * RowHeight) + 4.5, grid.Left - Gap);
        w.Add($"</g>");
    }
}
