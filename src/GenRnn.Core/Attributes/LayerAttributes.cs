using System;

namespace GenRnn;

/// <summary>The fully connected recurrent layer: h' = tanh(x W + b + h U).</summary>
/// <param name="units">Hidden units; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SimpleRnnAttribute(int units) : RecurrentLayerAttribute(units);

/// <summary>The gated recurrent unit: h' = z.h + (1 - z).n with update gate z, reset gate r and candidate n.</summary>
/// <param name="units">Hidden units; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GruAttribute(int units) : RecurrentLayerAttribute(units)
{
    /// <summary>
    /// Where the reset gate applies: <see langword="true"/> (default; Keras, PyTorch, cuDNN) after the product with the
    /// recurrent kernel, n = tanh(x W + b + r.(h U + b')); <see langword="false"/> (the 2014 paper) before it,
    /// n = tanh(x W + b + (r.h) U).
    /// </summary>
    public bool ResetAfter { get; set; } = true;
}

/// <summary>The long short-term memory: c' = f.c + i.g, h' = o.tanh(c').</summary>
/// <param name="units">Hidden units; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class LstmAttribute(int units) : RecurrentLayerAttribute(units)
{
    /// <summary>
    /// Whether the bias of the forget gate starts at one, so that a fresh network remembers. Default
    /// <see langword="true"/>; it belongs to the Keras initialisation and to a layer with biases.
    /// </summary>
    public bool UnitForgetBias { get; set; } = true;
}

/// <summary>A fully connected layer, y = activation(x W + b); on a sequence it applies at every step.</summary>
/// <param name="units">Outputs; at least 1.</param>
/// <param name="activation">What is applied to the weighted sums; linear when left out.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : LayerAttribute(units)
{
    /// <summary>What is applied to the weighted sums.</summary>
    public Activation Activation { get; } = activation;
}
