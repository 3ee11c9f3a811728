namespace GenRnn.Cli.Tests.Tracing;

/// <summary>Comparisons to show, made of <see cref="Traces"/>.</summary>
internal static class Comparisons
{
    public const string Two = "two", Many = "many", Seeds = "seeds", Regression = "regression", Long = "long", Untrained = "untrained", PerStep = "per step";

    public static IEnumerable<string> Ids => [Two, Many, Seeds, Regression, Long, Untrained, PerStep];

    public static TraceComparison Of(string id) => id switch
    {
        Two => Make(Traces.Of(Traces.Gru), ["gru", "other"]),
        Many => Make(Traces.Of(Traces.Gru), ["gru", "gru 32", "lstm 4; dense 8 relu", "a model with a very long name that does not end", "名前", "f"]),
        Seeds => TraceComparison.Create([Runs("gru", 0), Runs("other", 0.01)]),
        Regression => Make(Traces.Of(Traces.Regression) with { Baseline = null }, ["gru", "other"]),
        Long => Make(Traces.Of(Traces.Long) with { Baseline = null }, ["gru", "other"]),
        Untrained => Make(Traces.Of(Traces.Untrained), ["gru", "other"]),
        _ => Make(Traces.Of("rnn-per-step"), ["rnn", "other"]),
    };

    private static TraceComparison Make(ModelTrace trace, string[] labels) =>
        TraceComparison.Create([.. labels.Select((label, i) => Change(trace, i * 0.02) with { Id = label })]);

    private static ComparedRuns Runs(string label, double worse) =>
        new(label, Enumerable.Range(1, 3).Select(seed => Change(Traces.Of(Traces.Gru), worse * seed) with { Seed = seed }).ToEquatableArray());

    private static ModelTrace Change(ModelTrace trace, double worse) => trace with { Test = trace.Test with { Loss = trace.Test.Loss + worse, Accuracy = trace.Test.Accuracy - worse } };
}
