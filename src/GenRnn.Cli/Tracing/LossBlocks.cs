using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>The loss over the epochs: a column of blocks an epoch for training, a line across it for validation, from zero up.</summary>
internal static class LossBlocks
{
    private const int Height = 8, Widest = 6;

    private const string Eighths = " ▁▂▃▄▅▆▇█";

    public static IEnumerable<Line> Of(EquatableArray<TraceEpoch> history, Look look)
    {
        if (history.Count == 0) yield break;
        double top = history.SelectMany(e => (double?[])[e.Loss, e.ValidationLoss]).OfType<double>().Where(double.IsFinite).DefaultIfEmpty(0).Max();
        int axis = Math.Max(Figure(top).Length, Figure(top / 2).Length) + 2;
        int columns = Math.Min(history.Count, Math.Max(look.Prose - axis, 1)), cell = Math.Clamp((look.Prose - axis) / columns, 1, Widest);
        TraceEpoch[] epochs = [.. Enumerable.Range(0, columns).Select(c => history[Sparkline.Pick(c, columns, history.Count)])];

        for (int row = Height; row >= 1; row--)
        {
            // A label stands at the height that it names: the upper edge of its row.
            string label = row % 2 == 0 ? Figure(top * row / Height) : "";
            Line line = Line.Of(label.PadLeft(axis - 2), Paint.Faint).Then(look.Pick(label.Length > 0 ? " ┤" : " │", " |"), Paint.Faint);
            foreach (TraceEpoch epoch in epochs) line = line.Then(Cell(epoch, row, top, cell, look));
            yield return line;
        }

        yield return Line.Of("0".PadLeft(axis - 2), Paint.Faint).Then(look.Pick(" └", " +") + string.Concat(Enumerable.Repeat(look.Pick("─", "-"), columns * cell)), Paint.Faint);
        yield return Line.Of(new string(' ', axis)).Then(Numbers(epochs, cell, history.Count), Paint.Faint);
        yield return Legend(history, axis, look);
    }

    private static Line Cell(TraceEpoch epoch, int row, double top, int cell, Look look)
    {
        int bar = cell > 2 ? cell - 1 : cell;
        string gap = new(' ', cell - bar);
        if (!double.IsFinite(epoch.Loss)) return Line.Of((row == Height ? new string('!', bar) : new string(' ', bar)) + gap, Paint.Worse);
        double rows = top > 0 ? epoch.Loss / top * Height : 0;
        char block = Block(rows - (row - 1), look);
        if (epoch.ValidationLoss is { } validation && double.IsFinite(validation) && RowOf(validation, top) == row)
            return Line.Of(string.Concat(Enumerable.Repeat(look.Pick("━", "o"), bar)), new Style(Color.Olive, decoration: Decoration.Bold)).Then(gap);
        return Line.Of(new string(block, bar), Paint.Accent).Then(gap);
    }

    private static int RowOf(double loss, double top) => top > 0 ? Math.Clamp((int)Math.Ceiling(loss / top * Height), 1, Height) : 1;

    private static char Block(double share, Look look)
    {
        if (!look.IsUnicode) return share >= 0.5 ? '#' : ' ';
        return Eighths[(int)Math.Clamp(Math.Round(share * 8), 0, 8)];
    }

    /// <summary>Numbers of epochs below their columns, as many as have room.</summary>
    private static string Numbers(TraceEpoch[] epochs, int cell, int count)
    {
        string line = "";
        for (int c = 0; c < epochs.Length; c++)
        {
            string number = Whole(epochs[c].Epoch);
            bool isNamed = c == 0 || c == epochs.Length - 1 || epochs.Length == count && (epochs[c].Epoch % 5 == 0 || cell >= 4);
            int place = Math.Min(c * cell, (epochs.Length * cell) - number.Length);
            bool isRoom = c == epochs.Length - 1 || place + number.Length < ((epochs.Length - 1) * cell) - 1;
            if (isNamed && isRoom && place >= line.Length + (c == 0 ? 0 : 1)) line = line.PadRight(place) + number;
        }

        return line;
    }

    private static Line Legend(EquatableArray<TraceEpoch> history, int axis, Look look)
    {
        Line line = Line.Of(new string(' ', axis)).Then(look.Pick("█", "#"), Paint.Accent).Then(" training loss");
        if (history.Any(e => e.ValidationLoss is not null)) line = line.Then("   ").Then(look.Pick("━", "o"), new Style(Color.Olive, decoration: Decoration.Bold)).Then(" validation loss");
        return history.All(e => double.IsFinite(e.Loss)) ? line : line.Then("   ").Then("!", Paint.Worse).Then(" not finite");
    }
}
