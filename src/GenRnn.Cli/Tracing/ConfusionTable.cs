using Spectre.Console;
using static GenRnn.Cli.Tracing.Numerals;

namespace GenRnn.Cli.Tracing;

/// <summary>Which class was taken for which, as a table; as a list of the most frequent mistakes where there are too many classes.</summary>
internal static class ConfusionTable
{
    private const int WidestName = 16, MostMistakes = 12;

    public static IEnumerable<Line> Of(ConfusionMatrix matrix, Look look)
    {
        string[] names = Names(matrix, WidestName, look);
        int count = Math.Max(matrix.Counts.Max(c => Whole(c).Length) + 2, 5), label = Math.Max(names.Max(Cells.Width), "precision".Length) + 2;
        bool hasNames = label + (names.Sum(n => Math.Max(Cells.Width(n) + 2, count))) + 10 <= look.Width;
        int[] widths = [.. names.Select(n => hasNames ? Math.Max(Cells.Width(n) + 2, count) : count)];
        int numbers = hasNames ? 0 : Whole(names.Length).Length + 1;
        if (numbers + label + widths.Sum() + 10 > look.Width) return Mistakes(matrix, Names(matrix, (look.Prose - 26) / 2, look), look);
        return Table(matrix, names, widths, label, numbers, hasNames, look);
    }

    private static IEnumerable<Line> Table(ConfusionMatrix matrix, string[] names, int[] widths, int label, int numbers, bool hasNames, Look look)
    {
        yield return Line.Of("Which class was taken for which", Paint.Strong);
        foreach (Line hint in Headings.Prose(look, "A row is what was right, a column what was answered.", 0, Paint.Faint)) yield return hint;
        Line heading = Line.Of(new string(' ', numbers + label));
        for (int c = 0; c < names.Length; c++) heading = heading.Then(Cells.PadLeft((hasNames ? names[c] : Whole(c + 1)) + " ", widths[c]), Paint.Strong);
        yield return heading.Then("  recall".PadLeft(10), Paint.Faint);
        for (int actual = 0; actual < names.Length; actual++)
        {
            Line line = Line.Of(hasNames ? "" : Whole(actual + 1).PadLeft(numbers - 1) + " ", Paint.Faint).Then(Cells.PadRight(names[actual], label), Paint.Strong);
            int all = Enumerable.Range(0, names.Length).Sum(c => matrix[actual, c]);
            for (int predicted = 0; predicted < names.Length; predicted++)
            {
                int times = matrix[actual, predicted];
                double share = all == 0 ? 0 : (double)times / all;
                string text = Whole(times).PadLeft(widths[predicted] - 1) + " ";
                line = line.Then(text, look.HasColor ? HeatColors.Of(actual == predicted ? -share : share, look.Colors) : actual == predicted ? Paint.Strong : Style.Plain);
            }

            yield return line.Then(Share(matrix.Recall(actual)).PadLeft(10));
        }

        Line last = Line.Of(new string(' ', numbers)).Then("precision".PadRight(label), Paint.Faint);
        bool hasRoom = widths.All(w => w >= 7);
        for (int c = 0; c < names.Length; c++)
        {
            double precision = matrix.Precision(c);
            last = last.Then((hasRoom ? Share(precision) : double.IsNaN(precision) ? "-" : Whole((long)Math.Round(100 * precision))).PadLeft(widths[c]), Paint.Faint);
        }

        yield return last.Then((hasRoom ? "" : "  in %").PadLeft(hasRoom ? 0 : 6), Paint.Faint);
    }

    private static IEnumerable<Line> Mistakes(ConfusionMatrix matrix, string[] names, Look look)
    {
        yield return Line.Of($"{Whole(matrix.Correct)} of {Count(matrix.Total, "answer")} right", Paint.Strong).Then($", among {Whole(names.Length)} classes");
        (int Actual, int Predicted, int Times)[] mistakes =
        [
            .. from actual in Enumerable.Range(0, names.Length)
               from predicted in Enumerable.Range(0, names.Length)
               where actual != predicted && matrix[actual, predicted] > 0
               orderby matrix[actual, predicted] descending
               select (actual, predicted, matrix[actual, predicted]),
        ];
        foreach ((int actual, int predicted, int times) in mistakes.Take(MostMistakes))
            yield return Line.Of(Whole(times).PadLeft(6) + " x  ").Then(names[actual], Paint.Strong).Then(" was taken for ").Then(names[predicted], Paint.Strong);
        if (mistakes.Length > MostMistakes) yield return Line.Of($"  {look.Mark} {Count(mistakes.Length - MostMistakes, "mistake")} of other kinds", Paint.Faint);
    }

    private static string[] Names(ConfusionMatrix matrix, int widest, Look look) =>
        [.. Enumerable.Range(0, matrix.ClassCount).Select(c => c < matrix.ClassNames.Count ? Cells.CutMiddle(look.Clean(matrix.ClassNames[c]), widest, look.Mark) : $"class {Whole(c)}")];

    private static string Share(double share) => double.IsNaN(share) ? "-" : Percent(share);
}
