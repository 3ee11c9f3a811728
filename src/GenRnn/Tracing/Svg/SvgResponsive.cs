namespace GenRnn;

/// <summary>Two drawings of the same, of which the style sheet shows the one that suits the screen.</summary>
internal static class SvgResponsive
{
    /// <summary>Both drawings: below 768 pixels the narrow one is shown, from there on the wide one. The other is hidden from all.</summary>
    /// <param name="id">Begins the ids: those of the wide drawing go on with <c>-w</c>.</param>
    /// <param name="title">Names the place where the wide drawing scrolls.</param>
    /// <param name="narrow">Draws for a phone, given an id.</param>
    /// <param name="wide">Draws for a large screen, given an id.</param>
    public static string Both(string id, string title, Func<string, string> narrow, Func<string, string> wide) =>
        $"<div class=\"only-narrow\">{narrow(id)}</div><div class=\"only-wide chart-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{HtmlWriter.Escape(title)}\">{wide(id + "-w")}</div>";
}
