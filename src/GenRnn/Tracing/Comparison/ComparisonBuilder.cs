namespace GenRnn;

/// <summary>Computes a comparison from traces that fit each other.</summary>
internal static class ComparisonBuilder
{
    public static TraceComparison Build(IReadOnlyList<ComparedRuns> models, string? title)
    {
        EquatableArray<int> common = Common(models), examples = common.Take(TraceComparison.MostExamples).ToEquatableArray();
        int? answers = models[0].Traces[0].Assessment.Confusion?.Total;
        ComparedRun[][] runs = [.. models.Select(m => m.Traces.Select(t => new ComparedRun(t.Seed, t.History, t.Test, t.Baseline)).ToArray())];
        TraceBaseline? baseline = Middle.Of(runs[0].Select(r => r.Baseline?.Accuracy)) is { } accuracy ? runs[0][0].Baseline! with { Accuracy = accuracy } : null;
        ComparedLevel? level = ComparisonLevel.Of(runs, baseline);
        EquatableArray<ComparedModel> compared = models.Select((m, i) => Model(m, runs[i], level, answers, common)).ToEquatableArray();
        var comparison = new TraceComparison
        {
            Title = title ?? ComparisonWords.List(models.Select(m => m.Label)),
            Task = models[0].Traces[0].Task,
            Models = compared,
            Baseline = baseline,
            Answers = answers,
            Level = level,
            Examples = examples,
            Influences = common.Count,
            Table = default,
            Observations = default,
            KeyInsight = "",
        };
        return comparison with
        {
            Table = ComparisonTable.Of(comparison).ToEquatableArray(),
            Observations = ComparisonObservations.Of(comparison).ToEquatableArray(),
            KeyInsight = ComparisonInsight.Of(comparison),
        };
    }

    private static ComparedModel Model(ComparedRuns model, ComparedRun[] runs, ComparedLevel? level, int? answers, EquatableArray<int> common)
    {
        if (level is not null) runs = [.. runs.Select(r => r with { EpochsToLevel = level.FirstEpoch(r.History) })];
        ModelTrace trace = model.Traces[0];
        TraceScore test = Score(runs.Select(r => r.Test))!;
        double epochs = Middle.Of(runs.Select(r => r.EpochsToLevel ?? double.PositiveInfinity));
        double[] reached = [.. runs.Select(r => r.Test.Accuracy ?? r.Test.Loss)];
        return new ComparedModel
        {
            Label = model.Label,
            Trace = trace with { Examples = common.Take(TraceComparison.MostExamples).Select(i => trace.Examples.First(e => e.Index == i)).ToEquatableArray() },
            Runs = runs.ToEquatableArray(),
            Figures = new ComparedFigures(
                Score(runs.Select(r => r.History.LastOrDefault() is { } e ? new TraceScore(e.Loss, e.Accuracy) : null)),
                Score(runs.Select(r => r.History.LastOrDefault() is { ValidationLoss: { } loss } e ? new TraceScore(loss, e.ValidationAccuracy) : null)),
                test)
            {
                EpochsToLevel = double.IsFinite(epochs) ? epochs : null,
                MultiplyAddsToLevel = double.IsFinite(epochs) ? epochs * trace.DataFlow[^1].InputShape[0] * trace.DataFlow.Sum(s => s.MultiplyAdds) : null,
                AboveBaseline = Middle.Of(runs.Select(r => r.Test.Accuracy - r.Baseline?.Accuracy)),
                StandardError = test.Accuracy is { } p && answers is > 0 and var n ? Chance.StandardError(p, n) : null,
                Spread = (reached.Min(), reached.Max()),
                HalfOfInfluence = Influences.Half(trace, common),
            },
        };
    }

    /// <summary>The median of loss and accuracy; <see langword="null"/> when a run has none.</summary>
    private static TraceScore? Score(IEnumerable<TraceScore?> scores)
    {
        TraceScore?[] all = [.. scores];
        return all.Any(s => s is null) ? null : new TraceScore(Middle.Of(all.Select(s => s!.Loss)), Middle.Of(all.Select(s => s!.Accuracy)));
    }

    /// <summary>Sequences that the first trace of every model has.</summary>
    private static EquatableArray<int> Common(IReadOnlyList<ComparedRuns> models) =>
        models[0].Traces[0].Examples.Select(e => e.Index).Where(i => models.All(m => m.Traces[0].Examples.Any(e => e.Index == i))).ToEquatableArray();
}
