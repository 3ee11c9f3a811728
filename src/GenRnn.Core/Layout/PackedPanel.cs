using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>What the weights of a panel do.</summary>
public enum PanelKind
{
    /// <summary>Sums of gates over inputs and, in a recurrent layer, states: all that most layers have. A second one of a GRU with reset before the product holds the candidate.</summary>
    Sums,

    /// <summary>An LSTM's projection: its hidden state is what goes in.</summary>
    Projection,

    /// <summary>A layer-normalised cell's product with its inputs, and behind it what its norms and the biases take: gamma, beta and biases.</summary>
    InputProduct,

    /// <summary>A layer-normalised cell's product with its state, and behind it gamma and beta of the norm.</summary>
    StateProduct,

    /// <summary>The table of an Embedding: a row a token, whole.</summary>
    Embeddings,

    /// <summary>Gamma and beta of a LayerNormalization layer, each a row, whole.</summary>
    Norm,
}

/// <summary>Weights of a layer that one kernel reads: some gates for all units.</summary>
/// <param name="LayerIndex">The layer, by position.</param>
/// <param name="Gates">Gate blocks of the <see cref="ParameterLayout"/>, in the order in which they lie in a row.</param>
/// <param name="Units">Units of the layer.</param>
/// <param name="BiasRows">0, 1, or 2 (input bias, then recurrent bias).</param>
/// <param name="InputRows">Rows of the kernel, one for each input.</param>
/// <param name="RecurrentRows">Rows of the recurrent kernel, one for each number of the hidden state; 0 in a Dense layer.</param>
/// <param name="Storage">How weights lie: a row of 32-bit lanes holds one, two or four rows of a kernel.</param>
/// <param name="Tiles">Groups of units, by offset.</param>
public sealed record PackedPanel(
    int LayerIndex, EquatableArray<int> Gates, int Units, int BiasRows, int InputRows, int RecurrentRows, WeightStorage Storage, EquatableArray<PackedTile> Tiles)
{
    /// <summary>Rows of a kernel that share a packed row, so that a lane holds as many weights of one column: 1, 2 or 4.</summary>
    public int RowsPerLane => PackedRows.PerLane(Storage);

    /// <summary>What the weights do.</summary>
    public PanelKind Kind { get; init; }

    /// <summary>Whether the panel belongs to the backward half of a bidirectional layer.</summary>
    public bool IsBackward { get; init; }

    /// <summary>Rows behind the kernels that no product reads, each with a number for every gate and unit: <see cref="ExtraRow"/> says what they are.</summary>
    public EquatableArray<ExtraRow> ExtraRows { get; init; } = EquatableArray.Of<ExtraRow>();

    /// <summary>Packed rows of a tile.</summary>
    public int Rows => FirstExtraRow + ExtraRows.Count;

    /// <summary>The first of <see cref="ExtraRows"/>.</summary>
    public int FirstExtraRow => FirstRecurrentRow + PackedRows.Count(RecurrentRows, Storage);

    /// <summary>
    /// Whether n and m, the input's and the state's part of a candidate, are summed apart: in a GRU with reset after the product.
    /// </summary>
    public bool SplitsCandidate { get; init; }

    /// <summary>The packed row of an extra row, or -1 where there is none such.</summary>
    /// <param name="role">What it belongs to.</param>
    /// <param name="row">Which row of it, of biases the input's or the state's.</param>
    public int RowOf(ParameterRole role, int row = 0)
    {
        for (int i = 0; i < ExtraRows.Count; i++)
        {
            if (ExtraRows[i].Role == role && (role != ParameterRole.Bias || ExtraRows[i].Row == row)) return FirstExtraRow + i;
        }

        return -1;
    }

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
    public int TileLength(PackedTile tile) => PackedLayout.Aligned(Rows * RowLength(tile));

    /// <summary>Cuts a panel into tiles of the vector's width, from <paramref name="offset"/> on.</summary>
    internal PackedPanel Cut(int lanes, int offset)
    {
        // Tables and norms are read by whole rows.
        IEnumerable<(int FirstUnit, int Width)> cut = Kind is PanelKind.Embeddings or PanelKind.Norm ? [(0, PackedLayout.PaddedUnits(Units))] : PackedTile.Cut(Units, lanes);
        List<PackedTile> tiles = [];
        foreach ((int firstUnit, int width) in cut)
        {
            var tile = new PackedTile(firstUnit, width, offset);
            tiles.Add(tile);
            offset += TileLength(tile);
        }

        return this with { Tiles = tiles.ToEquatableArray() };
    }
}
