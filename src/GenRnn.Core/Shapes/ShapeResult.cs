using System;
using System.Linq;

namespace GenRnn;

/// <summary>Shapes, or everything that is wrong with a spec; never both.</summary>
public sealed record ShapeResult(ModelShapes? Shapes, EquatableArray<SpecError> Errors)
{
    /// <summary>The shapes.</summary>
    /// <exception cref="SpecException">There are none; the message has every error.</exception>
    public ModelShapes OrThrow() => Shapes ?? throw new SpecException(Errors);
}

/// <summary>A spec that is no model was used as one.</summary>
public sealed class SpecException(EquatableArray<SpecError> errors)
    : ArgumentException(string.Join(" ", errors.Select(e => e.Message)))
{
    /// <summary>All that is wrong.</summary>
    public EquatableArray<SpecError> Errors { get; } = errors;
}
