namespace GenRnn;

/// <summary>
/// Masks every step whose numbers all equal a value: the layers behind carry their state over it and repeat their output
/// (zeros before the first step that counts).
/// </summary>
public sealed record MaskingSpec : PassiveSpec
{
    /// <summary>A layer that masks the steps full of <paramref name="value"/>.</summary>
    public MaskingSpec(double value = 0) => Value = value;

    /// <summary>The value, compared as float32.</summary>
    public double Value { get; init; }

    /// <inheritdoc/>
    public override string Kind => "masking";
}
