namespace GenRnn;

/// <summary>h' = z.h + (1 - z).n.</summary>
public sealed record GruSpec : GatedSpec
{
    /// <summary>A layer of <paramref name="units"/> hidden units.</summary>
    public GruSpec(int units)
        : base(units)
    {
    }

    /// <summary>Whether the reset gate applies after the product with the recurrent kernel (Keras, PyTorch) or before it.</summary>
    public bool ResetAfter { get; init; } = true;

    /// <inheritdoc/>
    public override string Kind => "gru";
}
