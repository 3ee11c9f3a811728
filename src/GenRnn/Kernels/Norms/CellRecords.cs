namespace GenRnn.Kernels;

/// <summary>The records of a cell's gates, from a row on: one, or of a GRU with reset before the product two.</summary>
/// <param name="first">That of the gates, or of r and z.</param>
/// <param name="second">That of the candidate, where it has one of its own.</param>
/// <param name="total">Rows of each.</param>
/// <param name="row">The row.</param>
internal readonly ref struct CellRecords(ref float first, ref float second, nint total, nint row)
{
    private readonly ref float _first = ref first, _second = ref second;

    /// <summary>Some gates of a record.</summary>
    /// <param name="record">Which.</param>
    /// <param name="panel">What says how its tiles lie.</param>
    /// <param name="gate">The first of the gates, by its place in a recorded row.</param>
    public GateRows Gates(int record, TiledPanel panel, int gate) =>
        new(GateRecord.ByTile(ref record == 0 ? ref _first : ref _second, total), panel, gate, row);
}
