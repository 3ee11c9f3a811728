using System;

namespace GenRnn;

#pragma warning disable CS3015 // Nobody else constructs these: the constructors are ours alone, on purpose.

/// <summary>What all layer attributes share. Layers run in the order in which their attributes are read.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute(int units) => Units = units;

    /// <summary>Width of the layer's output; at least 1.</summary>
    public int Units { get; }

    /// <summary>
    /// Name of the layer, the prefix of its parameters (<c>gru.kernel</c>). Left out, the layer gets the Keras name of its
    /// class, numbered: <c>gru</c>, <c>gru_1</c>, ...
    /// </summary>
    public string? Name { get; set; }

    /// <summary>Whether the layer adds a bias. Default <see langword="true"/>.</summary>
    public bool UseBias { get; set; } = true;
}

/// <summary>What the attributes of recurrent layers share.</summary>
public abstract class RecurrentLayerAttribute : LayerAttribute
{
    private protected RecurrentLayerAttribute(int units)
        : base(units)
    {
    }

    /// <summary>
    /// Whether the layer passes on its state after every step, [T, units], instead of the last one alone, [units].
    /// Default <see langword="false"/>. A layer that feeds another recurrent layer, or a head at every step, needs it.
    /// </summary>
    public bool ReturnSequences { get; set; }
}
