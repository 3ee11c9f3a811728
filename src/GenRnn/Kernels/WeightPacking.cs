using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>Moves parameters between their canonical order and the packed layout.</summary>
public static class WeightPacking
{
    /// <summary>
    /// Packs for prediction, in the storage of the layout: where a gate has an input and a recurrent bias that are only ever added, their sum takes the
    /// place of the first, and zero that of the second.
    /// </summary>
    public static AlignedBuffer ForInference(ModelSpec spec, PackedLayout layout, ReadOnlySpan<float> parameters)
    {
        var packed = new AlignedBuffer(layout.Length);
        if (layout.Storage == WeightStorage.Float32) Pack(layout.Map(spec), parameters, packed.Span);
        else NarrowPacking.Pack(spec, layout, parameters, packed.Span);
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
