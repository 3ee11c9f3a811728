namespace GenRnn;

/// <summary>
/// y = gamma . (x - mean(x)) / sqrt(var(x) + epsilon) + beta, over the numbers of a vector, at every step of a sequence; var is
/// the mean square of the deviations. Gamma starts at one, beta at zero.
/// </summary>
public sealed record LayerNormalizationSpec : PassiveSpec
{
    /// <summary>What is added to the variance.</summary>
    public double Epsilon { get; init; } = GatedSpec.DefaultEpsilon;

    /// <summary>Whether there is a beta.</summary>
    public bool Center { get; init; } = true;

    /// <summary>Whether there is a gamma.</summary>
    public bool Scale { get; init; } = true;

    /// <inheritdoc/>
    public override string Kind => "layer_normalization";
}
