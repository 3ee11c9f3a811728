using System;

namespace GenRnn;

#pragma warning disable CS3015 // Nobody else constructs these: the constructors are ours alone, on purpose.

/// <summary>What all layer attributes share. Layers run in the order in which their attributes are read.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// Name of the layer, the prefix of its parameters (<c>gru.kernel</c>). Left out, the layer gets the Keras name of its
    /// class, numbered: <c>gru</c>, <c>gru_1</c>, ...
    /// </summary>
    public string? Name { get; set; }
}
