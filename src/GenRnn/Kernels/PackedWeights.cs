using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// The parameters of a model and their packed copy for the kernels of this machine's vectors, made once. Two are equal when
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
        _packed = WeightPacking.ForInference(spec, PackedLayout.Of(spec, lanes), parameters.Values);
    }

    /// <summary>What was packed.</summary>
    public ParameterSet Parameters { get; }

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

/// <summary>Moves parameters between their canonical order and the packed layout.</summary>
public static class WeightPacking
{
    /// <summary>
    /// Packs for prediction: where a gate has an input and a recurrent bias that are only ever added, their sum takes the
    /// place of the first, and zero that of the second.
    /// </summary>
    public static AlignedBuffer ForInference(ModelSpec spec, PackedLayout layout, ReadOnlySpan<float> parameters)
    {
        var packed = new AlignedBuffer(layout.Length);
        Pack(layout.Map(spec), parameters, packed.Span);
        foreach (PackedPanel panel in layout.Panels.Where(p => p.BiasRows == 2)) FoldBiases(spec, panel, packed.Span);
        return packed;
    }

    /// <summary>Copies parameters to their packed places; padding becomes zero.</summary>
    /// <param name="map">For each packed number the index of its parameter, or -1: <see cref="PackedLayout.Map"/>.</param>
    /// <param name="parameters">In canonical order.</param>
    /// <param name="packed">Where they go.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ReadOnlySpan<int> map, ReadOnlySpan<float> parameters, Span<float> packed)
    {
        for (int i = 0; i < map.Length; i++) packed[i] = map[i] < 0 ? 0f : parameters[map[i]];
    }

    /// <summary>The inverse of <see cref="Pack"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack(ReadOnlySpan<int> map, ReadOnlySpan<float> packed, Span<float> parameters)
    {
        for (int i = 0; i < map.Length; i++)
        {
            if (map[i] >= 0) parameters[map[i]] = packed[i];
        }
    }

    /// <summary>All gates but the candidate of a GRU with reset after the product, whose recurrent bias the reset gate scales.</summary>
    private static void FoldBiases(ModelSpec spec, PackedPanel panel, Span<float> packed)
    {
        bool isGru = spec.Layers[panel.LayerIndex] is GruSpec;
        foreach (PackedTile tile in panel.Tiles)
        {
            for (int gate = 0; gate < panel.Gates.Count; gate++)
            {
                if (isGru && panel.Gates[gate] == GateOrder.GruNew) continue;
                Span<float> input = packed.Slice(panel.IndexOf(tile, 0, gate), tile.Width);
                Span<float> recurrent = packed.Slice(panel.IndexOf(tile, 1, gate), tile.Width);
                for (int lane = 0; lane < tile.Width; lane++) input[lane] += recurrent[lane];
                recurrent.Clear();
            }
        }
    }
}
