namespace GenRnn;

/// <summary>What the answers to a data set are.</summary>
internal enum AnswerKind
{
    /// <summary>Numbers; there is no accuracy.</summary>
    Values,

    /// <summary>Several yes or no, each counted alone.</summary>
    Labels,

    /// <summary>One class.</summary>
    Class,

    /// <summary>Labels spelt over the steps of a sequence.</summary>
    Spelling,
}

/// <summary>A loss, a model and a data set that were found to fit each other.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Head">What the model's last layer does to its scores.</param>
/// <param name="Outputs">O.</param>
/// <param name="Data">The data set.</param>
internal sealed record Objective(Loss Loss, Head Head, int Outputs, SequenceDataset Data)
{
    /// <summary>What the answers are.</summary>
    public AnswerKind Answers { get; } =
        Loss is CtcLoss ? AnswerKind.Spelling
        : Loss is PointLoss and not HingeLoss && Data.Targets is ValueTargets ? AnswerKind.Values
        : Outputs > 1 && (Loss is BinaryCrossEntropyLoss || (Loss is HingeLoss && Data.Targets is ValueTargets)) ? AnswerKind.Labels
        : AnswerKind.Class;

    /// <summary>What an output is above that says yes.</summary>
    public float Threshold => Loss is HingeLoss ? 0 : 0.5f;

    /// <summary>What the loss of an answer of each class is multiplied by; <see langword="null"/> for 1.</summary>
    public EquatableArray<float>? ClassWeights { get; init; }

    /// <summary>Classes of a single answer: a single output tells two apart.</summary>
    public int ClassCount => Math.Max(Outputs, 2);

    /// <summary>Finds out whether the three fit; the loss follows head and targets where it is left open.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="data">The data set.</param>
    /// <param name="loss">The loss, or <see langword="null"/>.</param>
    /// <param name="name">What sentences call the data set.</param>
    /// <exception cref="ArgumentException">They don't fit; the message says why.</exception>
    public static Objective Bind(ModelSpec spec, SequenceDataset data, Loss? loss, string name = "data set")
    {
        TensorShape output = ShapeInference.Infer(spec).OrThrow().Output;
        DataRules.Check(spec, output, data, name);
        Head head = Head.Of(spec);
        var objective = new Objective(loss ?? LossRules.Default(head.Activation, data.Targets), head, output.Features, data);
        LossRules.Check(objective, name, isChosen: loss is not null);
        if (objective.Loss is CtcLoss) CtcRules.Check(spec);
        return objective with { Head = LossRules.Meaning(objective.Loss, head) };
    }
}
