namespace GenRnn;

/// <summary>
/// What training makes small. The loss of a data set is the mean over its sequences or, with a target a step, over all valid
/// steps, as in Keras. A value, compared by its case.
/// </summary>
public abstract record Loss
{
    private protected Loss()
    {
    }

    /// <summary>
    /// -y log p - (1 - y) log(1 - p), the mean over the outputs: each output is a probability of its own. For a head that ends
    /// in sigmoid, and computed from the scores before it, so that it is finite and exact however sure the model is. Targets
    /// are numbers from 0 to 1, or class ids 0 and 1 for a single output.
    /// </summary>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropyLoss();

    /// <summary>
    /// -sum of y log p over the classes. For a head that ends in softmax, and computed from the scores before it, so that it
    /// is finite and exact however sure the model is. Targets are distributions [N, O], or class ids.
    /// </summary>
    public static Loss CategoricalCrossEntropy { get; } = new CategoricalCrossEntropyLoss();

    /// <summary><see cref="CategoricalCrossEntropy"/> of class ids alone.</summary>
    public static Loss SparseCategoricalCrossEntropy { get; } = new SparseCategoricalCrossEntropyLoss();

    /// <summary>(p - y)^2, the mean over the outputs, for every head. Class ids count as 0 and 1 for a single output, as one-hot vectors for several.</summary>
    public static Loss MeanSquaredError { get; } = new MeanSquaredErrorLoss();

    /// <summary>The name that Keras gives it: <c>binary_crossentropy</c>, <c>mean_squared_error</c>, ...</summary>
    public abstract string Name { get; }

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;
}

/// <inheritdoc cref="Loss.BinaryCrossEntropy"/>
public sealed record BinaryCrossEntropyLoss : Loss
{
    internal BinaryCrossEntropyLoss()
    {
    }

    /// <inheritdoc/>
    public override string Name => "binary_crossentropy";
}

/// <inheritdoc cref="Loss.CategoricalCrossEntropy"/>
public sealed record CategoricalCrossEntropyLoss : Loss
{
    internal CategoricalCrossEntropyLoss()
    {
    }

    /// <inheritdoc/>
    public override string Name => "categorical_crossentropy";
}

/// <inheritdoc cref="Loss.SparseCategoricalCrossEntropy"/>
public sealed record SparseCategoricalCrossEntropyLoss : Loss
{
    internal SparseCategoricalCrossEntropyLoss()
    {
    }

    /// <inheritdoc/>
    public override string Name => "sparse_categorical_crossentropy";
}

/// <inheritdoc cref="Loss.MeanSquaredError"/>
public sealed record MeanSquaredErrorLoss : Loss
{
    internal MeanSquaredErrorLoss()
    {
    }

    /// <inheritdoc/>
    public override string Name => "mean_squared_error";
}
