using System.Text;

namespace GenRnn;

/// <summary>
/// The colours of highlighted C#, for light and dark pages: each at least 4.5 times as light or dark as what is behind it.
/// Keywords are bold as well and comments italic, so that those are told apart without colours too.
/// </summary>
internal static class CSharpColours
{
    /// <summary>The colour of each kind on a light page, and on a dark one.</summary>
    public static IReadOnlyList<(CSharpTokenKind Kind, string Light, string Dark)> All { get; } =
    [
        (CSharpTokenKind.Keyword, "#7a1fa2", "#d8a4f5"),
        (CSharpTokenKind.Type, "#0b655c", "#66d1c1"),
        (CSharpTokenKind.Method, "#7a4a00", "#e8c47c"),
        (CSharpTokenKind.Number, "#1b5fb0", "#8fc1ff"),
        (CSharpTokenKind.String, "#a3231f", "#f4a596"),
        (CSharpTokenKind.Comment, "#57606c", "#a0aab8"),
        (CSharpTokenKind.Documentation, "#466018", "#b0c78e"),
        (CSharpTokenKind.Directive, "#8a2b62", "#f0a3cc"),
        (CSharpTokenKind.Attribute, "#3b4bb0", "#aab6ff"),
    ];

    /// <summary>Rules for the classes of the highlighter; on paper the light ones.</summary>
    public static string Css { get; } = Write();

    private static string Write()
    {
        var css = new StringBuilder(":root{");
        foreach ((CSharpTokenKind kind, string light, _) in All) css.Append($"--{CSharpHighlighter.ClassOf(kind)}:{light};");
        css.Append("}\n@media screen and (prefers-color-scheme:dark){:root{");
        foreach ((CSharpTokenKind kind, _, string dark) in All) css.Append($"--{CSharpHighlighter.ClassOf(kind)}:{dark};");
        css.Append("}}\n");
        foreach ((CSharpTokenKind kind, _, _) in All) css.Append($".{CSharpHighlighter.ClassOf(kind)}{{color:var(--{CSharpHighlighter.ClassOf(kind)}){Style(kind)}}}\n");
        return css.ToString();
    }

    private static string Style(CSharpTokenKind kind) => kind switch
    {
        CSharpTokenKind.Keyword => ";font-weight:700",
        CSharpTokenKind.Comment or CSharpTokenKind.Documentation => ";font-style:italic",
        _ => "",
    };
}
