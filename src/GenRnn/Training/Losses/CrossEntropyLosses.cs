namespace GenRnn;

/// <inheritdoc cref="Loss.BinaryCrossEntropy"/>
public sealed record BinaryCrossEntropyLoss : Loss
{
    private readonly float _smoothing;

    /// <summary>Whether the model ends without an activation, so that its outputs are the scores that a sigmoid would make probabilities of.</summary>
    public bool FromLogits { get; init; }

    /// <summary>s, for targets y (1 - s) + s / 2; from 0 to below 1.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public float LabelSmoothing
    {
        get => _smoothing;
        init => _smoothing = CheckSmoothing(value);
    }

    /// <inheritdoc/>
    public override string Name => "binary_crossentropy";

    internal override string Description => Describe(Name, FromLogits, LabelSmoothing);
}

/// <inheritdoc cref="Loss.CategoricalCrossEntropy"/>
public sealed record CategoricalCrossEntropyLoss : Loss
{
    private readonly float _smoothing;

    /// <summary>Whether the model ends without an activation, so that its outputs are the scores that a softmax would make probabilities of.</summary>
    public bool FromLogits { get; init; }

    /// <summary>s, for targets y (1 - s) + s / O of O classes; from 0 to below 1.</summary>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public float LabelSmoothing
    {
        get => _smoothing;
        init => _smoothing = CheckSmoothing(value);
    }

    /// <inheritdoc/>
    public override string Name => "categorical_crossentropy";

    internal override string Description => Describe(Name, FromLogits, LabelSmoothing);
}

/// <inheritdoc cref="Loss.SparseCategoricalCrossEntropy"/>
public sealed record SparseCategoricalCrossEntropyLoss : Loss
{
    private readonly float _smoothing;

    /// <inheritdoc cref="CategoricalCrossEntropyLoss.FromLogits"/>
    public bool FromLogits { get; init; }

    /// <inheritdoc cref="CategoricalCrossEntropyLoss.LabelSmoothing"/>
    public float LabelSmoothing
    {
        get => _smoothing;
        init => _smoothing = CheckSmoothing(value);
    }

    /// <inheritdoc/>
    public override string Name => "sparse_categorical_crossentropy";

    internal override string Description => Describe(Name, FromLogits, LabelSmoothing);
}
