using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>Weights of a layer that one kernel reads: some gates for all units.</summary>
/// <param name="LayerIndex">The layer, by position.</param>
/// <param name="Gates">Gate blocks of the <see cref="ParameterLayout"/>, in the order in which they lie in a row.</param>
/// <param name="Units">Units of the layer.</param>
/// <param name="BiasRows">0, 1, or 2 (input bias, then recurrent bias).</param>
/// <param name="InputRows">Rows of the kernel, one for each input.</param>
/// <param name="RecurrentRows">Rows of the recurrent kernel, one for each unit; 0 in a Dense layer.</param>
/// <param name="Storage">How weights lie: a row of 32-bit lanes holds one, two or four rows of a kernel.</param>
/// <param name="Tiles">Groups of units, by offset.</param>
public sealed record PackedPanel(
    int LayerIndex, EquatableArray<int> Gates, int Units, int BiasRows, int InputRows, int RecurrentRows, WeightStorage Storage, EquatableArray<PackedTile> Tiles)
{
    /// <summary>Rows of a kernel that share a packed row, so that a lane holds as many weights of one column: 1, 2 or 4.</summary>
    public int RowsPerLane => PackedRows.PerLane(Storage);

    /// <summary>Packed rows of a tile.</summary>
    public int Rows => FirstRecurrentRow + PackedRows.Count(RecurrentRows, Storage);

    /// <summary>The first packed row of the kernel; before it lie the biases and what the storage needs besides.</summary>
    public int FirstInputRow => BiasRows + PackedRows.Header(Storage);

    /// <summary>The first packed row of the recurrent kernel.</summary>
    public int FirstRecurrentRow => FirstInputRow + PackedRows.Count(InputRows, Storage);

    /// <summary>Of narrow whole numbers: the packed row of the scales of the columns. With <see cref="WeightStorage.Int8"/> the recurrent kernel has its own, one row below.</summary>
    public int ScaleRow => BiasRows;

    /// <summary>With <see cref="WeightStorage.Int8"/>: the packed row of what the sums over the kernel begin with; for the recurrent kernel one row below.</summary>
    public int StartRow => BiasRows + 2;

    /// <summary>Numbers of the panel, padding included.</summary>
    public int Length => Tiles.Sum(TileLength);

    /// <summary>Numbers of a row in <paramref name="tile"/>.</summary>
    public int RowLength(PackedTile tile) => Gates.Count * tile.Width;

    /// <summary>Where the weights of a gate begin in a row of a tile.</summary>
    public int IndexOf(PackedTile tile, int row, int gatePosition) => tile.Offset + (row * RowLength(tile)) + (gatePosition * tile.Width);

    /// <summary>Numbers of <paramref name="tile"/>: how far the next one of its width lies.</summary>
    public int TileLength(PackedTile tile) => TileLength(Rows, RowLength(tile));

    private static int TileLength(int rows, int rowLength) => PackedLayout.Aligned(rows * rowLength);

    internal static PackedPanel Create(ModelSpec spec, LayerShape layer, int index, EquatableArray<int> gates, int lanes, WeightStorage storage, int offset)
    {
        int biases = ParameterLayout.BiasVectors(spec, layer.Layer), units = layer.Layer.Units;
        int recurrentRows = layer.Layer is RecurrentSpec ? units : 0;
        int rows = biases + PackedRows.Header(storage) + PackedRows.Count(layer.Input.Features, storage) + PackedRows.Count(recurrentRows, storage);
        List<PackedTile> tiles = [];
        foreach ((int firstUnit, int width) in PackedTile.Cut(units, lanes))
        {
            tiles.Add(new PackedTile(firstUnit, width, offset));
            offset += TileLength(rows, gates.Count * width);
        }

        return new PackedPanel(index, gates, units, biases, layer.Input.Features, recurrentRows, storage, tiles.ToEquatableArray());
    }
}
