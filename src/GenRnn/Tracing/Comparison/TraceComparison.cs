namespace GenRnn;

/// <summary>
/// Several models that were trained on the same data in the same way, side by side: what each reached and what it took, how
/// far back each looks, and what of the differences is more than chance. Computed from traces; immutable and equal by value.
/// </summary>
public sealed record TraceComparison
{
    /// <summary>Sequences that are shown at most.</summary>
    internal const int MostExamples = 6;

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

    /// <summary>Sequences of the test data that are shown, by their places: the first six that the first trace of every model has.</summary>
    public required EquatableArray<int> Examples { get; init; }

    /// <summary>Sequences on which <see cref="ComparedFigures.HalfOfInfluence"/> is a mean: all that the first trace of every model has.</summary>
    public int Influences { get; init; }

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
}
