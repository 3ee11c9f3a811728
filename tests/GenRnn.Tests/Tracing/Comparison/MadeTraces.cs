namespace GenRnn.Tests.Tracing.Comparison;

/// <summary>Traces with figures that are known beforehand, made from a real one.</summary>
internal static class MadeTraces
{
    private static readonly ModelTrace Real = ComparisonCases.Run<ComparedRnn>(TraceCases.Classes(60, 2, masked: false), "real");

    /// <summary>A run with these accuracies.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="right">Right answers of <paramref name="answers"/> to unseen data.</param>
    /// <param name="answers">All of them.</param>
    /// <param name="validation">Validation accuracy after each epoch; the loss is what is missing to one.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="baseline">Accuracy without memory.</param>
    public static ModelTrace Accuracies(string id, int right, int answers, double[]? validation = null, int seed = 1, double? baseline = 0.5) => Real with
    {
        Id = id,
        Seed = seed,
        Baseline = baseline is { } b ? new TraceBaseline("a coin", b) : null,
        Test = new TraceScore(1 - ((double)right / answers), (double)right / answers),
        History = (validation ?? [0.5, (double)right / answers]).Select((v, i) => new TraceEpoch(i + 1, 1 - v, v, 1 - v, v, "")).ToEquatableArray(),

        // All answers of one class: the right ones, and those that were taken for the other.
        Assessment = new TraceAssessment { Confusion = new ConfusionMatrix(2, EquatableArray.Of(right, answers - right, 0, 0)) },
    };

    /// <summary>A run of a regression with these losses.</summary>
    public static ModelTrace Losses(string id, double test, double[] validation, int seed = 1) => Real with
    {
        Id = id,
        Seed = seed,
        Baseline = null,
        Test = new TraceScore(test, null),
        History = validation.Select((v, i) => new TraceEpoch(i + 1, v, null, v, null, "")).ToEquatableArray(),
        Assessment = new TraceAssessment(),
    };

    /// <summary>The trace with other influence of its steps in every example.</summary>
    public static ModelTrace WithInfluence(this ModelTrace trace, params float[] strength) => trace with
    {
        Examples = trace.Examples.Select(e => e with
        {
            Influence = e.Influence with { Answers = EquatableArray.Of(strength.Length - 1), Strength = new TraceTensor(EquatableArray.Of(1, strength.Length), EquatableArray.Of(strength)) },
        }).ToEquatableArray(),
    };
}
