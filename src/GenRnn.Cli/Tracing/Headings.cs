using Spectre.Console;

namespace GenRnn.Cli.Tracing;

/// <summary>What stands above a trace and its sections, and running text below it.</summary>
internal static class Headings
{
    /// <summary>A heading in a line across the console.</summary>
    public static Drawing Section(Look look, string title, string figures = "")
    {
        string line = look.Pick("─", "-");
        Line heading = Line.Of(line + line + " ", Paint.Accent).Then(Cells.Cut(look.Clean(title), Math.Max(look.Width - 6, 1), look.Pick("…", "...")), Paint.Heading);
        if (figures.Length > 0 && heading.Width + Cells.Width(figures) + 4 <= look.Width) heading = heading.Then($" {look.Pick("·", "-")} {figures}", Paint.Faint);
        heading = heading.Then(" ");
        return new Drawing([heading.Then(string.Concat(Enumerable.Repeat(line, Math.Max(look.Width - heading.Width, 0))), Paint.Accent)]);
    }

    /// <summary>Running text from data or names.</summary>
    public static IEnumerable<Line> Prose(Look look, string text, int indent = 0, Style? style = null) =>
        Cells.Wrap(look.Clean(text), look.Prose - indent).Select(l => Line.Of(new string(' ', indent)).Then(l, style));
}
