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
        Loss is MeanSquaredErrorLoss && Data.Targets is ValueTargets ? AnswerKind.Values
        : Loss is BinaryCrossEntropyLoss && Outputs > 1 ? AnswerKind.Labels
        : AnswerKind.Class;

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
        LossRules.Check(objective, name);
        return objective;
    }
}
