using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>What the figures of a comparison say.</summary>
internal static class ComparisonObservations
{
    public static IEnumerable<string> Of(TraceComparison comparison)
    {
        string?[] all =
        [
            Best(comparison), .. Noise(comparison), Fastest(comparison), Work(comparison), PerParameter(comparison), Smallest(comparison), Gap(comparison), Reach(comparison), Seeds(comparison),
        ];
        return all.OfType<string>();
    }

    /// <summary>Which model answers best.</summary>
    private static string Best(TraceComparison comparison)
    {
        ComparedModel best = ComparedPair.Best(comparison);
        IReadOnlyList<ComparedPair> others = ComparedPair.Others(comparison);
        string Text(ComparedModel m) => m.Figures.Test.Accuracy is { } share ? Percent(share) : Figure(m.Figures.Test.Loss);
        bool isAccuracy = best.Figures.Test.Accuracy is not null;
        string on = comparison.Answers is { } n ? $"in {Grouped(n)} answers to unseen data" : "on unseen data";
        string baseline = comparison.Baseline is { } b && isAccuracy ? $"; without memory, {b.Name} reaches {Percent(b.Accuracy)}" : "";
        string reached = isAccuracy ? $"right {Text(best)} of the time" : $"with a loss of {Text(best)}";
        ComparedModel[] level = [best, .. others.Select(o => o.Other).Where(o => Text(o) == Text(best))];
        if (level.Length == comparison.Models.Count) return $"All models are equally good {on}: {reached}{Median(comparison)}{baseline}.";
        string rest = ComparisonWords.List(others.Where(o => !level.Contains(o.Other)).Select(o => $"{Text(o.Other)} of {o.Other.Label}"));
        return $"Best {on} {(level.Length == 1 ? "is" : "are")} {ComparisonWords.List(level.Select(m => m.Label))}, {reached}, against {rest}{Median(comparison)}{baseline}.";
    }

    private static string Median(TraceComparison comparison) => comparison.Seeds.Count > 1 ? $" (medians of {Whole(comparison.Seeds.Count)} seeds)" : "";

    /// <summary>Which differences may be chance.</summary>
    private static IEnumerable<string> Noise(TraceComparison comparison)
    {
        ComparedModel best = ComparedPair.Best(comparison);
        IReadOnlyList<ComparedPair> others = ComparedPair.Others(comparison);
        if (comparison.Seeds.Count > 1)
        {
            foreach (ComparedPair pair in others) yield return OverSeeds(comparison, best, pair);
            yield break;
        }

        if (best.Figures.StandardError is not { } error)
        {
            yield return best.Figures.Test.Accuracy is null
                ? "How much of the differences in loss is chance, one run cannot tell: it takes several seeds."
                : "How much of the differences is chance, one run cannot tell here: it takes several seeds.";
            yield break;
        }

        ComparedPair[] noise = [.. others.Where(p => p.IsNoise == true)], real = [.. others.Where(p => p.IsNoise == false)];
        string together = comparison.Models[0].Trace.Examples[0].Influence.Answers.Count > 1 ? ", as if those to one sequence had nothing to do with each other," : "";
        string rule = $"With {Grouped(comparison.Answers!.Value)} answers{together} the {Percent(best.Figures.Test.Accuracy!.Value)} of {best.Label} has a standard error of {Points(error)}, and a difference below two standard errors may be chance";
        yield return noise.Length == 0 ? $"{rule}: the distance to {ComparisonWords.List(real.Select(Distance))} is more than that."
            : $"{rule}: so may the distance to {ComparisonWords.List(noise.Select(Distance))}{(real.Length > 0 ? $", but not that to {ComparisonWords.List(real.Select(Distance))}" : "")}.";

        static string Distance(ComparedPair pair) => $"{pair.Other.Label} ({Points(pair.Lead)})";
    }

    private static string OverSeeds(TraceComparison comparison, ComparedModel best, ComparedPair pair)
    {
        string Size(double value) => best.Figures.Test.Accuracy is null ? Figure(Math.Abs(value)) : Points(value);
        string ahead = $"{best.Label} is ahead of {pair.Other.Label} with {Whole(pair.Ahead)} of {Whole(comparison.Seeds.Count)} seeds, by {(pair.Lead < 0 ? "-" : "")}{Size(pair.Lead)} on average";
        return pair.IsNoise switch
        {
            null => $"Seed by seed, {ahead}: too few seeds to tell what of it is chance.",
            true => $"Seed by seed, {ahead}, with a standard error of {Size(pair.Error)}: less than two of them, which may be chance.",
            false => $"Seed by seed, {ahead}, with a standard error of {Size(pair.Error)}: more than chance.",
        };
    }

