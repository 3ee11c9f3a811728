using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// What dropout does with one sequence, given and not drawn, so that a run can be repeated. Everything is a factor: 0 for what
/// is left out, 1 / (1 - rate) for what stays.
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Layers">One a layer; <see langword="null"/> for a layer where nothing is left out.</param>
public sealed record ModelDropout<T>(IReadOnlyList<LayerDropout<T>?> Layers)
    where T : IFloatingPointIeee754<T>;

/// <summary>What dropout does in one layer.</summary>
/// <typeparam name="T">The number type.</typeparam>
public sealed record LayerDropout<T>
    where T : IFloatingPointIeee754<T>
{
    /// <summary>For a Dropout layer: factors of each vector that it reads, one vector a step.</summary>
    public IReadOnlyList<RealVector<T>> Vectors { get; init; } = [];

    /// <summary>For a recurrent layer: factors of its inputs, [I], the same at every step; <see langword="null"/> for none.</summary>
    public RealVector<T>? Inputs { get; init; }

    /// <summary>For a recurrent layer: factors of the state before each gate's product, the same at every step; empty for none.</summary>
    public IReadOnlyList<RealVector<T>> State { get; init; } = [];

    /// <summary>For a bidirectional layer: that of its backward half.</summary>
    public LayerDropout<T>? Backward { get; init; }
}
