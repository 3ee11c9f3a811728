namespace GenRnn;

/// <summary>What a training run does not know about itself and its trace shows.</summary>
public sealed record TraceOptions
{
    /// <summary>Short name of what was run; made of the class's name when left out.</summary>
    public string? Id { get; init; }

    /// <summary>What the model is to learn, in a sentence.</summary>
    public string Task { get; init; } = "";

    /// <summary>What a model without memory reaches on the test data.</summary>
    public TraceBaseline? Baseline { get; init; }

    /// <summary>The sequence of the test data that is carried through the model, from 0.</summary>
    public int Example { get; init; }

    /// <summary>Whether training and test data are one set, first part and rest: the data flow then shows how it is split.</summary>
    public bool IsSplit { get; init; }

    /// <summary>How many sequences of the test data are shown, <see cref="Example"/> and some that went wrong and right; all where there are fewer.</summary>
    public int ExampleCount { get; init; } = 6;

    /// <summary>
    /// Sequences of the test data that are shown beside <see cref="Example"/>, in order; when empty, some that went wrong and
    /// right are chosen. Traces that shall be compared show the same.
    /// </summary>
    public IReadOnlyList<int> Examples { get; init; } = [];

    /// <summary>Names of the numbers of a step, for labels.</summary>
    public IReadOnlyList<string> FeatureNames { get; init; } = [];

    /// <summary>What each token id stands for, for labels, of a model that reads tokens.</summary>
    public IReadOnlyList<string> Vocabulary { get; init; } = [];

    /// <summary>The emitted code of the model; read from the symbols of its assembly when left out.</summary>
    public TraceCode? Code { get; init; }
}
