using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes sums over weights that lie in pairs, two rows of a kernel in one packed row: a lane moved up by 16 bits is the
/// weight of the first row, the lane as it is that of the second. bfloat16 is float32 then; whole numbers are converted, and
/// the scale of a column is applied once, at the end.
/// </summary>
internal sealed class PairLoop(CodeWriter code, List<Slot> slots, WeightOrigin weights, int samples, WeightStorage storage) : IRowSums
{
    private bool _folded;

    /// <summary>Packed rows that a turn spells out at most.</summary>
    public int MostPairsPerTurn { get; init; } = 1;

    /// <summary>Chains that each sum is split into.</summary>
    public int Chains { get; init; } = 1;

    /// <summary>Whether all rows are spelled out.</summary>
    public bool Unrolled { get; init; }

    private bool IsScaled => storage == WeightStorage.Int16;

    /// <inheritdoc/>
    public string Sum(Slot slot, int sample, int chain = 0) =>
        slot.Name + (samples > 1 ? $"_s{CSharpLiteral.Of(sample)}" : "") + (chain > 0 ? $"_c{CSharpLiteral.Of(chain)}" : "");

    /// <inheritdoc/>
    public void Declare(bool foldedBias, Func<Slot, string?>? begin = null)
    {
        _folded = foldedBias;
        foreach (Slot slot in slots)
        {
            string zero = $"{Vec.Type(slot.Accumulator.Lanes)}.Zero";
            code.Line($"var {Sum(slot, 0)} = {begin?.Invoke(slot) ?? (IsScaled ? zero : weights.Bias(slot, foldedBias))};");
            for (int sample = 1; sample < samples; sample++) code.Line($"var {Sum(slot, sample)} = {Sum(slot, 0)};");
            for (int chain = 1; chain < Chains; chain++) code.Line($"var {Sum(slot, 0, chain)} = {zero};");
        }
    }

    /// <inheritdoc/>
    public void Add(IReadOnlyList<string> source, string letter, int rows, int firstRow, bool recurrent)
    {
        List<Slot> used = slots.Where(s => recurrent ? s.Accumulator.ReadsState : s.Accumulator.ReadsInput).ToList();
        if (rows == 0 || used.Count == 0) return;
        int turn = 2 * Math.Max((Chains + 1) / 2, MostPairsPerTurn);
        int looped = Unrolled || rows <= turn ? 0 : rows / turn * turn;
        if (looped > 0) Loop(used, source, letter, looped, turn, firstRow);
        for (int row = looped; row < rows; row += 2)
        {
            int pair = row / 2;
            Pair(used, source, letter, "", row, Math.Min(2, rows - row),
                slot => Vec.Load(slot.Accumulator.Lanes, weights.Name, weights.At(slot, firstRow + pair)));
        }
    }

    /// <inheritdoc/>
    public void Join()
    {
        foreach (Slot slot in slots)
        {
            if (Chains == 2) code.Line($"{Sum(slot, 0)} += {Sum(slot, 0, 1)};");
            if (Chains == 4) code.Line($"{Sum(slot, 0)} = ({Sum(slot, 0)} + {Sum(slot, 0, 1)}) + ({Sum(slot, 0, 2)} + {Sum(slot, 0, 3)});");
            if (!IsScaled) continue;
            int lanes = slot.Accumulator.Lanes;
            string scale = Vec.Load(lanes, weights.Name, weights.At(slot, slot.Panel.Panel.ScaleRow));
            for (int sample = 0; sample < samples; sample++)
                code.Line($"{Sum(slot, sample)} = {Vec.MulAdd(lanes, Sum(slot, sample), scale, weights.Bias(slot, _folded))};");
        }
    }

    private void Loop(List<Slot> used, IReadOnlyList<string> source, string letter, int rows, int turn, int firstRow)
    {
        // Tiles of one width share a running ref; a narrower tile has rows of another length, hence a ref of its own.
        var running = used.GroupBy(s => s.RowLength).Select((group, i) => (
            Name: $"w{letter}{CSharpLiteral.Of(i)}",
            Length: group.Key,
            Start: group.Min(s => weights.At(s, firstRow)))).ToList();
        using (code.Block())
        {
            foreach (var (name, _, start) in running) code.Line($"ref float {name} = {Vec.Ref(weights.Name, start)};");
            using (code.Block($"for (nint k = 0; k < {CSharpLiteral.Of(rows)}; k += {CSharpLiteral.Of(turn)})"))
            {
                for (int j = 0; j < turn; j += 2)
                {
                    int pair = j / 2;
                    Pair(used, source, letter, "k", j, 2, slot =>
                    {
                        var (name, length, start) = running.First(r => r.Length == slot.RowLength);
                        return Vec.Load(slot.Accumulator.Lanes, name, weights.At(slot, firstRow) - start + (pair * (long)length));
                    });
                }

                foreach (var (name, length, _) in running) code.Line($"{name} = {Vec.Ref(name, turn / 2 * (long)length)};");
            }
        }
    }

    /// <summary>
    /// One or both rows of a packed row. A step loads it once; with several samples each row loads it anew, because registers
    /// are short and a load from the nearest cache is not.
    /// </summary>
    private void Pair(List<Slot> used, IReadOnlyList<string> source, string letter, string index, int row, int count, Func<Slot, string> load)
    {
        int widest = used.Max(s => s.Accumulator.Lanes);
        if (samples == 1)
        {
            for (int j = 0; j < count; j++) Broadcast(j);
            foreach (Slot slot in used)
            {
                string pair = $"{letter}{CSharpLiteral.Of(row)}_{slot.Name}";
                code.Line($"var {pair} = {load(slot)};");
                for (int j = 0; j < count; j++) Multiply(slot, 0, j, Half(slot, pair, j));
            }

            return;
        }

        for (int j = 0; j < count; j++)
        {
            Broadcast(j);
            foreach (Slot slot in used)
            {
                string weight = $"{letter}{CSharpLiteral.Of(row + j)}_{slot.Name}";
                code.Line($"var {weight} = {Half(slot, load(slot), j)};");
                for (int sample = 0; sample < samples; sample++) Multiply(slot, sample, j, weight);
            }
        }

        string Name(int sample, int j) => letter + CSharpLiteral.Of(row + j) + (samples > 1 ? $"_s{CSharpLiteral.Of(sample)}" : "");

        void Broadcast(int j)
        {
            string at = index == "k" ? row + j == 0 ? "k" : $"k + {CSharpLiteral.Of(row + j)}" : CSharpLiteral.Of(row + j);
            for (int sample = 0; sample < samples; sample++) code.Line($"var {Name(sample, j)} = {Vec.Create(widest, Vec.Scalar(source[sample], at))};");
        }

        void Multiply(Slot slot, int sample, int j, string weight)
        {
            int lanes = slot.Accumulator.Lanes;
            string sum = Sum(slot, sample, (row + j) % Chains);
            code.Line($"{sum} = {Vec.MulAdd(lanes, Vec.Narrow(Name(sample, j), widest, lanes), weight, sum)};");
        }
    }

    /// <summary>The weights of the first or the second row of a pair.</summary>
    private string Half(Slot slot, string pair, int position)
    {
        string v = Vec.Name(slot.Accumulator.Lanes);
        if (IsScaled) return position == 0 ? $"{v}.ConvertToSingle({v}.ShiftLeft({v}.AsInt32({pair}), 16))" : $"{v}.ConvertToSingle({v}.AsInt32({pair}))";
        return position == 0 ? $"{v}.AsSingle({v}.ShiftLeft({v}.AsUInt32({pair}), 16))" : pair;
    }
}
