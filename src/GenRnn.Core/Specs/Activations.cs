namespace GenRnn;

/// <summary>What there is to know of an <see cref="Activation"/> besides its equation.</summary>
public static class Activations
{
    /// <summary>The name in Keras and in the text form of a model: <c>hard_sigmoid</c>.</summary>
    public static string NameOf(Activation activation) => SpecWords.Of(activation);

    /// <summary>Alpha where none is given (<see cref="ActivationAlphas"/>); 0 for those that have none.</summary>
    public static double DefaultAlpha(Activation activation) => ActivationAlphas.Of(activation, null);

    /// <summary>Alpha of a layer's activation.</summary>
    public static double AlphaOf(LayerSpec layer) => layer is WeightedSpec weighted ? ActivationAlphas.Of(weighted.Activation, weighted.ActivationAlpha) : 0;

    /// <summary>
    /// Whether the derivative has to be told the weighted sum. All others it follows from the value: gelu and silu alone fall
    /// before they rise, so that one value belongs to two sums.
    /// </summary>
    public static bool NeedsSum(Activation activation) => activation is Activation.Gelu or Activation.GeluTanh or Activation.Silu;
}
