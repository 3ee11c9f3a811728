using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// A place in the rows of a tile, and the sums that run over it: one over inputs and states, or that of n over inputs and
/// that of m over states.
/// </summary>
internal sealed record SumPlace(PackedTile Tile, int RowOffset, int Lanes, IReadOnlyList<Slot> Slots)
{
    /// <summary>The places of the sums of a group.</summary>
    public static List<SumPlace> Of(IEnumerable<Slot> slots) => slots
        .GroupBy(s => (s.Tile, s.Accumulator.RowOffset))
        .Select(g => new SumPlace(g.Key.Tile, g.Key.RowOffset, g.First().Accumulator.Lanes, [.. g]))
        .ToList();

    /// <summary>Numbers of a packed row of the tile.</summary>
    public int RowLength => Slots[0].RowLength;

    /// <summary>The sum over inputs, or that over states.</summary>
    public Slot? For(bool recurrent) => Slots.FirstOrDefault(s => recurrent ? s.Accumulator.ReadsState : s.Accumulator.ReadsInput);
}
