using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenRnn.Cli.Tracing;

/// <summary>Lines that are drawn as they are. Nothing wraps: what is too long for a very narrow console ends with a mark.</summary>
internal sealed class Drawing(IEnumerable<Line> lines, string mark) : Renderable
{
    private readonly IReadOnlyList<Line> _lines = [.. lines];

    /// <summary>The lines before anything is cut.</summary>
    public IReadOnlyList<Line> Lines => _lines;

    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        int width = Math.Min(_lines.Select(l => l.Width).DefaultIfEmpty(0).Max(), maxWidth);
        return new Measurement(width, width);
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (Line line in _lines)
        {
            foreach (Segment segment in line.TrimEnd().Cut(maxWidth, mark).Segments) yield return segment;
            yield return Segment.LineBreak;
        }
    }
}
