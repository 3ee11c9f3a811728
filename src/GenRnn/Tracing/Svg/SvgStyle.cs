using System.Text;

namespace GenRnn;

/// <summary>The style sheet of all drawings: every colour is a variable, so that drawings follow the reader's theme and print light.</summary>
internal static class SvgStyle
{
    private const string Rules = """
        .chart{display:block;width:100%;max-width:396px;height:auto;overflow:visible;color:var(--ch-ink);font:13px/1.2 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
        .chart-wide{width:auto;max-width:none}
        .chart-scroll{overflow-x:auto;max-width:100%}
        .chart text{fill:var(--ch-ink)}
        .chart .tick text,.chart .soft{fill:var(--ch-soft)}
        .chart .strong{font-weight:600}
        .chart .small{font-size:12.25px}
        .chart .start{text-anchor:start}
        .chart .mid{text-anchor:middle}
        .chart .end{text-anchor:end}
        .chart .halo{paint-order:stroke;stroke:var(--ch-surface);stroke-width:4px;stroke-linejoin:round}
        .chart .grid{fill:none;stroke:var(--ch-grid)}
        .chart .axis{fill:none;stroke:var(--ch-line)}
        .chart .panel{fill:var(--ch-panel);stroke:var(--ch-line)}
        .chart .line{fill:none;stroke:currentColor;stroke-width:2px;stroke-linejoin:round;stroke-linecap:round}
        .chart .mark{fill:var(--ch-surface);stroke:currentColor;stroke-width:1.75px;stroke-linejoin:round}
        .chart .solid{fill:currentColor}
        .chart .pale{fill-opacity:.5}
        .chart .dots{fill:none;stroke:currentColor;stroke-width:5px;stroke-linecap:round;stroke-opacity:.6}
        .chart .disc{fill:currentColor;fill-opacity:.85;stroke:var(--ch-surface)}
        .chart .tickmark{fill:none;stroke:var(--ch-ink);stroke-width:2px;stroke-linecap:round;stroke-linejoin:round}
        .chart .flow{fill:none;stroke:var(--ch-soft);stroke-width:1.5px;stroke-linecap:round;stroke-linejoin:round}
        .chart .right{fill:none;stroke:var(--ch-ink);stroke-width:1.5px}
        .chart .best{fill:none;stroke:var(--ch-ink);stroke-width:1.5px}
        .chart .guide{fill:none;stroke:var(--ch-soft);stroke-width:1.25px;stroke-dasharray:2 3}
        .chart .cursor{fill:none;stroke:var(--ch-ink);stroke-width:2px;paint-order:stroke;pointer-events:none}
        .cells{fill:none;stroke-width:1;shape-rendering:crispEdges}
        .chart .cells .nan,.chart .cells .gap{vector-effect:non-scaling-stroke;stroke-width:1px}
        .chart .cells .nan{stroke:var(--ch-line);shape-rendering:auto}
        .chart .cells .gap{stroke:var(--ch-surface)}
        .chart .hatch{fill:none;stroke:var(--ch-ink);stroke-opacity:.6}
        .chart .beside{stroke:var(--ch-surface)}
        .shape{--ch-mask:#fff}
        .chart .in text{fill:var(--ch-inner)}
        .chart .out text{fill:var(--ch-outer)}
        .chart .dash1{stroke-dasharray:7 5}
        .chart .dash2{stroke-dasharray:1 5}
        .chart .dash3{stroke-dasharray:9 4 1 4}
        .only-narrow{display:none}
        @media (max-width:767.98px){.only-narrow{display:block}.only-wide{display:none}}
        @media (forced-colors:active){.chart{forced-color-adjust:none;background:var(--ch-surface)}}
        """;

    /// <summary>The variables of the light theme, for a rule's braces.</summary>
    public static string LightVariables { get; } = Variables(Palette.Light);

    /// <summary>The variables of the dark theme, for a rule's braces.</summary>
    public static string DarkVariables { get; } = Variables(Palette.Dark);

    /// <summary>The whole sheet: light, dark for readers whose system is dark, light again on paper.</summary>
    public static string Css { get; } =
        $":root{{{LightVariables}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{DarkVariables}}}}}\n{Rules.ReplaceLineEndings("\n")}\n{Classes()}";

    private static string Variables(Palette p)
    {
        var text = new StringBuilder();
        void Add(string name, string colour) => text.Append($"--ch-{name}:{colour};");
        Add("surface", p.Surface);
        Add("ink", p.Ink);
        Add("soft", p.Soft);
        Add("line", p.Line);
        Add("grid", p.Grid);
        Add("panel", p.Panel);
        Add("inner", p.Inner);
        Add("outer", p.Outer);
        Each(p.Series, 'c');
        Each(p.Diverging, 'd');
        Each(p.Sequential, 's');
        return text.ToString();

        void Each(EquatableArray<string> colours, char letter)
        {
            for (int i = 0; i < colours.Count; i++) Add($"{letter}{SvgNumber.Whole(i)}", colours[i]);
        }
    }

    /// <summary>
    /// A class for each colour. Cells are white where their drawing is used once more as a mask: there rules match by the element
    /// alone, because its ancestors are others.
    /// </summary>
    private static string Classes()
    {
        var text = new StringBuilder();
        for (int i = 0; i < Palette.Light.Series.Count; i++) text.Append($".chart .c{SvgNumber.Whole(i)}{{color:var(--ch-c{SvgNumber.Whole(i)})}}\n");
        foreach (char scale in "ds")
            for (int i = 0; i < Palette.Levels; i++)
                text.Append($"path.{scale}{SvgNumber.Whole(i)}{{stroke:var(--ch-mask,var(--ch-{scale}{SvgNumber.Whole(i)}))}}\n");
        return text.ToString();
    }
}
