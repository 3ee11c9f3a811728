using System;

namespace GenRnn;

/// <summary>
/// Masks every step whose numbers all equal <paramref name="value"/>: the layers behind carry their state over it and repeat
/// their output (zeros before the first step that counts).
/// </summary>
/// <param name="value">The value; 0 when left out.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class MaskingAttribute(double value = 0) : LayerAttribute
{
    /// <summary>The value.</summary>
    public double Value { get; } = value;
}

/// <summary>
/// In training, makes each number zero with probability <paramref name="rate"/> and divides the others by 1 - rate; in
/// prediction it does nothing.
/// </summary>
/// <param name="rate">The probability, in [0, 1).</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DropoutAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability.</summary>
    public double Rate { get; } = rate;
}

/// <summary>
/// y = gamma . (x - mean(x)) / sqrt(var(x) + epsilon) + beta, over the numbers of a vector; on a sequence at every step.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LayerNormalizationAttribute : LayerAttribute
{
    /// <summary>What is added to the variance; above 0. Default 0.001.</summary>
    public double Epsilon { get; set; } = GatedSpec.DefaultEpsilon;

    /// <summary>Whether there is a beta, which starts at zero. Default <see langword="true"/>.</summary>
    public bool Center { get; set; } = true;

    /// <summary>Whether there is a gamma, which starts at one. Default <see langword="true"/>.</summary>
    public bool Scale { get; set; } = true;
}
