using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Whether traces can be compared: models that differ, on data that does not.</summary>
internal static class ComparisonRules
{
    /// <summary>More lines than these no chart can tell apart by mark and colour.</summary>
    public const int MostModels = 6;

    /// <summary>What is wrong with the models, in a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? Check(IReadOnlyList<ComparedRuns> models)
    {
        if (models.Count < 2)
            return $"{(models.Count == 0 ? "No model was" : $"'{models[0].Label}' alone was")} received for a comparison; expected at least two models. Add another one.";
        if (models.Count > MostModels)
            return $"{Whole(models.Count)} models were received for a comparison; expected at most {Whole(MostModels)}, as no more lines can be told apart. Compare them in groups.";
        if (models.FirstOrDefault(m => m.Traces.Count == 0) is { } empty)
            return $"'{empty.Label}' was received without a run; expected a trace for each seed. Train it first.";
        if (models.GroupBy(m => m.Label, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return $"'{twice.Key}' was received as the name of {Whole(twice.Count())} models; expected a name for each. Give them labels.";
        return models.SelectMany(Own).Concat(models.Skip(1).SelectMany(m => Between(models[0], m))).FirstOrDefault();
    }

    /// <summary>Runs of one model.</summary>
    private static IEnumerable<string> Own(ComparedRuns model) =>
        from trace in model.Traces
        where trace.Model != model.Traces[0].Model
        select $"Runs of '{model.Traces[0].Model}' and of '{trace.Model}' were received as those of '{model.Label}'; expected one model. Give the other one a label of its own.";

    private static IEnumerable<string> Between(ComparedRuns first, ComparedRuns other)
    {
        string[] seeds = [.. ((ComparedRuns[])[first, other]).Select(m => string.Join(", ", m.Traces.Select(t => Whole(t.Seed))))];
        if (seeds[0] != seeds[1])
        {
            yield return $"Runs with the seeds {seeds[0]} were received of '{first.Label}', and with {seeds[1]} of '{other.Label}'; expected the same seeds in the same order. Train both with the same ones.";
            yield break;
        }

        foreach ((ModelTrace a, ModelTrace b) in first.Traces.Zip(other.Traces))
        {
            if (Difference(a, b) is { } difference)
                yield return $"'{first.Label}' and '{other.Label}' were traced on different data ({difference}); expected the same. Train and trace both on one training set and one test set.";
        }
    }

    /// <summary>A difference between the data of two traces, as far as traces know them.</summary>
    private static string? Difference(ModelTrace a, ModelTrace b)
    {
        if (a.DataFlow[0].InputShape != b.DataFlow[0].InputShape) return $"inputs {Shape(a.DataFlow[0].InputShape)} and {Shape(b.DataFlow[0].InputShape)}";
        if (a.DataFlow[^1].InputShape[0] != b.DataFlow[^1].InputShape[0]) return $"{Whole(a.DataFlow[^1].InputShape[0])} and {Whole(b.DataFlow[^1].InputShape[0])} training sequences";
        if (a.Examples[0].Index != b.Examples[0].Index) return $"their examples are sequences {Whole(a.Examples[0].Index)} and {Whole(b.Examples[0].Index)}";
        foreach (TraceExample example in a.Examples)
        {
            if (b.Examples.FirstOrDefault(e => e.Index == example.Index) is not { } same) continue;
            if (example.Layers[0].Values != same.Layers[0].Values || example.Expected != same.Expected) return $"sequence {Whole(example.Index)} is not the same";
        }

        if (a.Baseline != b.Baseline) return "their baselines are not the same";
        if (a.Test.Accuracy is null != b.Test.Accuracy is null) return "only one of them has an accuracy";
        return Classes(a.Assessment.Confusion) != Classes(b.Assessment.Confusion) ? "their right answers are not the same" : null;
    }

    /// <summary>How many answers have each class, without those that none has at the end: a model may know more classes than there are.</summary>
    private static EquatableArray<int>? Classes(ConfusionMatrix? confusion)
    {
        if (confusion is null) return null;
        int[] counts = [.. Enumerable.Range(0, confusion.ClassCount).Select(actual => Enumerable.Range(0, confusion.ClassCount).Sum(predicted => confusion[actual, predicted]))];
        return counts.Reverse().SkipWhile(count => count == 0).Reverse().ToEquatableArray();
    }
}
