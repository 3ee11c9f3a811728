using Spectre.Console;

namespace GenRnn.Cli.Tracing;

/// <summary>Texts by the cells that they take on a console.</summary>
internal static class Cells
{
    public static int Width(string text) => text.GetCellWidth();

    /// <summary>A text of at most <paramref name="width"/> cells; <paramref name="mark"/> stands where something was cut off.</summary>
    public static string Cut(string text, int width, string mark)
    {
        return Width(text) <= width ? text : Take(text, Math.Max(width - Width(mark), 0)) + Take(mark, width);
    }

    /// <summary>The same, cut in its middle: names often differ at their ends.</summary>
    public static string CutMiddle(string text, int width, string mark)
    {
        if (Width(text) <= width) return text;
        int room = Math.Max(width - Width(mark), 0);
        string first = Take(text, (room + 1) / 2), last = text;
        while (last.Length > 0 && Width(last) > room / 2) last = last[(char.IsHighSurrogate(last[0]) ? Math.Min(2, last.Length) : 1)..];
        return first + Take(mark, width) + last;
    }

    public static string PadRight(string text, int width) => text + new string(' ', Math.Max(width - Width(text), 0));

    public static string PadLeft(string text, int width) => new string(' ', Math.Max(width - Width(text), 0)) + text;

    /// <summary>
    /// Breaks a text at blanks, and a word that is longer than a line where the line ends. Every line but the first begins
    /// with <paramref name="indent"/> blanks.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width, int indent = 0)
    {
        width = Math.Max(width, 1);
        indent = Math.Min(indent, width / 2);
        string line = "", margin = new(' ', indent);
        bool isEmpty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && Width(line) + 1 + Width(word) > width)
            {
                yield return line;
                (line, isEmpty) = (margin, true);
            }

            string rest = word;
            while (Width(line) + Width(rest) + (isEmpty ? 0 : 1) > width && Take(rest, width - Width(line)) is { Length: > 0 } piece && piece.Length < rest.Length)
            {
                yield return line + piece;
                (line, isEmpty, rest) = (margin, true, rest[piece.Length..]);
            }

            line = isEmpty ? line + rest : $"{line} {rest}";
            isEmpty = false;
        }

        if (!isEmpty) yield return line;
    }

    /// <summary>As many letters as fit.</summary>
    public static string Take(string text, int width)
    {
        int end = 0, taken = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            taken += Width(rune.ToString());
            if (taken > width) break;
            end += rune.Utf16SequenceLength;
        }

        return text[..end];
    }
}
