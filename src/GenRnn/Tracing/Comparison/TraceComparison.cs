namespace GenRnn;

/// <summary>
/// Several models that were trained on the same data in the same way, side by side: what each reached and what it took, how
/// far back each looks, and what of the differences is more than chance. Computed from traces; immutable and equal by value.
/// </summary>
public sealed record TraceComparison
{
    /// <summary>Name of the comparison: those of the models when nobody gave one.</summary>
    public required string Title { get; init; }

    /// <summary>What the models were to learn, in a sentence; empty when nobody said.</summary>
    public string Task { get; init; } = "";

    /// <summary>The models in the order in which they came.</summary>
    public required EquatableArray<ComparedModel> Models { get; init; }

    /// <summary>Seeds of the runs. A seed decides all that is drawn: first parameters, order and, where it is made, data.</summary>
    public EquatableArray<int> Seeds => Models[0].Runs.Select(r => r.Seed).ToEquatableArray();

    /// <summary>What a model without memory reaches on unseen data, of several runs in the median; <see langword="null"/> when it was not measured.</summary>
    public TraceBaseline? Baseline { get; init; }

    /// <summary>Answers to unseen data in each run; <see langword="null"/> where answers are not single classes.</summary>
    public int? Answers { get; init; }

    /// <summary>When a model counts as having learned; <see langword="null"/> when none did.</summary>
    public ComparedLevel? Level { get; init; }

    /// <summary>Sequences of the test data that the first trace of every model has, by their places.</summary>
    public required EquatableArray<int> Examples { get; init; }

    /// <summary>All figures, a row each.</summary>
    public required EquatableArray<ComparisonRow> Table { get; init; }

    /// <summary>What the figures say, in sentences.</summary>
    public required EquatableArray<string> Observations { get; init; }

    /// <summary>What the comparison showed, in two sentences.</summary>
    public required string KeyInsight { get; init; }

    /// <summary>Compares models with a run each, called by the names of their traces.</summary>
    /// <param name="traces">A trace of each model, on the same test data and of the same seed.</param>
    /// <exception cref="ArgumentException">There are fewer than two models, or too many, two have one name, or their data differ; the message says which.</exception>
    public static TraceComparison Create(IEnumerable<ModelTrace> traces)
    {
        ArgumentNullException.ThrowIfNull(traces);
        return Create([.. traces.Select(t => new ComparedRuns(t.Id, EquatableArray.Of(t)))]);
    }

    /// <summary>Compares models with a run for each of some seeds.</summary>
    /// <param name="models">The models; the runs of all have the same seeds in the same order, and the same test data for a seed.</param>
    /// <param name="title">Name of the comparison; made of the models' names when left out.</param>
    /// <exception cref="ArgumentException">There are fewer than two models, or too many, two have one name, or their seeds or data differ; the message says which.</exception>
    public static TraceComparison Create(IReadOnlyList<ComparedRuns> models, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (ComparisonRules.Check(models) is { } error) throw new ArgumentException(error, nameof(models));
        return ComparisonBuilder.Build(models, title);
    }

    /// <summary>
    /// Sequences that show how models differ, of those that their traces show: the first one, then some on which they disagree, one
    /// that all got wrong, and some that all got right. Traces that are made with <see cref="TraceOptions.Examples"/> of these show them
    /// of every model. Only on sequences that all traces show is it known whether models disagree.
    /// </summary>
    /// <param name="traces">A trace of each model, on the same test data.</param>
    /// <param name="count">How many sequences at most.</param>
    /// <exception cref="ArgumentException">There is no trace, or the count is below 1.</exception>
    public static IReadOnlyList<int> ChooseExamples(IReadOnlyList<ModelTrace> traces, int count = 6)
    {
        ArgumentNullException.ThrowIfNull(traces);
        if (traces.Count == 0) throw new ArgumentException("No trace was received to choose examples from; expected one of each model. Trace the models first.", nameof(traces));
        if (count < 1) throw new ArgumentException($"{TraceNumbers.Whole(count)} examples were received; expected at least 1. Ask for one or more.", nameof(count));
        return SharedExamples.Of(traces, count);
    }
}
