using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>Some gates of a record, from a row on.</summary>
/// <param name="record">The record.</param>
/// <param name="panel">What says how its tiles lie.</param>
/// <param name="gate">The first of the gates, by its place in a recorded row.</param>
/// <param name="row">The row.</param>
internal readonly ref struct GateRows(GateRecord record, TiledPanel panel, int gate, nint row)
{
    private readonly GateRecord _record = record;

    /// <summary>The numbers of a row in the first tile of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float At(int run, nint index) => ref Unsafe.Add(ref _record.At(panel.Runs[run], row + index), gate * panel.Runs[run].Width);

    /// <summary>Numbers from a tile to the next.</summary>
    public nint TileStep(int run) => _record.TileStep(panel.Runs[run]);
}
