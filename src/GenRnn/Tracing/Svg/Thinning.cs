namespace GenRnn;

/// <summary>
/// Fewer points that draw the same line: of all points in a column of the drawing, the first, the lowest, the highest and the
/// last are enough, because a column is no wider than the line.
/// </summary>
internal static class Thinning
{
    /// <summary>Unbroken runs of points, thinned where there are more than four a column.</summary>
    /// <param name="points">Points; those without a place end a run.</param>
    /// <param name="column">Column of a position.</param>
    /// <param name="columns">How many columns there are.</param>
    public static List<List<(double X, double Y)>> Runs(IEnumerable<(double X, double Y)> points, Func<double, int> column, int columns)
    {
        var runs = new List<List<(double X, double Y)>>();
        bool open = false;
        int all = 0;
        foreach (var point in points)
        {
            bool shown = LineSeries.IsShown(point);
            if (shown && !open) runs.Add([]);
            if (shown) runs[^1].Add(point);
            open = shown;
            all++;
        }

        return all <= 4 * columns ? runs : [.. runs.Select(r => Thin(r, column))];
    }

    private static List<(double X, double Y)> Thin(List<(double X, double Y)> run, Func<double, int> column)
    {
        var kept = new List<(double X, double Y)>();
        for (int begin = 0; begin < run.Count;)
        {
            int end = begin, low = begin, high = begin, at = column(run[begin].X);
            for (; end < run.Count && column(run[end].X) == at; end++)
            {
                if (run[end].Y < run[low].Y) low = end;
                if (run[end].Y > run[high].Y) high = end;
            }

            int[] indices = [begin, Math.Min(low, high), Math.Max(low, high), end - 1];
            kept.AddRange(indices.Distinct().Select(i => run[i]));
            begin = end;
        }

        return kept;
    }
}
