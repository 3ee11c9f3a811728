namespace GenRnn.Tests.Training;

/// <summary>Every loss that is measured row by row, with heads that it fits.</summary>
internal static class LossCases
{
    /// <summary>The losses by a name of their own.</summary>
    public static IReadOnlyDictionary<string, Loss> All { get; } = new Dictionary<string, Loss>
    {
        ["binary_crossentropy"] = Loss.BinaryCrossEntropy,
        ["binary_crossentropy smoothed"] = new BinaryCrossEntropyLoss { LabelSmoothing = 0.1f },
        ["categorical_crossentropy"] = Loss.CategoricalCrossEntropy,
        ["categorical_crossentropy smoothed"] = new CategoricalCrossEntropyLoss { LabelSmoothing = 0.1f },
        ["sparse_categorical_crossentropy smoothed"] = new SparseCategoricalCrossEntropyLoss { LabelSmoothing = 0.3f },
        ["mean_squared_error"] = Loss.MeanSquaredError,
        ["mean_absolute_error"] = Loss.MeanAbsoluteError,
        ["huber"] = Loss.Huber(),
        ["huber 2.5"] = Loss.Huber(2.5f),
        ["log_cosh"] = Loss.LogCosh,
        ["poisson"] = Loss.Poisson,
        ["hinge"] = Loss.Hinge,
        ["quantile 0.9"] = Loss.Quantile(0.9f),
    };

    /// <summary>Names and heads.</summary>
    public static TheoryData<string, Activation> Fits
    {
        get
        {
            var data = new TheoryData<string, Activation>();
            foreach ((string name, Loss loss) in All)
            {
                foreach (Activation head in Enum.GetValues<Activation>())
                {
                    if (Fit(loss, head)) data.Add(name, head);
                }
            }

            return data;
        }
    }

    /// <summary>Whether a loss goes with a head: a Poisson expectation is positive.</summary>
    public static bool Fit(Loss loss, Activation head) => loss switch
    {
        BinaryCrossEntropyLoss => head == Activation.Sigmoid,
        CategoricalCrossEntropyLoss or SparseCategoricalCrossEntropyLoss => head == Activation.Softmax,
        PoissonLoss => head is Activation.Exponential or Activation.Softplus or Activation.Softmax or Activation.Sigmoid,
        _ => true,
    };

    /// <summary>A target that a loss has a meaning for.</summary>
    public static double Target(Loss loss, RandomSource random) => loss switch
    {
        PoissonLoss => random.NextInt32(6),
        HingeLoss => random.NextInt32(2),
        _ => random.NextInt32(3) == 0 ? random.NextDouble() : random.NextInt32(2),
    };
}
