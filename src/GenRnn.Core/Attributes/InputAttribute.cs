using System;

namespace GenRnn;

/// <summary>Declares what a model reads: a sequence of steps, each a vector of <paramref name="features"/> numbers.</summary>
/// <param name="features">Features per time step; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute(int features) : Attribute
{
    /// <summary>Features per time step.</summary>
    public int Features { get; } = features;

    /// <summary>
    /// Time steps per sequence. Left out, the model takes sequences of any length; given, every other length is an
    /// <see cref="ArgumentException"/> at run time.
    /// </summary>
    public int Steps { get; set; }
}
