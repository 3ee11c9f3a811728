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
}

/// <summary>One tensor of parameters: where it lies among all parameters of a model.</summary>
/// <param name="Name">Layer and role: <c>gru.kernel</c>, <c>gru.recurrent_kernel</c>, <c>gru.bias</c>.</param>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Role">What it is to the layer.</param>
/// <param name="Shape">Rows and columns, row-major; one number for a vector.</param>
/// <param name="Offset">Its first number among the model's parameters.</param>
public sealed record ParameterBlock(string Name, string Layer, ParameterRole Role, EquatableArray<int> Shape, int Offset)
{
    /// <summary>How many numbers it has.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}
