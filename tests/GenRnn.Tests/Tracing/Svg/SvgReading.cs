using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GenRnn.Tests.Tracing.Svg;

/// <summary>Reads a drawing back: what a browser would see.</summary>
internal static partial class SvgReading
{
    public static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public static XElement Read(string svg) => XDocument.Parse(svg).Root!;

    public static IEnumerable<XElement> All(this XElement drawing, string name, string? cssClass = null) =>
        drawing.Descendants(Namespace + name).Where(e => cssClass is null || e.Classes().Contains(cssClass));

    public static string[] Classes(this XElement element) => ((string?)element.Attribute("class") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static double Number(this XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    public static string Title(this XElement drawing) => drawing.Element(Namespace + "title")!.Value;

    public static string Description(this XElement drawing) => drawing.Element(Namespace + "desc")!.Value;

    /// <summary>Text of the labels, without the titles of those that were cut.</summary>
    public static string[] Labels(this XElement drawing) =>
        [.. drawing.All("text").Select(t => string.Concat(t.Nodes().Where(n => n is not XElement e || e.Name.LocalName != "title").Select(n => n is XText x ? x.Value : ((XElement)n).Value)))];

    /// <summary>Levels of the cells of a map, [row, column], from its paths; -1 for crossed cells and -2 for cells without anything.</summary>
    public static int[,] Cells(this XElement drawing)
    {
        XElement group = drawing.All("g", "cells").First(g => g.Attribute("data-rows") is not null);
        var cells = new int[(int)group.Number("data-rows"), (int)group.Number("data-columns")];
        for (int r = 0; r < cells.GetLength(0); r++)
            for (int c = 0; c < cells.GetLength(1); c++) cells[r, c] = -2;
        foreach (XElement path in group.All("path"))
        {
            string name = path.Classes().Single();
            if (name == "gap") continue;
            foreach (var (x, y, length) in Strokes(path.Attribute("d")!.Value))
                for (int i = 0; i < length; i++)
                {
                    ref int cell = ref cells[(int)y, (int)x + i];
                    if (cell != -2) Assert.Fail($"Cell [{(int)y}, {(int)x + i}] is painted twice.");
                    cell = name == "nan" ? -1 : int.Parse(name[1..], CultureInfo.InvariantCulture);
                }
        }

        return cells;
    }

    /// <summary>Place of a transformed group, and the size of its cells.</summary>
    public static (double X, double Y, double Width, double Height) Place(this XElement group)
    {
        double[] n = [.. NumberPattern().Matches(group.Attribute("transform")!.Value).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];
        return (n[0], n[1], n[2], n[3]);
    }

    /// <summary>Points of a path of absolute moves and lines, a list for each move.</summary>
    public static List<List<(double X, double Y)>> Lines(string path) =>
        [.. path.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(part => NumberPattern().Matches(part)
            .Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).Chunk(2).Select(p => (p[0], p[1])).ToList())];

    /// <summary>Horizontal strokes of a path: where each begins, and its length. A cross counts as a stroke of one.</summary>
    private static IEnumerable<(double X, double Y, double Length)> Strokes(string path)
    {
        double x = 0, y = 0;
        foreach (Match command in CommandPattern().Matches(path))
        {
            double[] n = [.. NumberPattern().Matches(command.Value).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];
            switch (command.Value[0])
            {
                case 'M': (x, y) = (n[0], n[1]); break;
                case 'm': (x, y) = (x + n[0], y + n[1]); break;
                case 'h':
                    yield return (x, y, n[0]);
                    x += n[0];
                    break;
                case 'l' when n[0] > 0: yield return (x, y, 1); break;
                case 'l': break;
                default: throw new FormatException($"Nobody expected '{command.Value}' in a path of cells.");
            }
        }
    }

    [GeneratedRegex("[A-Za-z][^A-Za-z]*")]
    private static partial Regex CommandPattern();

    [GeneratedRegex(@"-?(\d+\.?\d*|\.\d+)")]
    private static partial Regex NumberPattern();
}
