using System.Linq;

namespace GenRnn;

/// <summary>What a block of parameters is to its layer.</summary>
public enum ParameterRole
{
    /// <summary>W, the input kernel: [inputs, gates * units].</summary>
    Kernel,

    /// <summary>U, the recurrent kernel: [units, gates * units].</summary>
    RecurrentKernel,

    /// <summary>b: [gates * units], or [2, gates * units] where the layer has an input and a recurrent bias.</summary>
    Bias,

    /// <summary>p, what an LSTM's gates see the cell through: [3, units] for the input, forget and output gate; [2, units] without a forget gate.</summary>
    Peepholes,

    /// <summary>Wp, which projects an LSTM's hidden state: [units, projection].</summary>
    ProjectionKernel,

    /// <summary>The table of an Embedding layer: [vocabulary, dimension].</summary>
    Embeddings,

    /// <summary>The factors of a LayerNormalization layer: [features].</summary>
    Gamma,

    /// <summary>What a LayerNormalization layer adds: [features].</summary>
    Beta,

    /// <summary>The factors of normalised products with the input kernel: [gates * units].</summary>
    KernelNormGamma,

    /// <summary>What is added to normalised products with the input kernel: [gates * units].</summary>
    KernelNormBeta,

    /// <summary>The factors of normalised products with the recurrent kernel: [gates * units].</summary>
    RecurrentNormGamma,

    /// <summary>What is added to normalised products with the recurrent kernel: [gates * units].</summary>
    RecurrentNormBeta,

    /// <summary>The factors of an LSTM's normalised cell: [units].</summary>
    StateNormGamma,

    /// <summary>What is added to an LSTM's normalised cell: [units].</summary>
    StateNormBeta,
}

/// <summary>One tensor of parameters: where it lies among all parameters of a model.</summary>
/// <param name="Name">Layer and role: <c>gru.kernel</c>, <c>gru.recurrent_kernel</c>, <c>lstm.kernel_norm.gamma</c>.</param>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Role">What it is to the layer.</param>
/// <param name="Shape">Rows and columns, row-major; one number for a vector.</param>
/// <param name="Offset">Its first number among the model's parameters.</param>
public sealed record ParameterBlock(string Name, string Layer, ParameterRole Role, EquatableArray<int> Shape, int Offset)
{
    /// <summary>Whether it belongs to the backward half of a bidirectional layer: its name is then <c>gru.backward.kernel</c>.</summary>
    public bool IsBackward { get; init; }

    /// <summary>How many numbers it has.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}
