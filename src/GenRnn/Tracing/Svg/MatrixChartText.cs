namespace GenRnn;

/// <summary>What a matrix of answers shows, in words.</summary>
internal static class MatrixChartText
{
    /// <summary>How many answers are right, the class that is recognised worst, and the commonest mistake.</summary>
    public static string Describe(MatrixChart chart)
    {
        int n = chart.Classes.Count;
        long all = chart.Counts.Sum(c => (long)c), right = Enumerable.Range(0, n).Sum(i => (long)chart.Counts[(i * n) + i]);
        if (all == 0) return $"{Classes(n)}, without examples.";
        string text = $"{Classes(n)}, {SvgNumber.Whole(right)} of {SvgNumber.Whole(all)} answers right ({SvgNumber.Percent((double)right / all)}).";

        int[] present = [.. Enumerable.Range(0, n).Where(r => chart.RowSum(r) > 0)];
        int worst = present.MinBy(r => (double)chart.Counts[(r * n) + r] / chart.RowSum(r));
        if (right < all)
            text += $" Recognised worst: {SvgText.Name(chart.Classes[worst])}, {SvgNumber.Whole(chart.Counts[(worst * n) + worst])} of {SvgNumber.Whole(chart.RowSum(worst))}.";
        int[] wrong = [.. Enumerable.Range(0, n * n).Where(i => i / n != i % n && chart.Counts[i] > 0)];
        if (wrong.Length > 0)
        {
            int most = wrong.MaxBy(i => chart.Counts[i]);
            text += $" Commonest mistake: {SvgText.Name(chart.Classes[most / n])} taken for {SvgText.Name(chart.Classes[most % n])}, {SvgNumber.Whole(chart.Counts[most])} {(chart.Counts[most] == 1 ? "time" : "times")}.";
        }

        return text;
    }

    private static string Classes(int n) => $"{SvgNumber.Whole(n)} {(n == 1 ? "class" : "classes")}";
}
