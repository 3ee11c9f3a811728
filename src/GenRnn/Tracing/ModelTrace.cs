namespace GenRnn;

/// <summary>
/// What a model did, from raw sequences to an answer: how data flows through it, how it was trained, one example carried
/// through the trained model, three questions about it, and what the run showed. Every section is computed from the run.
/// Immutable and equal by value.
/// </summary>
public sealed record ModelTrace
{
    /// <summary>Short name of what was run: <c>gru</c>, for example.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the model's class.</summary>
    public required string Name { get; init; }

    /// <summary>What the model was to learn, in a sentence; empty when nobody said.</summary>
    public string Task { get; init; } = "";

    /// <summary>The model.</summary>
    public required ModelSpec Model { get; init; }

    /// <summary>Seed of the training run.</summary>
    public required int Seed { get; init; }

    /// <summary>Input, layers and output in order, each with shapes and what one example is after it.</summary>
    public required EquatableArray<TraceStage> DataFlow { get; init; }

    /// <summary>The epochs in order.</summary>
    public required EquatableArray<TraceEpoch> History { get; init; }

    /// <summary>The trained model on data that it was not trained on.</summary>
    public required TraceScore Test { get; init; }

    /// <summary>What a model without memory reaches on the same data; <see langword="null"/> when it was not measured.</summary>
    public TraceBaseline? Baseline { get; init; }

    /// <summary>How good the answers to that data are, answer by answer.</summary>
    public TraceAssessment Assessment { get; init; } = new();

    /// <summary>Sequences on their way through the trained model: the one that was asked for, then some that went wrong and some that went right.</summary>
    public required EquatableArray<TraceExample> Examples { get; init; }

    /// <summary>The emitted code of a step and its plan in words, or why there is none.</summary>
    public TraceCode? Code { get; init; }

    /// <summary>Names of the numbers of a step; empty where nobody said.</summary>
    public EquatableArray<string> FeatureNames { get; init; }

    /// <summary>What each token id stands for, of a model that reads tokens; empty where nobody said.</summary>
    public EquatableArray<string> Vocabulary { get; init; }

    /// <summary>The first example, layer by layer.</summary>
    public EquatableArray<TraceLayer> Prediction => Examples[0].Layers;

    /// <summary>What the model answered for the first example, and what was right, in a sentence.</summary>
    public string Answer => Examples[0].Answer;

    /// <summary>Three questions about this very model.</summary>
    public required EquatableArray<QuizQuestion> Quiz { get; init; }

    /// <summary>What stands out in states, gates, influence, answers and training, in sentences with figures; none where nothing does.</summary>
    public EquatableArray<string> Findings { get; init; }

    /// <summary>What the run showed about its kind of layer, in two sentences with figures.</summary>
    public required string KeyInsight { get; init; }

    /// <summary>The trace of a training run.</summary>
    /// <param name="fit">The run.</param>
    /// <param name="test">Data that the model was not trained on.</param>
    /// <param name="example">The sequence of <paramref name="test"/> that is carried through the model.</param>
    /// <exception cref="ArgumentException">The example is not there, or the data does not fit the model.</exception>
    public static ModelTrace Create<TModel>(FitResult<TModel> fit, SequenceDataset test, int example = 0)
        where TModel : class, IRecurrentModel<TModel> => Create(fit, test, new TraceOptions { Example = example });

    /// <summary>The trace of a training run, with what the run itself does not know.</summary>
    /// <param name="fit">The run.</param>
    /// <param name="test">Data that the model was not trained on.</param>
    /// <param name="options">Name, task, baseline, and the example.</param>
    /// <exception cref="ArgumentException">The example is not there, or the data does not fit the model.</exception>
    public static ModelTrace Create<TModel>(FitResult<TModel> fit, SequenceDataset test, TraceOptions options)
        where TModel : class, IRecurrentModel<TModel> => TraceBuilder.Build(fit, test, options);
}
