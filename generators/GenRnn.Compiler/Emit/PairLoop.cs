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
/// <remarks>
/// The recurrent rows follow the input rows, so that one loop body runs over both, where their numbers allow it.
/// </remarks>
internal sealed class PairLoop(CodeWriter code, List<Slot> slots, WeightOrigin weights, int samples, WeightStorage storage) : IRowSums
{
    private readonly List<SumPhase> _phases = [];
    private bool _folded;

    /// <summary>Packed rows that a turn spells out at most.</summary>
    public int MostPairsPerTurn { get; init; } = 1;

    /// <summary>Chains that each sum is split into.</summary>
    public int Chains { get; init; } = 1;

    /// <summary>Whether all rows are spelled out.</summary>
    public bool Unrolled { get; init; }

    private bool IsScaled => storage == WeightStorage.Int16;

    /// <inheritdoc/>
    public string Sum(Slot slot, int sample, int chain = 0) => slot.Name + Suffix(sample) + (chain > 0 ? $"_c{CSharpLiteral.Of(chain)}" : "");

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
        if (rows > 0 && slots.Any(s => recurrent ? s.Accumulator.ReadsState : s.Accumulator.ReadsInput))
            _phases.Add(new SumPhase(source, letter, rows, firstRow, recurrent));
    }

    private void AddUp()
    {
        int turn = Math.Max((Chains + 1) / 2, MostPairsPerTurn);
        int common = turn;
        while (common > 1 && _phases.Any(p => p.Rows % (2 * common) != 0)) common /= 2;
        if (!Unrolled && _phases.Count == 2 && common >= (Chains + 1) / 2 && _phases.All(p => p.Rows % (2 * common) == 0)) OneBody(common);
        else foreach (SumPhase phase in _phases) Rows(phase, turn);
    }

    /// <inheritdoc/>
    public void Join()
    {
        AddUp();
        foreach (Slot slot in slots)
        {
            JoinChains(slot);
            if (!IsScaled) continue;
            int lanes = slot.Accumulator.Lanes;
            string scale = Vec.Load(lanes, weights.Name, weights.At(slot, slot.Panel.Panel.ScaleRow));
            for (int sample = 0; sample < samples; sample++)
                code.Line($"{Sum(slot, sample)} = {Vec.MulAdd(lanes, Sum(slot, sample), scale, weights.Bias(slot, _folded))};");
        }
    }

    private void JoinChains(Slot slot)
    {
        if (Chains == 2) code.Line($"{Sum(slot, 0)} += {Sum(slot, 0, 1)};");
        if (Chains == 4) code.Line($"{Sum(slot, 0)} = ({Sum(slot, 0)} + {Sum(slot, 0, 1)}) + ({Sum(slot, 0, 2)} + {Sum(slot, 0, 3)});");
    }

    /// <summary>A loop body that runs over the input rows, and then over the recurrent rows behind them.</summary>
    private void OneBody(int turn)
    {
        List<SumPlace> places = SumPlace.Of(slots);
        List<SumPlace> split = places.Where(p => p.Slots.Count > 1).ToList();
        List<Slot> used = places.Select(p => p.For(recurrent: false)!).ToList();
        List<Running> running = RunningRefs(used, _phases[0]);
        string[] sources = Enumerable.Range(0, samples).Select(sample => "source" + Suffix(sample)).ToArray();
        using (code.Block())
        {
            foreach (Running r in running) code.Line($"ref float {r.Name} = {Vec.Ref(weights.Name, r.Start)};");
            for (int sample = 0; sample < samples; sample++) code.Line($"ref float {sources[sample]} = ref {_phases[0].Sources[sample]};");
            code.Line($"nint end = {CSharpLiteral.Of(_phases[0].Rows)};");
            using (code.Block("for (nint phase = 0; ; phase++)"))
            {
                code.Line("nint k = 0;");
                using (code.Block("do")) Turn(used, running, _phases[0] with { Sources = sources, Letter = "v" }, turn);
                code.Line("while (k < end);");
                code.Line("if (phase != 0) break;");
                for (int sample = 0; sample < samples; sample++) code.Line($"{sources[sample]} = ref {_phases[1].Sources[sample]};");
                code.Line($"end = {CSharpLiteral.Of(_phases[1].Rows)};");
                Exchange(split);
            }
        }

        Exchange(split);
    }

    /// <summary>Where sums over inputs and states stay apart, lets the loop's sum be that over states; and back.</summary>
    private void Exchange(List<SumPlace> split)
    {
        foreach (SumPlace place in split)
        {
            Slot input = place.For(recurrent: false)!, state = place.For(recurrent: true)!;
            JoinChains(input);
            for (int chain = 1; chain < Chains; chain++) code.Line($"{Sum(input, 0, chain)} = {Vec.Type(place.Lanes)}.Zero;");
            for (int sample = 0; sample < samples; sample++) code.Line($"({Sum(input, sample)}, {Sum(state, sample)}) = ({Sum(state, sample)}, {Sum(input, sample)});");
        }
    }

    /// <summary>All rows of a phase: a loop, and what is left over.</summary>
    private void Rows(SumPhase phase, int turn)
    {
        List<Slot> used = slots.Where(s => phase.Recurrent ? s.Accumulator.ReadsState : s.Accumulator.ReadsInput).ToList();
        int looped = Unrolled || phase.Rows <= 2 * turn ? 0 : phase.Rows / (2 * turn) * 2 * turn;
        if (looped > 0)
        {
            List<Running> running = RunningRefs(used, phase);
            using (code.Block())
            {
                foreach (Running r in running) code.Line($"ref float {r.Name} = {Vec.Ref(weights.Name, r.Start)};");
                code.Line("nint k = 0;");
                using (code.Block("do")) Turn(used, running, phase, turn);
                code.Line($"while (k < {CSharpLiteral.Of(looped)});");
            }
        }

        for (int row = looped; row < phase.Rows; row += 2)
        {
            int pair = row / 2;
            Pair(used, phase, "", row, Math.Min(2, phase.Rows - row), slot => Vec.Load(slot.Accumulator.Lanes, weights.Name, weights.At(slot, phase.FirstRow + pair)));
        }
    }

    private void Turn(List<Slot> used, List<Running> running, SumPhase phase, int turn)
    {
        for (int j = 0; j < turn; j++)
        {
            int pair = j;
            Pair(used, phase, "k", 2 * j, 2, slot =>
            {
                Running r = running.First(r => r.Length == slot.RowLength);
                return Vec.Load(slot.Accumulator.Lanes, r.Name, weights.At(slot, phase.FirstRow) - r.Start + (pair * (long)r.Length));
            });
        }

        foreach (Running r in running) code.Line($"{r.Name} = {Vec.Ref(r.Name, turn * (long)r.Length)};");
        code.Line($"k += {CSharpLiteral.Of(2 * turn)};");
    }

    /// <summary>
    /// One or both rows of a packed row. A step loads it once; with several samples each row loads it anew, because registers
    /// are short and a load from the nearest cache is not.
    /// </summary>
    private void Pair(List<Slot> used, SumPhase phase, string index, int row, int count, Func<Slot, string> load)
    {
        int widest = used.Max(s => s.Accumulator.Lanes);
        if (samples == 1)
        {
            for (int j = 0; j < count; j++) Broadcast(j);
            foreach (Slot slot in used)
            {
                string pair = $"{phase.Letter}{CSharpLiteral.Of(row)}_{slot.Name}";
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
                string weight = $"{phase.Letter}{CSharpLiteral.Of(row + j)}_{slot.Name}";
                code.Line($"var {weight} = {Half(slot, load(slot), j)};");
                for (int sample = 0; sample < samples; sample++) Multiply(slot, sample, j, weight);
            }
        }

        string Name(int sample, int j) => phase.Letter + CSharpLiteral.Of(row + j) + Suffix(sample);

        void Broadcast(int j)
        {
            string at = index.Length == 0 ? CSharpLiteral.Of(row + j) : row + j == 0 ? index : $"{index} + {CSharpLiteral.Of(row + j)}";
            for (int sample = 0; sample < samples; sample++) code.Line($"var {Name(sample, j)} = {Vec.Create(widest, Vec.Scalar(phase.Sources[sample], at))};");
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

    /// <summary>Tiles of one width share a running ref; a narrower tile has rows of another length, hence a ref of its own.</summary>
    private List<Running> RunningRefs(List<Slot> used, SumPhase phase) => used.GroupBy(s => s.RowLength)
        .Select((group, i) => new Running($"w{phase.Letter}{CSharpLiteral.Of(i)}", group.Key, group.Min(s => weights.At(s, phase.FirstRow))))
        .ToList();

    private string Suffix(int sample) => samples > 1 ? $"_s{CSharpLiteral.Of(sample)}" : "";

    private sealed record Running(string Name, int Length, long Start);
}
