using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// The parameters of a model and their packed copy, in the model's storage, for the kernels of this machine's vectors, made once. Two are equal when
/// their parameters are, so that a model declared as a record compares as a value.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PackedWeights : IEquatable<PackedWeights>
{
    private readonly AlignedBuffer _packed;

    /// <summary>Packs <paramref name="parameters"/> for a model.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="expected">Its layout.</param>
    /// <param name="lanes">float32 lanes of the vectors that the kernels use.</param>
    /// <param name="parameters">What to pack.</param>
    /// <exception cref="ArgumentException">The parameters have another layout.</exception>
    public PackedWeights(ModelSpec spec, ParameterLayout expected, int lanes, ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Layout != expected) throw LayoutMismatch(parameters.Layout, expected);
        Parameters = parameters;
        _packed = WeightPacking.ForInference(spec, PackedLayout.Of(spec, lanes, spec.Storage), parameters.Values);
    }

    /// <summary>What was packed.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>The packed numbers.</summary>
    internal AlignedBuffer Buffer => _packed;

    /// <summary>The first packed number.</summary>
    public ref float Origin
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _packed.Origin;
    }

    /// <inheritdoc/>
    public bool Equals(PackedWeights? other) => other is not null && Parameters.Equals(other.Parameters);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PackedWeights);

    /// <inheritdoc/>
    public override int GetHashCode() => Parameters.GetHashCode();

    /// <summary>Names the first difference between two layouts.</summary>
    private static ArgumentException LayoutMismatch(ParameterLayout received, ParameterLayout expected)
    {
        for (int i = 0; i < Math.Max(received.Blocks.Count, expected.Blocks.Count); i++)
        {
            ParameterBlock? left = i < received.Blocks.Count ? received.Blocks[i] : null;
            ParameterBlock? right = i < expected.Blocks.Count ? expected.Blocks[i] : null;
            if (left != right)
                return new ArgumentException($"Parameters with {Describe(left)} were received; expected {Describe(right)}. Use parameters made for this model's layers.", "parameters");
        }

        throw new InvalidOperationException("Equal layouts were reported as different.");

        static string Describe(ParameterBlock? block) => block is null ? "no further tensor" : $"'{block.Name}' {block.Shape}";
    }
}
