namespace GenRnn;

/// <summary>Rows of words as lines of text with aligned columns; the last column is wrapped where a line would be too long.</summary>
internal static class TextTable
{
    /// <param name="rows">The heading first; all rows of one length.</param>
    /// <param name="width">The longest line.</param>
    public static IEnumerable<string> Format(IReadOnlyList<string[]> rows, int width)
    {
        int last = rows[0].Length - 1;
        int[] widths = [.. Enumerable.Range(0, last).Select(c => rows.Max(r => r[c].Length))];
        int indent = widths.Sum() + (2 * last);
        for (int r = 0; r < rows.Count; r++)
        {
            string begin = string.Concat(widths.Select((w, c) => rows[r][c].PadLeft(w) + "  "));
            List<string> lines = [.. Wrap(rows[r][last], width - indent)];
            for (int i = 0; i < lines.Count; i++) yield return ((i == 0 ? begin : new string(' ', indent)) + lines[i]).TrimEnd();
            if (r == 0) yield return new string('-', indent + Math.Max(rows.Max(row => Math.Min(row[last].Length, width - indent)), 1));
        }
    }

    /// <summary>Breaks a text at blanks; further lines begin with <paramref name="indent"/> blanks.</summary>
    public static IEnumerable<string> Wrap(string text, int width, int indent = 0)
    {
        string margin = new(' ', indent);
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = margin + word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
