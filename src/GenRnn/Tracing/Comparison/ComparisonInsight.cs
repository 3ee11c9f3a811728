using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>What a comparison showed: a sentence on which model is best and by how much, and one on learning and memory.</summary>
internal static class ComparisonInsight
{
    public static string Of(TraceComparison comparison) => $"{Best(comparison)} {Learning(comparison)}";

    private static string Best(TraceComparison comparison)
    {
        ComparedModel best = ComparedPair.Best(comparison);
        ComparedPair next = ComparedPair.Others(comparison)[0];
        string size = $"with {Grouped(best.Parameters)} parameters";
        if (best.Figures.Test.Accuracy is not { } accuracy)
            return $"Of {Whole(comparison.Models.Count)} models {best.Label} comes to the lowest loss on unseen data, {Figure(best.Figures.Test.Loss)} {size}, {Chances(next)} {next.Other.Label} with {Figure(next.Other.Figures.Test.Loss)}.";
        string than = $"{Points(next.Lead)} {(next.Lead < 0 ? "less" : "more")} than {next.Other.Label} with {Grouped(next.Other.Parameters)}";
        return $"Of {Whole(comparison.Models.Count)} models {best.Label} is right most often, {Percent(accuracy)} of the time {size}, {than}: {Verdict(next)}.";
    }

    private static string Chances(ComparedPair pair) => pair.IsNoise switch
    {
        true => "which may be chance, before",
        false => "more than chance, before",
        _ => "before",
    };

    private static string Verdict(ComparedPair pair) => pair.IsNoise switch
    {
        true => "so little that it may be chance",
        false => "more than chance",
        _ => "nobody knows how much of it is chance",
    };

    private static string Learning(TraceComparison comparison)
    {
        string learned = comparison.Level is { } level && comparison.Models.Where(m => m.Figures.EpochsToLevel is not null).MinBy(m => m.Figures.EpochsToLevel) is { } fastest
            ? $"{level.Text} {level.Figure} came first to {ComparisonWords.List(comparison.Models.Where(m => m.Figures.EpochsToLevel == fastest.Figures.EpochsToLevel).Select(m => m.Label))}, after {ComparisonWords.Number(fastest.Figures.EpochsToLevel!.Value)} {(fastest.Figures.EpochsToLevel == 1 ? "epoch" : "epochs")}"
            : "No model got far in learning";
        ComparedModel[] known = [.. comparison.Models.Where(m => m.Figures.HalfOfInfluence is not null).OrderBy(m => m.Figures.HalfOfInfluence)];
        if (known.Length == 0) return learned + ".";
        ComparedModel near = known[0], far = known[^1];
        return near.Figures.HalfOfInfluence == far.Figures.HalfOfInfluence
            ? $"{learned}; all look back equally far: half of what moves the last answer comes from the last {Steps(far)}."
            : $"{learned}; {far.Label} looks back farthest: half of what moves its last answer comes from the last {Steps(far)}, with {near.Label} from the last {Steps(near)}.";

        static string Steps(ComparedModel model) => $"{ComparisonWords.Number(model.Figures.HalfOfInfluence!.Value)} {(model.Figures.HalfOfInfluence == 1 ? "step" : "steps")}";
    }
}
