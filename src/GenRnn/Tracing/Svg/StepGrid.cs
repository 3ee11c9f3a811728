namespace GenRnn;

/// <summary>
/// Columns of equal width, one a step, that charts of the same steps share: a map and the bars above it align when both are
/// made with the same number of columns, the same gutter and the same least width.
/// </summary>
/// <param name="Left">Where the first column begins.</param>
/// <param name="Columns">How many there are.</param>
/// <param name="ColumnWidth">Width of each, in whole units, so that cells are equally wide.</param>
internal readonly record struct StepGrid(double Left, int Columns, double ColumnWidth)
{
    /// <summary>Space right of the last column.</summary>
    public const double Margin = 8;

    private const int Widest = 40;

    /// <summary>Where the last column ends.</summary>
    public double Right => Left + (Columns * ColumnWidth);

    /// <summary>Width of the drawing.</summary>
    public double Width => Math.Max(SvgFrame.Fitting, Right + Margin);

    /// <summary>Columns as wide as a phone allows, and no narrower than they need.</summary>
    public static StepGrid Of(int columns, double gutter, double least)
    {
        gutter = Math.Ceiling(gutter);
        double room = SvgFrame.Fitting - Margin - gutter;
        return new(gutter, columns, Math.Clamp(Math.Floor(room / Math.Max(1, columns)), Math.Ceiling(least), Math.Max(Widest, Math.Ceiling(least))));
    }

    /// <summary>Middle of a column.</summary>
    public double Middle(int column) => Left + ((column + 0.5) * ColumnWidth);

    /// <summary>
    /// The frame of the chosen step. A script moves it: attribute <c>x</c> of the element with class <c>cursor</c> is
    /// <c>data-x0 + step * data-width</c> for a step from 0 to <c>data-columns - 1</c>, where attribute <c>data-column</c> names
    /// the step shown. The step under a pointer is <c>floor((x - data-x0) / data-width)</c>, x in units of the drawing.
    /// </summary>
    public void DrawCursor(SvgWriter w, int column, double top, double height) =>
        w.Add($"<rect class=\"cursor\" x=\"{Left + (column * ColumnWidth)}\" y=\"{top}\" width=\"{ColumnWidth}\" height=\"{height}\" rx=\"1.5\" data-x0=\"{Left}\" data-width=\"{ColumnWidth}\" data-columns=\"{Columns}\" data-column=\"{column}\"/>");

    /// <summary>Names below the columns, as many as have room.</summary>
    public void DrawNames(SvgWriter w, IReadOnlyList<string> names, double baseline)
    {
        if (Columns == 0) return;
        double widest = Enumerable.Range(0, Columns).Max(c => SvgText.Width(SvgText.Fit(Name(names, c), 72)));
        int each = Every((widest + 8) / ColumnWidth);
        w.Add($"<g class=\"tick mid\">");
        for (int c = 0; c < Columns; c += each) SvgLabel.Add(w, Name(names, c), Middle(c), baseline, 72);
        w.Add($"</g>");
    }

    /// <summary>Name of a row or column: 1, 2, 3, ... where nobody gave one.</summary>
    public static string Name(IReadOnlyList<string> names, int index) => index < names.Count ? names[index] : SvgNumber.Whole(index + 1);

    /// <summary>Every how many names have room: 1, 2, 5, 10, 20, ...</summary>
    public static int Every(double needed)
    {
        int each = 1;
        for (int i = 0; each < needed && each < 1_000_000; i++) each = i % 3 == 1 ? each * 5 / 2 : each * 2;
        return each;
    }
}
