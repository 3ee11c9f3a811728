using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>Weights of a layer that one kernel reads: some gates for all units.</summary>
/// <param name="LayerIndex">The layer, by position.</param>
/// <param name="Gates">Gate blocks of the <see cref="ParameterLayout"/>, in the order in which they lie in a row.</param>
/// <param name="Units">Units of the layer.</param>
/// <param name="BiasRows">0, 1, or 2 (input bias, then recurrent bias).</param>
/// <param name="InputRows">One for each input.</param>
/// <param name="RecurrentRows">One for each unit; 0 in a Dense layer.</param>
/// <param name="Tiles">Groups of units, by offset.</param>
public sealed record PackedPanel(
    int LayerIndex, EquatableArray<int> Gates, int Units, int BiasRows, int InputRows, int RecurrentRows, EquatableArray<PackedTile> Tiles)
{
    /// <summary>Rows of a tile.</summary>
    public int Rows => BiasRows + InputRows + RecurrentRows;

    /// <summary>The first row of recurrent weights.</summary>
    public int FirstRecurrentRow => BiasRows + InputRows;

    /// <summary>Numbers of the panel, padding included.</summary>
    public int Length => Tiles.Sum(TileLength);

    /// <summary>Numbers of a row in <paramref name="tile"/>.</summary>
    public int RowLength(PackedTile tile) => Gates.Count * tile.Width;

    /// <summary>Where the weights of a gate begin in a row of a tile.</summary>
    public int IndexOf(PackedTile tile, int row, int gatePosition) => tile.Offset + (row * RowLength(tile)) + (gatePosition * tile.Width);

    /// <summary>Numbers of <paramref name="tile"/>: how far the next one of its width lies.</summary>
    public int TileLength(PackedTile tile) => TileLength(Rows, RowLength(tile));

    private static int TileLength(int rows, int rowLength) => PackedLayout.Aligned(rows * rowLength);

    internal static PackedPanel Create(ModelSpec spec, LayerShape layer, int index, EquatableArray<int> gates, int lanes, int offset)
    {
        int biases = ParameterLayout.BiasVectors(spec, layer.Layer), units = layer.Layer.Units;
        int recurrentRows = layer.Layer is RecurrentSpec ? units : 0;
        List<PackedTile> tiles = [];
        foreach ((int firstUnit, int width) in PackedTile.Cut(units, lanes))
        {
            tiles.Add(new PackedTile(firstUnit, width, offset));
            offset += TileLength(biases + layer.Input.Features + recurrentRows, gates.Count * width);
        }

        return new PackedPanel(index, gates, units, biases, layer.Input.Features, recurrentRows, tiles.ToEquatableArray());
    }
}
