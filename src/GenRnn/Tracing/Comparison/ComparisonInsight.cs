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
        bool isAccuracy = best.Figures.Test.Accuracy is not null;
        string Text(ComparedModel m) => m.Figures.Test.Accuracy is { } share ? Percent(share) : Figure(m.Figures.Test.Loss);
        string among = $"Of {Whole(comparison.Models.Count)} models", size = $"with {Grouped(best.Parameters)} parameters", other = $"{next.Other.Label} with {Grouped(next.Other.Parameters)}";
        if (Text(best) == Text(next.Other)) return $"{among} {best.Label} {size} and {other} are equally good{(isAccuracy ? $", right {Text(best)} of the time" : $", with a loss of {Text(best)}")}{(comparison.Models.Count > 2 ? ", and none is better" : "")}.";
        double lead = best.Figures.Test.Accuracy - next.Other.Figures.Test.Accuracy ?? next.Other.Figures.Test.Loss - best.Figures.Test.Loss;
        return isAccuracy
            ? $"{among} {best.Label} is right most often, {Text(best)} of the time {size}, {Points(lead)} more than {other}: {Verdict(next)}."
            : $"{among} {best.Label} comes to the lowest loss on unseen data, {Text(best)} {size}, {Figure(lead)} less than {other}: {Verdict(next)}.";
    }

    private static string Verdict(ComparedPair pair) => pair.IsNoise switch
    {
        true => "so little that it may be chance",
        false => "more than chance",
        _ => "how much of it is chance, these runs cannot tell",
    };

    private static string Learning(TraceComparison comparison)
    {
        string learned = comparison.Level is { } level && comparison.Models.Where(m => m.Figures.EpochsToLevel is not null).MinBy(m => m.Figures.EpochsToLevel)?.Figures.EpochsToLevel is { } fastest
            ? $"{ComparisonWords.Capital(level.Figure)} came to {level.Text} first with {ComparisonWords.Models(comparison.Models.Where(m => m.Figures.EpochsToLevel == fastest), comparison)}, after {ComparisonWords.Count(fastest, "epoch")}"
            : "No model got far in learning";
        ComparedModel[] known = [.. comparison.Models.Where(m => m.Figures.HalfOfInfluence is not null).OrderBy(m => m.Figures.HalfOfInfluence)];
        if (known.Length == 0) return learned + ".";
        string near = Steps(known[0]), far = Steps(known[^1]);
        return near == far
            ? $"{learned}; all look back equally far: half of what moves the last answer comes from the last {far}."
            : $"{learned}; {known[^1].Label} looks back farthest: half of what moves its last answer comes from the last {far}, with {known[0].Label} from the last {near}.";

        static string Steps(ComparedModel model) => ComparisonWords.Steps(model.Figures.HalfOfInfluence!.Value);
    }
}
