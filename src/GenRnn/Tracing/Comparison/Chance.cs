namespace GenRnn;

/// <summary>What of a difference may be chance.</summary>
internal static class Chance
{
    /// <summary>A difference below so many standard errors may well be chance.</summary>
    public const double Errors = 2;

    /// <summary>Standard error of a share of right answers: sqrt(p (1 - p) / n).</summary>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="answers">Answers that it was counted on.</param>
    public static double StandardError(double share, int answers) => Math.Sqrt(share * (1 - share) / answers);

    /// <summary>Mean of differences between runs of the same seeds, and its standard error: their deviation by the root of their number.</summary>
    public static (double Mean, double Error) OfDifferences(IReadOnlyList<double> differences)
    {
        double mean = differences.Average(), squares = differences.Sum(d => (d - mean) * (d - mean));
        return (mean, differences.Count < 2 ? double.NaN : Math.Sqrt(squares / (differences.Count - 1) / differences.Count));
    }
}
