namespace GenRnn;

/// <summary>The best model of a comparison beside another one.</summary>
/// <param name="Other">The other model.</param>
/// <param name="Lead">By how much the best one is better: in accuracy, and without one in loss; of several runs the mean of their differences.</param>
/// <param name="Error">Standard error of the lead: of one run that of a share of so many answers, of several that of their differences; NaN where neither is known.</param>
/// <param name="Ahead">Runs in which the best one is better.</param>
internal sealed record ComparedPair(ComparedModel Other, double Lead, double Error, int Ahead)
{
    /// <summary>Whether the lead may be chance; <see langword="null"/> where nobody knows.</summary>
    public bool? IsNoise => double.IsFinite(Error) && double.IsFinite(Lead) ? Math.Abs(Lead) < Chance.Errors * Error || Lead == 0 : null;

    /// <summary>The model that answers unseen data best: the first of equals, and never one that diverged where another did not.</summary>
    public static ComparedModel Best(TraceComparison comparison) => comparison.Models.MinBy(m => Badness(m.Figures.Test))!;

    /// <summary>The others beside it, from the best to the worst.</summary>
    public static IReadOnlyList<ComparedPair> Others(TraceComparison comparison)
    {
        ComparedModel best = Best(comparison);
        return [.. comparison.Models.Where(m => !ReferenceEquals(m, best)).OrderBy(m => Badness(m.Figures.Test)).Select(m => Of(best, m, comparison.Answers))];
    }

    private static ComparedPair Of(ComparedModel best, ComparedModel other, int? answers)
    {
        double[] leads = [.. best.Runs.Zip(other.Runs, (a, b) => a.Test.Accuracy - b.Test.Accuracy ?? b.Test.Loss - a.Test.Loss)];
        int ahead = leads.Count(d => d > 0);
        if (leads.Length > 1)
        {
            (double mean, double error) = Chance.OfDifferences(leads);
            return new ComparedPair(other, mean, leads.Length > 2 ? error : double.NaN, ahead);
        }

        // Of two shares of about equal size; both models answered the same questions, so that the true error of their difference is hardly larger.
        double p = ((best.Figures.Test.Accuracy + other.Figures.Test.Accuracy) / 2) ?? double.NaN;
        return new ComparedPair(other, leads[0], answers is > 0 and var n ? Chance.StandardError(p, n) : double.NaN, ahead);
    }

    private static double Badness(TraceScore score) => (score.Accuracy is { } accuracy ? -accuracy : score.Loss) is var badness && double.IsNaN(badness) ? double.PositiveInfinity : badness;
}
