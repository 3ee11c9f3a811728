using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes accumulator += broadcast(source[k]) * weights[k] over rows k, for one or several samples: spelled out, or as a loop
/// that consumes two kilobytes of weights a turn at most.
/// </summary>
internal sealed class RowLoop(CodeWriter code, List<Slot> slots, WeightOrigin weights, int samples) : IRowSums
{
    private const int BytesPerTurn = 2048;

    /// <summary>Rows that a turn spells out at most.</summary>
    public int MostRowsPerTurn { get; init; } = 4;

    /// <summary>Chains that each sum is split into, so that few accumulators do not wait for each other's latency.</summary>
    public int Chains { get; init; } = 1;

    /// <summary>Whether all rows are spelled out.</summary>
    public bool Unrolled { get; init; }

    /// <summary>The name of a sum: of a sample where there are several, and of a chain beyond the first.</summary>
    public string Sum(Slot slot, int sample, int chain = 0) =>
        slot.Name + (samples > 1 ? $"_s{CSharpLiteral.Of(sample)}" : "") + (chain > 0 ? $"_c{CSharpLiteral.Of(chain)}" : "");

    /// <summary>Declares the sums, beginning with the bias, or with what <paramref name="begin"/> gives for a sum.</summary>
    public void Declare(bool foldedBias, Func<Slot, string?>? begin = null)
    {
        foreach (Slot slot in slots)
        {
            string bias = begin?.Invoke(slot) ?? weights.Bias(slot, foldedBias);
            int lanes = slot.Accumulator.Lanes;
            code.Line($"var {Sum(slot, 0)} = {bias};");
            for (int sample = 1; sample < samples; sample++) code.Line($"var {Sum(slot, sample)} = {Sum(slot, 0)};");
            for (int chain = 1; chain < Chains; chain++)
                code.Line($"var {Sum(slot, 0, chain)} = {Vec.Type(lanes)}.Zero;");
        }
    }

    /// <summary>Adds the products of <paramref name="rows"/> rows.</summary>
    /// <param name="source">For each sample the name of the ref that its numbers lie behind.</param>
    /// <param name="letter">The first letter of broadcast names.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="firstRow">The packed row of the first.</param>
    /// <param name="recurrent">Whether these are the recurrent rows.</param>
    public void Add(IReadOnlyList<string> source, string letter, int rows, int firstRow, bool recurrent)
    {
        List<Slot> used = slots.Where(s => recurrent ? s.Accumulator.ReadsState : s.Accumulator.ReadsInput).ToList();
        if (rows == 0 || used.Count == 0) return;
        int rowBytes = used.Sum(s => s.Accumulator.Lanes) * sizeof(float);
        // Several samples give a single row work enough for a turn.
        int turn = samples > 1 ? 1 : Math.Max(Chains, Math.Min(MostRowsPerTurn, BytesPerTurn / rowBytes));
        int looped = Unrolled || rows <= turn ? 0 : rows / turn * turn;
        if (looped > 0) Loop(used, source, letter, looped, turn, firstRow);
        for (int row = looped; row < rows; row++)
        {
            string index = CSharpLiteral.Of(row);
            Row(used, source, letter, index, index, row % Chains, slot => Vec.Load(slot.Accumulator.Lanes, weights.Name, weights.At(slot, firstRow + row)));
        }
    }

    /// <summary>Adds the chains of each sum up.</summary>
    public void Join()
    {
        foreach (Slot slot in slots)
        {
            if (Chains == 2) code.Line($"{Sum(slot, 0)} += {Sum(slot, 0, 1)};");
            if (Chains == 4) code.Line($"{Sum(slot, 0)} = ({Sum(slot, 0)} + {Sum(slot, 0, 1)}) + ({Sum(slot, 0, 2)} + {Sum(slot, 0, 3)});");
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
                for (int j = 0; j < turn; j++)
                {
                    int step = j;
                    Row(used, source, letter, j == 0 ? "k" : $"k + {CSharpLiteral.Of(j)}", CSharpLiteral.Of(j), j % Chains, slot =>
                    {
                        var (name, length, start) = running.First(r => r.Length == slot.RowLength);
                        return Vec.Load(slot.Accumulator.Lanes, name, weights.At(slot, firstRow) - start + (step * (long)length));
                    });
                }

                foreach (var (name, length, _) in running) code.Line($"{name} = {Vec.Ref(name, (long)turn * length)};");
            }
        }
    }

    private void Row(List<Slot> used, IReadOnlyList<string> source, string letter, string index, string tag, int chain, Func<Slot, string> load)
    {
        int widest = used.Max(s => s.Accumulator.Lanes);
        string Broadcast(int sample) => letter + tag + (samples > 1 ? $"_s{CSharpLiteral.Of(sample)}" : "");
        for (int sample = 0; sample < samples; sample++)
            code.Line($"var {Broadcast(sample)} = {Vec.Create(widest, Vec.Scalar(source[sample], index))};");
        foreach (Slot slot in used)
        {
            int lanes = slot.Accumulator.Lanes;
            string weight = load(slot);
            if (samples > 1)
            {
                code.Line($"var {letter}{tag}_{slot.Name} = {weight};");
                weight = $"{letter}{tag}_{slot.Name}";
            }

            for (int sample = 0; sample < samples; sample++)
            {
                string sum = Sum(slot, sample, chain);
                code.Line($"{sum} = {Vec.MulAdd(lanes, Vec.Narrow(Broadcast(sample), widest, lanes), weight, sum)};");
            }
        }
    }
}
