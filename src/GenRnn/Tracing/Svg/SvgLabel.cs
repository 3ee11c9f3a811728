namespace GenRnn;

/// <summary>A label that is cut where it does not fit, and says its whole text in a title.</summary>
internal static class SvgLabel
{
    /// <summary>Writes the label with its baseline at <paramref name="y"/>, anchored as the element around it says.</summary>
    public static void Add(SvgWriter w, string text, double x, double y, double width)
    {
        string cut = SvgText.Fit(text, width);
        w.Add($"<text x=\"{x}\" y=\"{y}\">{cut}");
        if (cut != text) w.Add($"<title>{SvgText.Whole(text)}</title>");
        w.Add($"</text>");
    }
}
