using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenRnn.Cli.Tracing;

/// <summary>A line of text in pieces, each in its style.</summary>
internal sealed class Line
{
    public static readonly Line Empty = new([]);

    private Line(IReadOnlyList<Segment> segments) => Segments = segments;

    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Cells that it takes: letters of East Asia take two.</summary>
    public int Width => Segment.CellCount(Segments);

    /// <summary>A line of one piece.</summary>
    public static Line Of(string text, Style? style = null) => Empty.Then(text, style);

    /// <summary>This line with a piece more.</summary>
    public Line Then(string text, Style? style = null) => text.Length == 0 ? this : new([.. Segments, new Segment(text, style ?? Style.Plain)]);

    /// <summary>This line and another behind it.</summary>
    public Line Then(Line other) => new([.. Segments, .. other.Segments]);

    /// <summary>This line with blanks behind it until it takes <paramref name="width"/> cells.</summary>
    public Line Pad(int width) => Then(new string(' ', Math.Max(width - Width, 0)));

    /// <summary>This line without blanks at its end that nobody sees.</summary>
    public Line TrimEnd()
    {
        int count = Segments.Count;
        while (count > 0 && IsBlank(Segments[count - 1])) count--;
        if (count == 0) return Empty;
        Segment last = Segments[count - 1];
        return new([.. Segments.Take(count - 1), last.Style.Background == Color.Default ? new Segment(last.Text.TrimEnd(), last.Style) : last]);

        static bool IsBlank(Segment segment) => segment.Style.Background == Color.Default && string.IsNullOrWhiteSpace(segment.Text);
    }

    /// <summary>This line in at most <paramref name="width"/> cells; <paramref name="mark"/> stands where something was cut off.</summary>
    public Line Cut(int width, string mark)
    {
        if (Width <= width) return this;
        Line line = Empty;
        foreach (Segment segment in Segments)
        {
            int room = width - line.Width - Cells.Width(mark);
            if (segment.CellCount() > room) return line.Then(Cells.Take(segment.Text, Math.Max(room, 0)), segment.Style).Then(Cells.Take(mark, width));
            line = line.Then(segment.Text, segment.Style);
        }

        return line;
    }

    /// <summary>This line and another whose end is at <paramref name="width"/>; one blank between them at least.</summary>
    public Line Right(Line other, int width) => Pad(Math.Max(width - other.Width, Width + 1)).Then(other);
}
