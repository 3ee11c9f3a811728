using System;

namespace GenRnn;

/// <summary>
/// Declares that a model reads token ids, one a step, and looks each up in a table of vectors. It stands in place of
/// <c>[Input]</c>, first.
/// </summary>
/// <param name="vocabulary">How many ids there are: 0 to vocabulary - 1; at least 1.</param>
/// <param name="dimension">Numbers of a vector; at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class EmbeddingAttribute(int vocabulary, int dimension) : LayerAttribute
{
    /// <summary>How many ids there are.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>Numbers of a vector.</summary>
    public int Dimension { get; } = dimension;

    /// <summary>
    /// Time steps per sequence. Left out, the model takes sequences of any length; given, every other length is an
    /// <see cref="ArgumentException"/> at run time.
    /// </summary>
    public int Steps { get; set; }

    /// <summary>Whether a step with the id 0 is masked: the layers behind carry their state over it and repeat their output. Default <see langword="false"/>.</summary>
    public bool MaskZero { get; set; }

    /// <summary>How the table starts; as the model's <see cref="Initialization"/> says when left out.</summary>
    public InitializerKind EmbeddingsInitializer { get; set; }

    /// <summary>The value of <see cref="InitializerKind.Constant"/> for the table.</summary>
    public double EmbeddingsConstant { get; set; }

    /// <summary>The limit, deviation or factor of the table's initialiser, for those that have one.</summary>
    public double EmbeddingsScale { get; set; } = double.NaN;

    /// <summary>Added to the training loss for each number e of the table: this times |e|.</summary>
    public double EmbeddingsL1 { get; set; }

    /// <summary>Added to the training loss for each number e of the table: this times e².</summary>
    public double EmbeddingsL2 { get; set; }

    /// <summary>The greatest norm of a column of the table, to which training scales longer ones back; 0, the default, for none.</summary>
    public double EmbeddingsMaxNorm { get; set; }
}
