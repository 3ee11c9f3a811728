namespace GenRnn.Tests.Tracing.Comparison;

/// <summary>Small comparisons, one of each kind of answer.</summary>
public static class ComparisonCases
{
    public const string Classes = "classes", Seeds = "seeds", Tags = "tags", Values = "values", Untrained = "untrained";

    public static TheoryData<string> All => new(Classes, Seeds, Tags, Values, Untrained);

    public static TraceComparison Of(string id) => id switch
    {
        Classes => Compare(TraceCases.Classes(60, 2, masked: false)),
        Seeds => Compare(TraceCases.Classes(60, 2, masked: false), seeds: [3, 4, 5]),
        Tags => TraceComparison.Create([Run<TracedTagger>(TraceCases.Tags(40), "tagger"), Run<ComparedTagger>(TraceCases.Tags(40), "deeper")]),
        Values => TraceComparison.Create([Run<TracedRegression>(TraceCases.Values(40, 1), "deep"), Run<ComparedRegression>(TraceCases.Values(40, 1), "plain")]),
        _ => Compare(TraceCases.Classes(60, 2, masked: false), epochs: 0),
    };

    /// <summary>A run of a model on data that is the same for all seeds.</summary>
    public static ModelTrace Run<TModel>(SequenceDataset data, string id, int seed = 3, int epochs = 4, TraceOptions? options = null)
        where TModel : class, IRecurrentModel<TModel>
    {
        (SequenceDataset training, SequenceDataset test) = data.Split(0.5);
        var fitting = new TrainingOptions { Epochs = epochs, BatchSize = 6, Seed = seed, Validation = test, Optimizer = Optimizer.Adam(0.03f) };
        options ??= new TraceOptions { Baseline = data.Targets is ClassTargets ? new TraceBaseline("a coin", 0.5) : null, Examples = [2, 4, 5] };
        return ModelTrace.Create(Trainer.Fit(TModel.Create(seed), training, fitting), test, options with { Id = id });
    }

    private static TraceComparison Compare(SequenceDataset data, int[]? seeds = null, int epochs = 4) => TraceComparison.Create(
    [
        new ComparedRuns("lstm", (seeds ?? [3]).Select(s => Run<TracedLstm>(data, "lstm", s, epochs)).ToEquatableArray()),
        new ComparedRuns("gru", (seeds ?? [3]).Select(s => Run<ComparedGru>(data, "gru", s, epochs)).ToEquatableArray()),
        new ComparedRuns("rnn", (seeds ?? [3]).Select(s => Run<ComparedRnn>(data, "rnn", s, epochs)).ToEquatableArray()),
    ]);
}
