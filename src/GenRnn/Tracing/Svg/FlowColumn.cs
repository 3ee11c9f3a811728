namespace GenRnn;

/// <summary>A flow diagram from top to bottom.</summary>
internal static class FlowColumn
{
    private const double Width = SvgFrame.Fitting, BoxHeight = 54, ArrowHeight = 34, Inset = 12, ArrowX = 28;

    /// <summary>The diagram as an SVG element.</summary>
    public static string Render(FlowDiagram diagram, string id)
    {
        var w = new SvgWriter();
        double y = 0.5;
        for (int i = 0; i < diagram.Stages.Count; i++)
        {
            FlowStage stage = diagram.Stages[i];
            y = DrawArrow(w, stage.ShapeIn, y);
            DrawBox(w, stage, y);
            y += BoxHeight;
        }

        if (diagram.Stages.Count > 0) y = DrawArrow(w, diagram.Stages[^1].ShapeOut, y);
        return SvgFrame.Wrap(id, "flow", Width, y + 2, diagram.Title, diagram.Description, w);
    }

    private static double DrawArrow(SvgWriter w, string shape, double y)
    {
        w.Add($"<path class=\"flow\" d=\"M{ArrowX} {y + 4}v{ArrowHeight - 8}m-4.5-5l4.5 5l4.5-5\"/>");
        SvgLabel.Add(w, shape, ArrowX + 14, y + (ArrowHeight / 2) + 4.5, Width - ArrowX - 14);
        return y + ArrowHeight;
    }

    private static void DrawBox(SvgWriter w, FlowStage stage, double y)
    {
        string[] right = [.. new[] { stage.ParameterWords, stage.MultiplyAddWords }.Where(t => t.Length > 0)];
        double room = Width - (3 * Inset) - right.Select(t => SvgText.Width(t)).DefaultIfEmpty(0).Max();
        w.Add($"<rect class=\"panel\" x=\"0.5\" y=\"{y}\" width=\"{Width - 1}\" height=\"{BoxHeight}\" rx=\"6\"/><g class=\"strong\">");
        SvgLabel.Add(w, stage.Name, Inset, y + (stage.Detail.Length > 0 ? 22 : 31.5), room);
        w.Add($"</g><g class=\"tick\">");
        if (stage.Detail.Length > 0) SvgLabel.Add(w, stage.Detail, Inset, y + 41, room);
        for (int i = 0; i < right.Length; i++)
            w.Add($"<text class=\"end\" x=\"{Width - Inset}\" y=\"{y + (right.Length == 1 ? 31.5 : 22 + (19 * i))}\">{right[i]}</text>");
        w.Add($"</g>");
    }
}
