namespace GenRnn;

/// <summary>A flow diagram from left to right; what has no room continues in the next row.</summary>
internal static class FlowRows
{
    private const double BoxWidth = 188, BoxHeight = 96, RowGap = 44, Inset = 12;

    /// <summary>The diagram as an SVG element.</summary>
    public static string Render(FlowDiagram diagram, string id, double width)
    {
        int count = diagram.Stages.Count;
        // As long as the longest shape, within reason.
        double arrow = Math.Clamp(18 + diagram.Stages.Select(s => Math.Max(SvgText.Width(s.ShapeIn), SvgText.Width(s.ShapeOut))).DefaultIfEmpty(0).Max(), 72, 150), end = arrow - 8;
        // All in one row where boxes as wide as their texts fit.
        double[] widths = [.. diagram.Stages.Select(BoxWidthOf)];
        bool isOneRow = widths.Sum() + ((count - 1) * arrow) + (2 * end) <= width;
        if (!isOneRow) widths = [.. widths.Select(_ => BoxWidth)];
        int most = isOneRow ? Math.Max(1, count) : (int)Math.Max(1, (width - (2 * end) + arrow) / (BoxWidth + arrow));
        // Rows of about equal length: five stages in rows of four would leave one alone.
        int rows = Math.Max(1, (count + most - 1) / most), inRow = Math.Max(1, (count + rows - 1) / rows);
        var w = new SvgWriter();
        double x = 0, right = 0;
        for (int i = 0; i < count; i++)
        {
            FlowStage stage = diagram.Stages[i];
            x = i % inRow == 0 ? end : x + arrow;
            double y = 0.5 + (i / inRow * (BoxHeight + RowGap)), middle = y + (BoxHeight / 2);
            if (i > 0 && i % inRow == 0) DrawTurn(w, stage.ShapeIn, right, x, middle);
            else DrawArrow(w, stage.ShapeIn, x - (i == 0 ? end : arrow), x, middle);
            DrawBox(w, stage, x, y, widths[i]);
            x += widths[i];
            right = Math.Max(right, x);
            if (i == count - 1) DrawArrow(w, stage.ShapeOut, x, x + end, middle);
        }

        double total = Math.Max(SvgFrame.Fitting, right + end);
        return SvgFrame.Wrap(id, "flow", total, Math.Max(20, (rows * (BoxHeight + RowGap)) - RowGap + 2), diagram.Title, diagram.Description, w);
    }

    private static double BoxWidthOf(FlowStage stage) => Math.Clamp(
        (2 * Inset) + new[] { stage.Name, stage.Detail, stage.ParameterWords, stage.MultiplyAddWords }.Max(t => SvgText.Width(t) + 8), 88, BoxWidth);

    private static void DrawArrow(SvgWriter w, string shape, double from, double to, double y)
    {
        w.Add($"<path class=\"flow\" d=\"M{from + 6} {y}H{to - 6}m-5-4.5l5 4.5l-5 4.5\"/><g class=\"mid\">");
        SvgLabel.Add(w, shape, (from + to) / 2, y - 9, to - from - 6);
        w.Add($"</g>");
    }

    /// <summary>From the end of a row to the beginning of the next one, between the two.</summary>
    private static void DrawTurn(SvgWriter w, string shape, double from, double to, double y)
    {
        double above = y - BoxHeight - RowGap, between = y - ((BoxHeight + RowGap) / 2);
        w.Add($"<path class=\"flow\" d=\"M{from + 6} {above}h20V{between}H{to - 40}V{y}H{to - 6}m-5-4.5l5 4.5l-5 4.5\"/><g class=\"mid\">");
        SvgLabel.Add(w, shape, (from + to) / 2, between - 6, (from - to) / 2);
        w.Add($"</g>");
    }

    private static void DrawBox(SvgWriter w, FlowStage stage, double x, double y, double width)
    {
        w.Add($"<rect class=\"panel\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BoxHeight}\" rx=\"6\"/>");
        string[] lines = [.. new[] { stage.Detail, stage.ParameterWords, stage.MultiplyAddWords }.Where(t => t.Length > 0)];
        double line = y + ((BoxHeight - (19 * lines.Length)) / 2) + 4.5;
        w.Add($"<g class=\"strong\">");
        SvgLabel.Add(w, stage.Name, x + Inset, line, width - (2 * Inset));
        w.Add($"</g><g class=\"tick\">");
        foreach (string text in lines) SvgLabel.Add(w, text, x + Inset, line += 19, width - (2 * Inset));
        w.Add($"</g>");
    }
}
