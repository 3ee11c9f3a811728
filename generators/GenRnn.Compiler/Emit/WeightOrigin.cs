namespace GenRnn.Compiler.Emit;

/// <summary>Where the weights of a group lie: behind <paramref name="Name"/>, at their packed index less <paramref name="Start"/>.</summary>
internal sealed record WeightOrigin(string Name, int Start)
{
    public long At(Slot slot, int row) => slot.Tile.Offset - Start + (row * (long)slot.RowLength) + slot.Accumulator.RowOffset;
}
