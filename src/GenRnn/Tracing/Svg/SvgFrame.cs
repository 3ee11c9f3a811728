namespace GenRnn;

/// <summary>The element around a drawing: its size, its name and what it shows in words.</summary>
/// <remarks>
/// <para>The charts of the trace page are written here and by no library: OxyPlot's exporter writes fixed colours into
/// <c>style</c> attributes, which neither follow a reader's theme nor pass the page's content policy, ScottPlot and LiveCharts
/// draw with native code, and Plotly and Vega bring megabytes of script. What is needed is small: eight charts as text, of which
/// every colour is a variable of a style sheet (<see cref="SvgStyle"/>) and every name is escaped (<see cref="SvgWriter"/>).</para>
/// <para>A drawing of <see cref="Fitting"/> units shrinks with a phone's screen and stays readable there. A wider one has
/// class <c>chart-wide</c>, keeps its size and belongs into an element with class <c>chart-scroll</c>, which scrolls sideways; one
/// that needs a row of its own on a large screen has class <c>chart-broad</c>, too.</para>
/// </remarks>
internal static class SvgFrame
{
    /// <summary>Width of a drawing that fits a phone.</summary>
    public const double Fitting = 360;

    /// <summary>Width of a drawing beside which another one has room on a large screen.</summary>
    private const double Half = 480;

    /// <summary>Puts a drawing into its element.</summary>
    /// <param name="id">Begins every id of the drawing: a letter, then letters, digits and hyphens; another for each drawing of a page.</param>
    /// <param name="kind">Name of the class after <c>chart-</c>.</param>
    /// <param name="width">Width in units; a unit is a pixel where there is room.</param>
    /// <param name="height">Height in units.</param>
    /// <param name="title">What is shown, in a few words.</param>
    /// <param name="description">What one would see, in sentences with figures.</param>
    /// <param name="body">The drawing.</param>
    /// <exception cref="ArgumentException">The id could not stand in markup or in a reference.</exception>
    public static string Wrap(string id, string kind, double width, double height, string title, string description, SvgWriter body)
    {
        if (id.Length == 0 || !char.IsAsciiLetter(id[0]) || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"The id of a drawing is '{id}'; expected a letter, then letters, digits and hyphens. Name it like 'states-1'.", nameof(id));

        string wide = width > Half ? " chart-wide chart-broad" : width > Fitting ? " chart-wide" : "";
        return new SvgWriter()
            .Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-{kind}{wide}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">")
            .Add($"<title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>")
            .Add(body)
            .Add($"</svg>")
            .ToString();
    }
}
