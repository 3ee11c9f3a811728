namespace GenRnn;

/// <summary>y = activation(x W + b), at every step of a sequence.</summary>
public sealed record DenseSpec : WeightedSpec
{
    /// <summary>A layer of <paramref name="units"/> outputs.</summary>
    public DenseSpec(int units, Activation activation = Activation.Linear)
        : base(units, activation)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "dense";
}