    /// <summary>Which model learned in the fewest epochs.</summary>
    private static string? Fastest(TraceComparison comparison)
    {
        if (comparison.Level is not { } level) return comparison.Models[0].Runs[0].History.Count == 0 ? null : "None learned enough to be called faster than another.";
        ComparedModel[] there = [.. comparison.Models.Where(m => m.Figures.EpochsToLevel is not null).OrderBy(m => m.Figures.EpochsToLevel)], never = [.. comparison.Models.Where(m => m.Figures.EpochsToLevel is null)];
        if (there.Length == 0) return $"In the median no model reached a {level.Figure} of {level.Text}.";
        string[] parts = [.. there.GroupBy(m => m.Figures.EpochsToLevel!.Value).Select(g =>
            $"by {ComparisonWords.Models(g, comparison)} after {ComparisonWords.Count(g.Key, "epoch")}"), .. never.Length > 0 ? [$"by {ComparisonWords.List(never.Select(m => m.Label))} not at all"] : (string[])[]];
        return $"A {level.Figure} of {level.Text} was reached {string.Join(", ", parts)}.{(parts.Length > 1 ? $" {level.Reason}" : "")}";
    }

    /// <summary>Which model learned with the least work.</summary>
    private static string? Work(TraceComparison comparison)
    {
        ComparedModel[] there = [.. comparison.Models.Where(m => m.Figures.MultiplyAddsToLevel is > 0).OrderBy(m => m.Figures.MultiplyAddsToLevel)];
        if (there.Length < 2) return null;
        ComparedModel least = there[0], most = there[^1];
        return $"Counted in multiply-adds of forward passes, {least.Label} got there with the least work: {ComparisonWords.Large(least.Figures.MultiplyAddsToLevel!.Value)}, where {most.Label} took {ComparisonWords.Large(most.Figures.MultiplyAddsToLevel!.Value)}.";
    }

    /// <summary>Which model gets most from each parameter.</summary>
    private static string? PerParameter(TraceComparison comparison)
    {
        if (comparison.Models.Any(m => m.Figures.AboveBaseline is null)) return null;
        ComparedModel best = comparison.Models.MaxBy(m => m.Figures.AboveBaseline / m.Parameters)!;
        return best.Figures.AboveBaseline <= 0 ? null
            : $"For its size {best.Label} learned most: {Points(best.Figures.AboveBaseline!.Value)} above the model without memory with {Grouped(best.Parameters)} parameters, {Points(100 * best.Figures.AboveBaseline.Value / best.Parameters)} for each hundred of them.";
    }

    /// <summary>The smallest model that may be as good as the best.</summary>
    private static string? Smallest(TraceComparison comparison)
    {
        ComparedModel best = ComparedPair.Best(comparison);
        ComparedModel? smallest = ComparedPair.Others(comparison).Where(p => p.IsNoise == true && p.Other.Parameters < best.Parameters).Select(p => p.Other).MinBy(m => m.Parameters);
        return smallest is null ? null
            : $"The smallest model that may be as good as {best.Label} is {smallest.Label}, with {Grouped(smallest.Parameters)} parameters instead of {Grouped(best.Parameters)}.";
    }

    /// <summary>Which model knows its training data better than unseen data, by most.</summary>
    private static string? Gap(TraceComparison comparison)
    {
        ComparedModel[] known = [.. comparison.Models.Where(m => m.Figures.Training?.Accuracy is not null && m.Figures.Test.Accuracy is not null)];
        ComparedModel? most = known.MaxBy(Distance);
        return most is null || !(Distance(most) >= 0.02) ? null
            : $"Farthest from what it knows of its training data is {most.Label}: {Percent(most.Figures.Training!.Accuracy!.Value)} right there and {Percent(most.Figures.Test.Accuracy!.Value)} on unseen data.";

        static double Distance(ComparedModel model) => model.Figures.Training!.Accuracy!.Value - model.Figures.Test.Accuracy!.Value;
    }

    /// <summary>How far back each model looks.</summary>
    private static string? Reach(TraceComparison comparison)
    {
        ComparedModel[] known = [.. comparison.Models.Where(m => m.Figures.HalfOfInfluence is not null)];
        if (known.Length < 2) return null;
        string over = comparison.Influences == 1 ? $"In the answer to sequence {Whole(comparison.Examples[0])}" : $"On the mean over {Count(comparison.Influences, "sequence")}";
        return $"{over}, half of all influence on the last answer comes from the last {ComparisonWords.List(known.GroupBy(m => ComparisonWords.Steps(m.Figures.HalfOfInfluence!.Value)).Select(g => $"{g.Key} in {ComparisonWords.Models(g, comparison)}"))}.";
    }

    private static string? Seeds(TraceComparison comparison) => comparison.Seeds.Count > 1 ? null
        : $"All runs have one seed, {Whole(comparison.Seeds[0])}, which decides data, first parameters and order: with another one, what is near may change places.";
}
