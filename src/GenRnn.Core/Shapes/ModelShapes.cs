namespace GenRnn;

/// <summary>Shape of the data between two layers, for one sequence.</summary>
/// <param name="PerStep">Whether there is one vector a step, [T, features], or one alone, [features].</param>
/// <param name="Features">Length of the vectors.</param>
public sealed record TensorShape(bool PerStep, int Features)
{
    /// <summary>[T, features] or [features].</summary>
    public override string ToString() => PerStep ? $"[T, {Features}]" : $"[{Features}]";
}

/// <summary>A layer with what goes in and what comes out.</summary>
public sealed record LayerShape(LayerSpec Layer, TensorShape Input, TensorShape Output);

/// <summary>The shapes of a whole model.</summary>
/// <param name="Input">What the model reads.</param>
/// <param name="Layers">Every layer in order.</param>
public sealed record ModelShapes(TensorShape Input, EquatableArray<LayerShape> Layers)
{
    /// <summary>What the model returns.</summary>
    public TensorShape Output => Layers.Count == 0 ? Input : Layers[Layers.Count - 1].Output;
}
