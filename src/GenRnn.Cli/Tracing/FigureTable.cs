using Spectre.Console;

namespace GenRnn.Cli.Tracing;

/// <summary>Columns of figures under their names, all to the right, two blanks apart.</summary>
internal sealed class FigureTable
{
    public const int Gap = 2;

    private readonly string[] _names;
    private readonly int[] _widths;

    /// <param name="names">Names of the columns.</param>
    /// <param name="rows">Cells, a row each.</param>
    public FigureTable(IEnumerable<string> names, IReadOnlyList<Line[]> rows)
    {
        _names = [.. names];
        Rows = rows;
        _widths = [.. _names.Select((name, c) => rows.Select(r => r[c].Width).Append(Cells.Width(name)).Max())];
    }

    public IReadOnlyList<Line[]> Rows { get; }

    /// <summary>Cells of a line.</summary>
    public int Width => _widths.Sum() + (Gap * (_widths.Length - 1));

    /// <summary>The names of the columns.</summary>
    public Line Heading => Join([.. _names.Select(n => Line.Of(n, Paint.Strong))]);

    /// <summary>A row.</summary>
    public Line Row(int index) => Join(Rows[index]);

    private Line Join(Line[] cells)
    {
        Line line = Line.Empty;
        for (int c = 0; c < cells.Length; c++)
            line = line.Then(new string(' ', (c == 0 ? 0 : Gap) + _widths[c] - cells[c].Width)).Then(cells[c]);
        return line;
    }
}
