namespace GenRnn;

/// <summary>What a compared model reached: of several runs the median of each figure.</summary>
/// <param name="Training">Loss and accuracy of the last epoch on the training data; <see langword="null"/> when no epoch was trained.</param>
/// <param name="Validation">Loss and accuracy after the last epoch on the validation data; <see langword="null"/> without such data.</param>
/// <param name="Test">Loss and accuracy on data that the model was not trained on.</param>
public sealed record ComparedFigures(TraceScore? Training, TraceScore? Validation, TraceScore Test)
{
    /// <summary>Epochs until the comparison's <see cref="TraceComparison.Level"/>; <see langword="null"/> when half of the runs or more never got there.</summary>
    public double? EpochsToLevel { get; init; }

    /// <summary>Multiply-adds of the forward passes of all training sequences until then; a step backwards takes about twice as many besides.</summary>
    public double? MultiplyAddsToLevel { get; init; }

    /// <summary>Accuracy on unseen data less that of the model without memory; <see langword="null"/> where one of the two is not known.</summary>
    public double? AboveBaseline { get; init; }

    /// <summary>Standard error of the accuracy on unseen data that comes of the number of answers; <see langword="null"/> without accuracy or number.</summary>
    public double? StandardError { get; init; }

    /// <summary>The lowest and the highest accuracy on unseen data, of regression loss, among the runs.</summary>
    public (double Low, double High) Spread { get; init; }

    /// <summary>
    /// How far back the model looks: of all influence on the last answer half comes from so many steps at the end, on the
    /// mean over all sequences that the traces of all models have. <see langword="null"/> where nothing moved the answer.
    /// </summary>
    public double? HalfOfInfluence { get; init; }
}
