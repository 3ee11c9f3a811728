using System.Numerics;

namespace GenRnn.Reference;

/// <summary>What a cell applies to weighted sums: an activation of single numbers, with its alpha.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Alpha">Alpha of leaky relu and elu.</param>
public sealed record CellActivation(Activation Kind, double Alpha = 0)
{
    /// <summary>tanh, what candidates go through unless said.</summary>
    public static CellActivation Tanh { get; } = new(Activation.Tanh);

    /// <summary>sigmoid, what gates go through unless said.</summary>
    public static CellActivation Sigmoid { get; } = new(Activation.Sigmoid);

    /// <summary>Of the candidate of a layer, or of its state.</summary>
    public static CellActivation Of(WeightedSpec layer) => new(layer.Activation, ActivationAlphas.Of(layer.Activation, layer.ActivationAlpha));

    /// <summary>Of the gates of a layer.</summary>
    public static CellActivation OfGates(GatedSpec layer) =>
        new(layer.RecurrentActivation, ActivationAlphas.Of(layer.RecurrentActivation, layer.RecurrentActivationAlpha));

    /// <summary>y, element by element.</summary>
    public RealVector<T> Apply<T>(RealVector<T> s)
        where T : IFloatingPointIeee754<T> => Functions.Apply(Kind, s, Alpha);

    /// <summary>The gradient for s, from that for y.</summary>
    public RealVector<T> Backward<T>(RealVector<T> s, RealVector<T> y, RealVector<T> dy)
        where T : IFloatingPointIeee754<T> => Functions.ApplyBackward(Kind, s, y, dy, Alpha);
}
