namespace GenRnn.Kernels;

/// <summary>Equal tiles of a panel that follow each other, with all that kernels would otherwise compute again and again.</summary>
internal sealed class TileRun
{
    /// <summary>The tiles of one width.</summary>
    public TileRun(TiledPanel panel, int firstUnit, int width, int count, int offset)
    {
        (FirstUnit, Width, Count, Offset) = (firstUnit, width, count, offset);
        RowLength = panel.Gates * width;
        TileLength = PackedLayout.Aligned((panel.FirstExtraRow + panel.ExtraRows) * RowLength);
        RecordRow = panel.RecordedGates * width;
        RecordStart = panel.RecordedGates * firstUnit;
        RowLanes = panel.Gates == 3 ? width : Math.Min(panel.Lanes, RowLength);
        RowVectors = RowLength / RowLanes;
        TilesTogether = RowVectors == 1 ? Math.Min(count, MatrixProduct.MostVectors) : 1;
    }

    /// <summary>The first unit of the first tile.</summary>
    public int FirstUnit { get; }

    /// <summary>Units of each: 16, 8 or 4.</summary>
    public int Width { get; }

    /// <summary>How many there are, at least one.</summary>
    public int Count { get; }

    /// <summary>Where the weights of the first begin.</summary>
    public int Offset { get; }

    /// <summary>Packed numbers of a tile.</summary>
    public int TileLength { get; }

    /// <summary>Packed numbers of a row of a tile.</summary>
    public int RowLength { get; }

    /// <summary>Numbers of a recorded row of a tile.</summary>
    public int RecordRow { get; }

    /// <summary>Numbers of a record, for one row, that lie before the first tile.</summary>
    public int RecordStart { get; }

    /// <summary>Lanes of the vectors that a packed row is cut into: where units are few, several gates share one, but not of three.</summary>
    public int RowLanes { get; }

    /// <summary>Vectors of a packed row.</summary>
    public int RowVectors { get; }

    /// <summary>Tiles whose rows are multiplied together: several where one is a single vector.</summary>
    public int TilesTogether { get; }
}
