using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenRnn.Cli.Tracing;

/// <summary>Lines that are drawn as they are: nothing wraps and nothing is cut, so they have to fit.</summary>
internal sealed class Drawing(IEnumerable<Line> lines) : Renderable
{
    private readonly IReadOnlyList<Line> _lines = [.. lines];

    /// <summary>Cells of the longest line.</summary>
    public int Width => _lines.Count == 0 ? 0 : _lines.Max(l => l.Width);

    public IReadOnlyList<Line> Lines => _lines;

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Width, Width);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (Line line in _lines)
        {
            foreach (Segment segment in line.TrimEnd().Segments) yield return segment;
            yield return Segment.LineBreak;
        }
    }
}
