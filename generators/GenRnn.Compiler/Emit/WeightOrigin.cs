using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>Where the weights of a group lie: behind <paramref name="Name"/>, at their packed index less <paramref name="Start"/>.</summary>
internal sealed record WeightOrigin(string Name, int Start)
{
    public long At(Slot slot, int row) => slot.Tile.Offset - Start + (row * (long)slot.RowLength) + slot.Accumulator.RowOffset;

    /// <summary>What a sum begins with: its bias, or both where they are not <paramref name="folded"/> into one.</summary>
    public string Bias(Slot slot, bool folded)
    {
        int lanes = slot.Accumulator.Lanes, rows = slot.Panel.Panel.BiasRows;
        string Row(int row) => Vec.Load(lanes, Name, At(slot, row));
        return rows switch
        {
            0 => $"{Vec.Type(lanes)}.Zero",
            1 => Row(0),
            _ when slot.Accumulator.Source == AccumulatorSource.State => Row(1),
            _ when folded || slot.Accumulator.Source == AccumulatorSource.Input => Row(0),
            _ => $"{Row(0)} + {Row(1)}",
        };
    }
}
