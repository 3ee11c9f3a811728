using System.Globalization;

namespace GenRnn.Compiler.Planning;

/// <summary>The activation that a layer applies, with its parameter.</summary>
/// <param name="Activation">Which.</param>
/// <param name="Alpha">Alpha of leaky relu and elu.</param>
public sealed record ActivationChoice(Activation Activation, double Alpha)
{
    /// <summary>Of the candidates and states of a cell unless it says otherwise.</summary>
    public static ActivationChoice Tanh { get; } = new(Activation.Tanh, 0);

    /// <summary>Of the gates of a cell unless it says otherwise.</summary>
    public static ActivationChoice Sigmoid { get; } = new(Activation.Sigmoid, 0);

    /// <summary>As remarks call it: <c>tanh</c>, <c>leaky_relu[0.2]</c>.</summary>
    public string Name => Activations.NameOf(Activation) + (ActivationAlphas.DefaultOf(Activation) is null ? "" : string.Format(CultureInfo.InvariantCulture, "[{0}]", Alpha));

    /// <summary>The activation of a Dense layer, or of the candidates and states of a cell.</summary>
    public static ActivationChoice Of(LayerSpec layer) =>
        layer is WeightedSpec weighted ? Of(weighted.Activation, weighted.ActivationAlpha) : new(Activation.Linear, 0);

    /// <summary>The activation of the gates of a cell.</summary>
    public static ActivationChoice OfGates(LayerSpec layer) =>
        layer is GatedSpec gated ? Of(gated.RecurrentActivation, gated.RecurrentActivationAlpha) : Sigmoid;

    private static ActivationChoice Of(Activation activation, double? alpha) => new(activation, ActivationAlphas.Of(activation, alpha));
}
