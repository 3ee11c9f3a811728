using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Comparisons.</summary>
public static partial class TraceText
{
    private const int Gap = 2, WidestLabel = 24;

    /// <summary>Writes every section of <paramref name="comparison"/>. Numbers do not depend on the culture.</summary>
    public static void Write(TraceComparison comparison, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (string line in Lines(comparison)) writer.WriteLine(MarkupText.WithoutControls(line));
    }

    private static IEnumerable<string> Lines(TraceComparison comparison) =>
    [
        .. TextTable.Wrap(Heading(comparison), Width),
        new string('=', Math.Min(Width, Heading(comparison).Length)),
        .. comparison.Task.Length == 0 ? [] : TextTable.Wrap(comparison.Task, Width),
        .. TextTable.Wrap($"The same data, order and number of epochs for all; {(comparison.Seeds.Count == 1 ? "seed" : $"medians of {Whole(comparison.Seeds.Count)} seeds:")} {string.Join(", ", comparison.Seeds.Select(s => Whole(s)))}.", Width),
        .. comparison.Models.SelectMany(m => TextTable.Wrap($"{m.Label}: {m.Trace.Model}", Width, Indent)),
        .. Section("Figures"),
        .. Figures(comparison),
        .. TextTable.Wrap("* the best of a row; of accuracies on unseen data all that may be the best, chance considered", Width),
        .. Section("Observations"),
        .. comparison.Observations.SelectMany(o => TextTable.Wrap($"- {o}", Width, 2)),
        .. Section($"What each remembers - sequence {Whole(comparison.Examples[0])}"),
        .. Memories(comparison),
        .. Section("Key insight"),
        .. TextTable.Wrap(comparison.KeyInsight, Width),
    ];

    private static string Heading(TraceComparison comparison) => $"{comparison.Title} - comparison of {Count(comparison.Models.Count, "model")}";

    /// <summary>A row a figure, a column a model; models that have no room stand in a further block.</summary>
    private static IEnumerable<string> Figures(TraceComparison comparison)
    {
        int names = comparison.Table.Max(r => r.Name.Length);
        (string Label, string[] Cells)[] columns = [.. comparison.Models.Select((m, i) => (Cut(m.Label), comparison.Table.Select(r => r.Cells[i] + (r.Best.Contains(i) ? " *" : "  ")).ToArray()))];
        for (int first = 0; first < columns.Length;)
        {
            int width = names, count = 0;
            while (first + count < columns.Length && (count == 0 || width + Gap + Wide(columns[first + count]) <= Width)) width += Gap + Wide(columns[first + count++]);
            if (first > 0) yield return "";
            yield return Row("", [.. columns.Skip(first).Take(count).Select(c => (c.Label + "  ", Wide(c)))]);
            yield return new string('-', width);
            for (int r = 0; r < comparison.Table.Count; r++) yield return Row(comparison.Table[r].Name, [.. columns.Skip(first).Take(count).Select(c => (c.Cells[r], Wide(c)))]);
            first += count;
        }

        static int Wide((string Label, string[] Cells) column) => column.Cells.Append(column.Label + "  ").Max(c => c.Length);

        string Row(string name, (string Text, int Width)[] cells) => (name.PadRight(names) + string.Concat(cells.Select(c => new string(' ', Gap) + c.Text.PadLeft(c.Width)))).TrimEnd();
    }

    /// <summary>The share of each step in the influence on the last answer, in percent.</summary>
    private static IEnumerable<string> Memories(TraceComparison comparison)
    {
        TraceExample[] examples = [.. comparison.Models.Select(m => m.Trace.Examples.First(e => e.Index == comparison.Examples[0]))];
        int label = comparison.Models.Max(m => Cut(m.Label).Length), steps = examples[0].Influence.Strength.Width, shown = Math.Min(steps, (Width - label) / 5);
        yield return $"Percent of the influence on the last answer that each step of the input has{(shown < steps ? $", the last {Whole(shown)} steps" : "")}:";
        yield return new string(' ', label) + string.Concat(Enumerable.Range(steps - shown + 1, shown).Select(s => Whole(s).PadLeft(5)));
        for (int i = 0; i < examples.Length; i++)
            yield return Cut(comparison.Models[i].Label).PadRight(label) + string.Concat(Influences.Shares(examples[i].Influence).TakeLast(shown).Select(s => (float.IsNaN(s) ? "-" : Whole((long)Math.Round(100 * s))).PadLeft(5)));
        for (int i = 0; i < examples.Length; i++)
            foreach (string line in TextTable.Wrap($"{comparison.Models[i].Label} answers {examples[i].Answer}", Width, Indent)) yield return line;
    }

    private static string Cut(string label) => label.Length <= WidestLabel ? label : label[..(WidestLabel - 3)] + "...";
}
