using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// Where numbers of every unit lie for all rows, steps times samples: gates and, later, the gradients for their sums. In a
/// recurrent layer tile after tile, [tile][row][gates * width]; elsewhere row after row, [row][tile][gates * width].
/// </summary>
internal readonly ref struct GateRecord
{
    private readonly ref float _origin;
    private readonly nint _total;
    private readonly nint _stride;
    private readonly nint _gates;

    private GateRecord(ref float origin, nint total, nint stride, nint gates)
    {
        _gates = gates;
        _origin = ref origin;
        _total = total;
        _stride = stride;
    }

    /// <summary>Tile after tile, each with <paramref name="total"/> rows.</summary>
    public static GateRecord ByTile(ref float origin, nint total) => new(ref origin, total, 0, 0);

    /// <summary>Row after row, with so many gates for each unit.</summary>
    public static GateRecord ByRow(RowView rows, int gates) => new(ref rows.Origin, 0, rows.Stride, gates);

    /// <summary>Numbers from a row of a tile to the next.</summary>
    public nint RowStep(TileRun run) => _stride == 0 ? run.RecordRow : _stride;

    /// <summary>Numbers from a tile to the next.</summary>
    public nint TileStep(TileRun run) => _stride == 0 ? _total * run.RecordRow : _gates * run.Width;

    /// <summary>A row of the first tile of a run.</summary>
    public ref float At(TileRun run, nint row) => ref Unsafe.Add(
        ref _origin, (_stride == 0 ? _total * run.RecordStart : _gates * run.FirstUnit) + (row * RowStep(run)));
}
