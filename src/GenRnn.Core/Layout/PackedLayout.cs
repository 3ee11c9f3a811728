using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>
/// Where parameters lie for the kernels of one vector width. Each layer is one or more <see cref="PackedPanel"/>s; each panel
/// is cut into <see cref="PackedTile"/>s of hidden units; in a tile, every row (first the biases, then one row an input,
/// then one row a recurrent unit) holds the weights of all gates for the units of the tile, side by side:
/// <c>[i16 f16 g16 o16]</c>. A tile of 8 or 4 units is packed the same way, <c>[i4 f4 g4 o4]</c>, so that the remainder of
/// a layer fills a vector too. Lanes beyond the last unit are padding and stay zero.
/// </summary>
/// <remarks>
/// The runtime packs by this layout and the compiler prints its offsets into the emitted code. Master weights, gradients and
/// optimiser slots of a training run lie in it as well: but for the padding it is a permutation of the parameters. Narrow
/// storage is for prediction alone; there a lane of a row holds two or four weights of one column, and the tiles begin with
/// the biases as ever, and then with the scales of the columns (<see cref="PackedRows"/>).
/// </remarks>
/// <param name="Lanes">float32 lanes of a vector: 16, 8 or 4.</param>
/// <param name="Storage">How weights lie.</param>
/// <param name="Panels">Panels of all layers, by offset.</param>
/// <param name="Length">Numbers of 32 bits in all, padding included.</param>
public sealed record PackedLayout(int Lanes, WeightStorage Storage, EquatableArray<PackedPanel> Panels, int Length)
{
    /// <summary>Tiles begin on a multiple of this many numbers: 64 bytes, a cache line and the widest vector.</summary>
    public const int Alignment = 16;

    /// <summary>Rounds up to whole cache lines.</summary>
    public static int Aligned(int length) => (length + Alignment - 1) / Alignment * Alignment;

    /// <summary>Rounds up to whole groups of 4 units, the narrowest tile.</summary>
    public static int PaddedUnits(int units) => (units + 3) / 4 * 4;

    /// <summary>The panels of layer <paramref name="layerIndex"/>, of a bidirectional one those of one half.</summary>
    public IEnumerable<PackedPanel> Of(int layerIndex, bool isBackward = false) => Panels.Where(p => p.LayerIndex == layerIndex && p.IsBackward == isBackward);

    /// <summary>Packed numbers of a half of layer <paramref name="layerIndex"/>: how far the backward half lies behind the other.</summary>
    public int HalfLength(int layerIndex) => Of(layerIndex).Sum(p => p.Length);

    /// <summary>The layout of a model for vectors of <paramref name="lanes"/> float32 lanes: of master weights, unless a narrow storage is asked for.</summary>
    /// <exception cref="SpecException">The spec is no model.</exception>
    public static PackedLayout Of(ModelSpec spec, int lanes, WeightStorage storage = WeightStorage.Float32)
    {
        EquatableArray<LayerShape> layers = ShapeInference.Infer(spec).OrThrow().Layers;
        List<PackedPanel> panels = [];
        int offset = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            foreach (PackedPanel uncut in LayerPanels.Of(spec, layers[i], i, storage))
            {
                PackedPanel panel = uncut.Cut(lanes, offset);
                panels.Add(panel);
                offset += panel.Length;
            }
        }

        return new PackedLayout(lanes, storage, panels.ToEquatableArray(), offset);
    }

    /// <summary>
    /// For each packed number the index of its parameter in the <see cref="ParameterLayout"/>, or -1 for padding. Every
    /// parameter appears exactly once.
    /// </summary>
    /// <exception cref="System.InvalidOperationException">The storage is narrow: lanes are no parameters.</exception>
    public int[] Map(ModelSpec spec)
    {
        if (Storage != WeightStorage.Float32) throw new System.InvalidOperationException($"A layout of {Storage} weights was asked for a map; expected one of Float32, where a lane is a parameter. Use the layout of the master weights.");
        return MapWide(spec);
    }

    /// <summary>As <see cref="Map"/> in any storage, with -1 for biases and kernels of panels with narrow weights.</summary>
    public int[] MapWide(ModelSpec spec)
    {
        ParameterLayout layout = ParameterLayout.Of(spec);
        int[] map = new int[Length];
        for (int i = 0; i < map.Length; i++) map[i] = -1;
        foreach (PackedPanel panel in Panels)
        {
            var parameters = new PanelParameters(spec, layout, panel);
            for (int row = panel.Storage == WeightStorage.Float32 ? 0 : panel.FirstExtraRow; row < panel.Rows; row++)
            {
                for (int gate = 0; gate < panel.Gates.Count; gate++)
                {
                    int first = parameters.FirstOf(row, gate);
                    if (first < 0) continue;
                    foreach (PackedTile tile in panel.Tiles)
                    {
                        for (int lane = 0; lane < tile.Width && tile.FirstUnit + lane < panel.Units; lane++)
                            map[panel.IndexOf(tile, row, gate) + lane] = first + tile.FirstUnit + lane;
                    }
                }
            }
        }

        return map;
    }
}
