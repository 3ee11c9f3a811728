using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>A <see cref="PackedPanel"/> as the kernels of the library see it: its sizes, and its tiles in runs of equal ones.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TiledPanel
{
    /// <summary>The panel with these sizes.</summary>
    /// <param name="lanes">float32 lanes of a full tile.</param>
    /// <param name="units">Units of the layer.</param>
    /// <param name="gates">
    /// Gates of a packed row. Three are those of a GRU with reset after the product, r z n: its record keeps m = h U_n + b'_n
    /// apart from n = x W_n + b_n and has four, r z m n.
    /// </param>
    /// <param name="biasRows">0, 1, or 2 (input bias, then recurrent bias).</param>
    /// <param name="inputRows">One for each input.</param>
    /// <param name="isRecurrent">Whether recurrent rows follow, one for each unit.</param>
    /// <param name="offset">Where the panel begins among all packed numbers.</param>
    /// <param name="recurrentRows">One for each number of the hidden state, where they are not as many as units.</param>
    /// <param name="extraRows">Rows behind the kernels that no product reads.</param>
    /// <param name="splitsCandidate">Whether three gates are those of a GRU with reset after the product.</param>
    public TiledPanel(int lanes, int units, int gates, int biasRows, int inputRows, bool isRecurrent, int offset, int recurrentRows = 0, int extraRows = 0, bool splitsCandidate = true)
    {
        (Lanes, Units, Gates, BiasRows, InputRows, IsRecurrent) = (lanes, units, gates, biasRows, inputRows, isRecurrent);
        RecurrentRows = !isRecurrent ? 0 : recurrentRows == 0 ? units : recurrentRows;
        ExtraRows = extraRows;
        SplitsCandidate = splitsCandidate && isRecurrent && gates == 3;
        List<TileRun> runs = [];
        foreach (IGrouping<int, (int FirstUnit, int Width)> tiles in PackedTile.Cut(units, lanes).GroupBy(tile => tile.Width))
        {
            TileRun run = new(this, tiles.First().FirstUnit, tiles.Key, tiles.Count(), offset);
            runs.Add(run);
            offset += run.Count * run.TileLength;
        }

        Runs = [.. runs];
    }

    /// <summary>A panel of a layout.</summary>
    internal TiledPanel(PackedPanel panel, int lanes)
        : this(lanes, panel.Units, panel.Gates.Count, panel.BiasRows, panel.InputRows, panel.RecurrentRows > 0, panel.Tiles[0].Offset, panel.RecurrentRows, panel.ExtraRows.Count, panel.SplitsCandidate)
    {
        Kind = panel.Kind;
    }

    /// <summary>What its weights do.</summary>
    internal PanelKind Kind { get; private init; }

    internal int Lanes { get; }

    internal int Units { get; }

    internal int Gates { get; }

    internal int BiasRows { get; }

    internal int InputRows { get; }

    internal bool IsRecurrent { get; }

    /// <summary>Rows of the recurrent kernel.</summary>
    internal int RecurrentRows { get; }

    /// <summary>Rows behind the kernels.</summary>
    internal int ExtraRows { get; }

    /// <summary>The first of <see cref="ExtraRows"/>.</summary>
    internal int FirstExtraRow => FirstRecurrentRow + RecurrentRows;

    /// <summary>Whether m and n are summed apart.</summary>
    internal bool SplitsCandidate { get; }

    /// <summary>Gates of a recorded row.</summary>
    internal int RecordedGates => SplitsCandidate ? 4 : Gates;

    /// <summary>Units, rounded up to the narrowest tile.</summary>
    internal int PaddedUnits => PackedLayout.PaddedUnits(Units);

    /// <summary>The first row of recurrent weights.</summary>
    internal int FirstRecurrentRow => BiasRows + InputRows;

    /// <summary>Whether the machine has 32 vector registers, and not 16.</summary>
    internal bool HasManyRegisters => Lanes == Lanes512.Count;

    /// <summary>The tiles, the widest first.</summary>
    internal TileRun[] Runs { get; }
}
