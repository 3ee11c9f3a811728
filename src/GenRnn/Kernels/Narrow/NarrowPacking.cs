using System.Runtime.InteropServices;

namespace GenRnn.Kernels;

/// <summary>Packs parameters in a narrow storage: rounds the kernels of each layer, then cuts every row into tiles.</summary>
internal static class NarrowPacking
{
    /// <summary>
    /// Writes all panels of <paramref name="layout"/>; padding stays as it is, zero. What is never narrow, such as a projection
    /// or peepholes, is packed as ever.
    /// </summary>
    public static void Pack(ModelSpec spec, PackedLayout layout, ReadOnlySpan<float> parameters, Span<float> packed)
    {
        ParameterLayout canonical = ParameterLayout.Of(spec);
        Span<uint> lanes = MemoryMarshal.Cast<float, uint>(packed);
        NarrowLayer[] layers = [.. Encode(spec, canonical, layout.Storage, parameters)];
        WeightPacking.Pack(layout.MapWide(spec), parameters, packed);
        foreach (PackedPanel panel in layout.Panels.Where(p => p.Storage != WeightStorage.Float32))
        {
            ParameterBlock? bias = canonical.Find(spec.Layers[panel.LayerIndex].Name, ParameterRole.Bias);
            ReadOnlySpan<float> biases = bias is null ? [] : parameters.Slice(bias.Offset, bias.Length);
            for (int row = 0; row < panel.FirstExtraRow; row++) Cut(panel, row, Row(panel, row, biases, layers[panel.LayerIndex]), lanes);
        }
    }

    private static NarrowLayer[] Encode(ModelSpec spec, ParameterLayout canonical, WeightStorage storage, ReadOnlySpan<float> parameters)
    {
        var layers = new NarrowLayer[spec.Layers.Count];
        for (int i = 0; i < layers.Length; i++) layers[i] = NarrowLayer.Encode(storage, canonical, spec.Layers[i].Name, parameters);
        return layers;
    }

    /// <summary>The lanes of a packed row for all columns of a layer.</summary>
    private static ReadOnlySpan<uint> Row(PackedPanel panel, int row, ReadOnlySpan<float> biases, NarrowLayer layer)
    {
        if (row < panel.BiasRows) return MemoryMarshal.Cast<float, uint>(biases.Slice(row * layer.Kernel.Columns, layer.Kernel.Columns));
        if (row >= panel.FirstRecurrentRow) return layer.Recurrent!.Row(row - panel.FirstRecurrentRow);
        if (row >= panel.FirstInputRow) return layer.Kernel.Row(row - panel.FirstInputRow);
        bool isRecurrent = (row - panel.ScaleRow) % 2 == 1;
        NarrowKernel? kernel = isRecurrent ? layer.Recurrent : layer.Kernel;
        if (kernel is null) return new uint[layer.Kernel.Columns];
        return row < panel.StartRow ? MemoryMarshal.Cast<float, uint>(kernel.Scales) : MemoryMarshal.Cast<int, uint>(Array.ConvertAll(kernel.Sums, IntegerDot.Start));
    }

    private static void Cut(PackedPanel panel, int row, ReadOnlySpan<uint> source, Span<uint> target)
    {
        foreach (PackedTile tile in panel.Tiles)
        {
            int width = Math.Min(tile.Width, panel.Units - tile.FirstUnit);
            for (int gate = 0; gate < panel.Gates.Count; gate++)
                source.Slice((panel.Gates[gate] * panel.Units) + tile.FirstUnit, width).CopyTo(target[panel.IndexOf(tile, row, gate)..]);
        }
    }
}
