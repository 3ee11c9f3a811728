using System;

namespace GenRnn;

/// <summary>
/// A table of vectors, one for each token id from 0 to vocabulary - 1. It is a model's first layer, stands in place of the
/// input, and reads one id a step.
/// </summary>
public sealed record EmbeddingSpec : LayerSpec
{
    /// <summary>A table of <paramref name="vocabulary"/> vectors of <paramref name="dimension"/> numbers.</summary>
    public EmbeddingSpec(int vocabulary, int dimension) => (Vocabulary, Dimension) = (vocabulary, dimension);

    /// <summary>How many ids there are.</summary>
    public int Vocabulary { get; init; }

    /// <summary>Numbers of a vector.</summary>
    public int Dimension { get; init; }

    /// <summary>Whether a step with the id 0 is masked: the layers behind carry their state over it and repeat their output.</summary>
    public bool MaskZero { get; init; }

    /// <summary>How the table starts.</summary>
    public Initializer EmbeddingsInitializer { get; init; } = Initializer.Default;

    /// <summary>Added to the loss for each number e of the table: this times |e|.</summary>
    public double EmbeddingsL1 { get; init; }

    /// <summary>Added to the loss for each number e of the table: this times e².</summary>
    public double EmbeddingsL2 { get; init; }

    /// <summary>The greatest norm of a column of the table (as Keras applies it: over the vocabulary), to which training scales longer ones back; 0 for none.</summary>
    public double EmbeddingsMaxNorm { get; init; }

    /// <summary><see cref="Dimension"/>.</summary>
    public override int Units
    {
        get => Dimension;
        init => Dimension = value;
    }

    /// <summary><see langword="false"/>.</summary>
    /// <exception cref="ArgumentException"><see langword="true"/> is set.</exception>
    public override bool UseBias
    {
        get => false;
        init
        {
            if (value) throw new ArgumentException("UseBias was set on an 'embedding' layer; expected a layer with weighted sums. Leave it out.", nameof(UseBias));
        }
    }

    /// <inheritdoc/>
    public override string Kind => "embedding";
}
