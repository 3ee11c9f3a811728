namespace GenRnn;

/// <summary>What a model's last layer does to its scores.</summary>
/// <param name="Activation">Its activation; linear where the model ends in a recurrent layer, whose state is the answer itself.</param>
/// <param name="Alpha">Alpha of leaky relu and elu.</param>
internal readonly record struct Head(Activation Activation, double Alpha)
{
    /// <summary>An activation with its default alpha.</summary>
    public static implicit operator Head(Activation activation) => new(activation, ActivationAlphas.Of(activation, null));

    /// <summary>The head of a model.</summary>
    public static Head Of(ModelSpec spec) =>
        spec.Layers[^1] is DenseSpec dense ? new Head(dense.Activation, ActivationAlphas.Of(dense.Activation, dense.ActivationAlpha)) : Activation.Linear;
}
