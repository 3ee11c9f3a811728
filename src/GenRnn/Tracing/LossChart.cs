using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The loss over the epochs as lines of text: a column of stars an epoch, from zero up.</summary>
internal static class LossChart
{
    private const int Height = 8, Width = 72;

    public static IEnumerable<string> Draw(EquatableArray<TraceEpoch> history)
    {
        if (history.Count == 0) yield break;
        int columns = Math.Min(history.Count, Width), cell = Math.Min(Width / columns, 4);
        double[] training = [.. Enumerable.Range(0, columns).Select(c => At(c).Loss)];
        double?[] validation = [.. Enumerable.Range(0, columns).Select(c => At(c).ValidationLoss)];
        double top = training.Concat(validation.OfType<double>()).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        int axis = Math.Max(Figure(top).Length, 5);

        for (int row = Height; row >= 1; row--)
        {
            double level = top * row / Height;
            yield return $"{Figure(level).PadLeft(axis)} |{string.Concat(Enumerable.Range(0, columns).Select(c => Cell(c, row)))}".TrimEnd();
        }

        yield return $"{"".PadLeft(axis)} +{new string('-', columns * cell)}";
        if (cell >= 3)
            yield return $"{"".PadLeft(axis)}  {string.Concat(Enumerable.Range(0, columns).Select(c => Centre(Whole(At(c).Epoch))))} epoch".TrimEnd();
        else
            yield return $"{"".PadLeft(axis)}  epochs {Whole(history[0].Epoch)} to {Whole(history[history.Count - 1].Epoch)}";
        yield return $"{"".PadLeft(axis)}  * training loss{(validation.Any(v => v is not null) ? ", o validation loss" : "")}{(training.All(double.IsFinite) ? "" : ", ! not finite")}";

        TraceEpoch At(int column) => history[(int)((long)column * (history.Count - 1) / Math.Max(columns - 1, 1))];

        int Rows(double loss) => top > 0 ? (int)Math.Round(loss / top * Height) : 0;

        string Cell(int column, int row)
        {
            double loss = training[column];
            char mark = !double.IsFinite(loss) ? (row == Height ? '!' : ' ')
                : validation[column] is { } v && double.IsFinite(v) && Math.Max(Rows(v), 1) == row ? 'o'
                : row <= Rows(loss) ? '*' : ' ';
            return Centre(mark.ToString());
        }

        string Centre(string text) => text.PadLeft((cell + text.Length) / 2).PadRight(cell);
    }
}
