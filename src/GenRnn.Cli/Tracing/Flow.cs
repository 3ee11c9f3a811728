namespace GenRnn.Cli.Tracing;

/// <summary>Blocks of lines side by side as long as there is room, then below.</summary>
internal static class Flow
{
    private const int Gap = 4;

    public static IEnumerable<Line> Of(IEnumerable<IReadOnlyList<Line>> blocks, int width)
    {
        List<IReadOnlyList<Line>> row = [];
        int taken = 0;
        foreach (IReadOnlyList<Line> block in blocks)
        {
            int cells = block.Max(l => l.Width);
            if (row.Count > 0 && taken + Gap + cells > width)
            {
                foreach (Line line in Join(row)) yield return line;
                row.Clear();
                taken = 0;
            }

            taken += cells + (row.Count > 0 ? Gap : 0);
            row.Add(block);
        }

        foreach (Line line in Join(row)) yield return line;
    }

    private static IEnumerable<Line> Join(List<IReadOnlyList<Line>> blocks)
    {
        if (blocks.Count == 0) yield break;
        int[] widths = [.. blocks.Select(b => b.Max(l => l.Width) + Gap)];
        for (int i = 0; i < blocks.Max(b => b.Count); i++)
        {
            Line line = Line.Empty;
            int end = 0;
            for (int b = 0; b < blocks.Count; b++)
            {
                if (i < blocks[b].Count) line = line.Pad(end).Then(blocks[b][i]);
                end += widths[b];
            }

            yield return line;
        }
    }
}
