namespace GenRnn;

/// <summary>
/// One layer of a <see cref="ModelSpec"/>, as a value. The cases are <see cref="SimpleRnnSpec"/>, <see cref="GruSpec"/>,
/// <see cref="LstmSpec"/>, <see cref="DenseSpec"/>, <see cref="EmbeddingSpec"/>, <see cref="MaskingSpec"/>,
/// <see cref="DropoutSpec"/> and <see cref="LayerNormalizationSpec"/>; <see langword="with"/> works on each.
/// </summary>
/// <remarks>What a layer can be told beside its size stands in one table, <see cref="LayerOptions"/>.</remarks>
public abstract record LayerSpec
{
    private protected LayerSpec()
    {
    }

    /// <summary>
    /// Name of the layer, the prefix of its parameters. Empty in a layer that stands alone: a <see cref="ModelSpec"/> fills
    /// in the Keras name (<c>gru</c>, <c>gru_1</c>, ...).
    /// </summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// Units of the layer; 0 in a layer without any, which passes on as many numbers as it reads
    /// (<see cref="PassiveSpec"/>). How wide the output is, <see cref="ShapeInference"/> tells: a bidirectional layer can pass
    /// on twice as many numbers as it has units.
    /// </summary>
    public abstract int Units { get; init; }

    /// <summary>Whether the layer adds a bias.</summary>
    public abstract bool UseBias { get; init; }

    /// <summary>The Keras name of the layer's class: <c>simple_rnn</c>, <c>gru</c>, <c>layer_normalization</c>, ...</summary>
    public abstract string Kind { get; }
}
