using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>A packed row of numbers for some gates of every unit, among all packed numbers: factors of a norm, or biases.</summary>
/// <param name="Panel">The panel that it belongs to.</param>
/// <param name="Row">The packed row.</param>
/// <param name="Gate">The first of the gates, by its place in the row.</param>
internal readonly record struct PackedVector(TiledPanel Panel, int Row, int Gate)
{
    /// <summary>The numbers of the first tile of a run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float At(ref float packed, int run)
    {
        TileRun tiles = Panel.Runs[run];
        return ref Unsafe.Add(ref packed, tiles.Offset + (Row * tiles.RowLength) + (Gate * tiles.Width));
    }

    /// <summary>Numbers from a tile to the next.</summary>
    public nint TileStep(int run) => Panel.Runs[run].TileLength;
}
