using Spectre.Console;

namespace GenRnn.Cli.Tracing;

/// <summary>What stands above a trace and its sections, and running text below it.</summary>
internal static class Headings
{
    /// <summary>A heading in a line across the console.</summary>
    public static Drawing Section(Look look, string title, string figures = "")
    {
        string line = look.Pick("─", "-");
        Line heading = Line.Of(line + line + " ", Paint.Accent).Then(Cells.Cut(look.Clean(title), Math.Max(look.Width - 6, 1), look.Mark), Paint.Heading);
        if (figures.Length > 0 && heading.Width + Cells.Width(figures) + 4 <= look.Width) heading = heading.Then($" {look.Pick("·", "-")} {figures}", Paint.Faint);
        heading = heading.Then(" ");
        return look.Draw([heading.Then(string.Concat(Enumerable.Repeat(line, Math.Max(look.Width - heading.Width, 0))), Paint.Accent)]);
    }

    /// <summary>Running text from data or names.</summary>
    public static IEnumerable<Line> Prose(Look look, string text, int indent = 0, Style? style = null) =>
        Cells.Wrap(look.Clean(text), look.Prose - indent).Select(l => Line.Of(new string(' ', indent)).Then(l, style));

    /// <summary>Running text behind a word.</summary>
    public static IEnumerable<Line> Labelled(Look look, string label, string text, Style? style = null)
    {
        string[] lines = [.. Cells.Wrap(look.Clean(text), look.Prose - label.Length)];
        for (int i = 0; i < lines.Length; i++) yield return Line.Of(i == 0 ? label : new string(' ', label.Length)).Then(lines[i], style);
    }
}
