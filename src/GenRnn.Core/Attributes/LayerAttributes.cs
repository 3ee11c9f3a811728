using System;

namespace GenRnn;

/// <summary>The fully connected recurrent layer: h' = tanh(x W + b + h U).</summary>
/// <param name="units">Hidden units; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SimpleRnnAttribute(int units) : RecurrentLayerAttribute(units);

/// <summary>The gated recurrent unit: h' = z.h + (1 - z).n with update gate z, reset gate r and candidate n.</summary>
/// <param name="units">Hidden units; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class GruAttribute(int units) : GatedLayerAttribute(units)
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
public sealed class LstmAttribute(int units) : GatedLayerAttribute(units)
{
    /// <summary>
    /// Whether the bias of the forget gate starts at one, so that a fresh network remembers. Default
    /// <see langword="true"/>; it belongs to the Keras initialisation and to a layer with biases.
    /// </summary>
    public bool UnitForgetBias { get; set; } = true;

    /// <summary>Whether the gates see the cell, each number of it through a weight. Default <see langword="false"/>.</summary>
    public bool Peepholes { get; set; }

    /// <summary>Whatever an activation reads is held in ±this, as ONNX's clip does; 0, the default, for no bound.</summary>
    public double CellClip { get; set; }

    /// <summary>Whether the forget gate is one minus the input gate, with no parameters of its own. Default <see langword="false"/>.</summary>
    public bool CoupledForgetGate { get; set; }

    /// <summary>Numbers to which the hidden state is projected, as PyTorch's proj_size; 0, the default, for no projection.</summary>
    public int Projection { get; set; }
}

/// <summary>A fully connected layer, y = activation(x W + b); on a sequence it applies at every step.</summary>
/// <param name="units">Outputs; at least 1.</param>
/// <param name="activation">What is applied to the weighted sums; linear when left out.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : WeightedLayerAttribute(units)
{
    /// <summary>What is applied to the weighted sums.</summary>
    public Activation Activation { get; } = activation;
}
