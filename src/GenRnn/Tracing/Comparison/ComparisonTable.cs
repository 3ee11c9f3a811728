using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>The figures of a comparison, a row each.</summary>
internal static class ComparisonTable
{
    public static IEnumerable<ComparisonRow> Of(TraceComparison comparison)
    {
        EquatableArray<ComparedModel> models = comparison.Models;
        yield return Row("parameters", m => Grouped(m.Parameters));
        yield return Row("multiply-adds for one sequence", m => Grouped(m.MultiplyAdds));
        if (models.Select(m => m.Runs[0].History.Count).Distinct().Count() > 1) yield return Row("epochs of training", m => Whole(m.Runs[0].History.Count));
        if (comparison.Level is { } level)
        {
            yield return Ranked($"epochs to a {level.Figure} of {level.Text}", m => m.Figures.EpochsToLevel, ComparisonWords.Number, isHigh: false, "not reached");
            (double unit, string name) = ComparisonWords.Unit(models.Select(m => m.Figures.MultiplyAddsToLevel ?? 0).Max());
            yield return Ranked($"{name}multiply-adds to {level.Text}", m => m.Figures.MultiplyAddsToLevel, v => ComparisonWords.Digits(v / unit), isHigh: false, "not reached");
        }

        foreach (ComparisonRow row in Scores("training", m => m.Figures.Training)) yield return row;
        if (HasOwnValidation(comparison)) foreach (ComparisonRow row in Scores("validation", m => m.Figures.Validation)) yield return row;
        yield return Ranked("loss on unseen data", m => m.Figures.Test.Loss, Figure, isHigh: false, "-");
        if (models[0].Figures.Test.Accuracy is not null)
        {
            yield return Row("accuracy on unseen data", m => Percent(m.Figures.Test.Accuracy!.Value)) with { Best = MaybeBest(comparison) };
            if (comparison.Seeds.Count == 1 && models[0].Figures.StandardError is not null) yield return Row("two standard errors of it, in points", m => ComparisonWords.Points(2 * m.Figures.StandardError!.Value));
            if (comparison.Seeds.Count > 1) yield return Row($"of {Whole(comparison.Seeds.Count)} seeds, the worst", m => Percent(m.Figures.Spread.Low));
            if (comparison.Seeds.Count > 1) yield return Row($"of {Whole(comparison.Seeds.Count)} seeds, the best", m => Percent(m.Figures.Spread.High));
            if (comparison.Baseline is not null) yield return Row("points above a model without memory", m => m.Figures.AboveBaseline is { } above ? ComparisonWords.Points(above) : "-");
        }
        else if (comparison.Seeds.Count > 1)
        {
            yield return Row($"of {Whole(comparison.Seeds.Count)} seeds, the worst", m => Figure(m.Figures.Spread.High));
            yield return Row($"of {Whole(comparison.Seeds.Count)} seeds, the best", m => Figure(m.Figures.Spread.Low));
        }

        yield return Row("last steps with half of the influence", m => m.Figures.HalfOfInfluence is { } half ? ComparisonWords.Number(half) : "-");

        IEnumerable<ComparisonRow> Scores(string name, Func<ComparedModel, TraceScore?> score)
        {
            if (models.Any(m => score(m) is not null)) yield return Ranked($"{name} loss", m => score(m)?.Loss, Figure, isHigh: false, "-");
            if (models.Any(m => score(m)?.Accuracy is not null)) yield return Ranked($"{name} accuracy", m => score(m)?.Accuracy, Percent, isHigh: true, "-");
        }

        ComparisonRow Row(string name, Func<ComparedModel, string> text) => new(name, models.Select(text).ToEquatableArray(), default);

        ComparisonRow Ranked(string name, Func<ComparedModel, double?> value, Func<double, string> text, bool isHigh, string none) => new(
            name, models.Select(m => value(m) is { } v ? text(v) : none).ToEquatableArray(), Best([.. models.Select(value)], isHigh).ToEquatableArray());
    }

    /// <summary>Whether validation figures say anything that those of unseen data do not: often both are of the same data.</summary>
    private static bool HasOwnValidation(TraceComparison comparison) => comparison.Models.Any(m => m.Figures.Validation is { } v && v != m.Figures.Test);

    /// <summary>The best one, and those whose distance from it may be chance.</summary>
    private static EquatableArray<int> MaybeBest(TraceComparison comparison)
    {
        ComparedModel best = ComparedPair.Best(comparison);
        ComparedModel[] others = [.. ComparedPair.Others(comparison).Where(p => p.IsNoise == true).Select(p => p.Other)];
        return others.Length == comparison.Models.Count - 1 ? default
            : Enumerable.Range(0, comparison.Models.Count).Where(i => ReferenceEquals(comparison.Models[i], best) || others.Contains(comparison.Models[i])).ToEquatableArray();
    }

    private static IEnumerable<int> Best(double?[] values, bool isHigh)
    {
        double[] finite = [.. values.OfType<double>().Where(double.IsFinite)];
        if (finite.Length == 0) return [];
        double best = isHigh ? finite.Max() : finite.Min();
        int[] ranked = [.. Enumerable.Range(0, values.Length).Where(i => values[i] == best)];
        return ranked.Length == values.Length ? [] : ranked;
    }
}
