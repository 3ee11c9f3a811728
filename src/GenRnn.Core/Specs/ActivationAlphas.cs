namespace GenRnn;

/// <summary>The alpha of the activations that have one.</summary>
public static class ActivationAlphas
{
    /// <summary>The usual alpha: 0.2 of leaky relu, 1 of elu; <see langword="null"/> of an activation without.</summary>
    public static double? DefaultOf(Activation activation) => activation switch
    {
        Activation.LeakyRelu => 0.2,
        Activation.Elu => 1,
        _ => null,
    };

    /// <summary>The alpha that <paramref name="activation"/> is computed with; 0 for an activation without.</summary>
    public static double Of(Activation activation, double? given) => given ?? DefaultOf(activation) ?? 0;
}
