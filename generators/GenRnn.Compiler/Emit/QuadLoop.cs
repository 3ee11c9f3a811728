using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes sums over weights of 8 bits, four rows of a kernel in one packed row, and rounded inputs and states. Whole numbers
/// are added up in vectors of 256 bits, the widest that the instruction for it takes; then the sums over inputs, and after
/// them those over states, are scaled and join the bias. A rounded vector lies as <c>Rounding</c> of the runtime says.
/// </summary>
internal sealed class QuadLoop(CodeWriter code, List<Slot> slots, WeightOrigin weights, int samples) : IRowSums
{
    /// <summary>Lanes of a vector of whole sums.</summary>
    private const int MostLanes = 8;

    private readonly List<Phase> _phases = [];
    private IReadOnlyList<string> _sources = [];

    /// <summary>Packed rows that a turn spells out at most.</summary>
    public int MostRowsPerTurn { get; init; } = 1;

    /// <summary>Rows of inputs or states, in packed rows, and the scales that belong to them.</summary>
    private sealed record Phase(bool Recurrent, int FirstRow, int Rows);

    /// <summary>A sum of whole numbers: that of n over inputs and that of m over states have one place.</summary>
    private sealed record Whole(PackedTile Tile, int RowOffset, int Lanes, IReadOnlyList<Slot> Slots)
    {
        public int Parts => Math.Max(1, Lanes / MostLanes);

        public int PartLanes => Math.Min(Lanes, MostLanes);

        public string Name => Slots[0].Name;

        public Slot? For(bool recurrent) => Slots.FirstOrDefault(s => recurrent ? s.Accumulator.ReadsState : s.Accumulator.ReadsInput);
    }

    /// <inheritdoc/>
    public string Sum(Slot slot, int sample, int chain = 0) => slot.Name + Suffix(sample);

    /// <inheritdoc/>
    public void Declare(bool foldedBias, Func<Slot, string?>? begin = null)
    {
        foreach (Slot slot in slots)
        {
            code.Line($"var {Sum(slot, 0)} = {begin?.Invoke(slot) ?? weights.Bias(slot, foldedBias)};");
            for (int sample = 1; sample < samples; sample++) code.Line($"var {Sum(slot, sample)} = {Sum(slot, 0)};");
        }
    }

    /// <inheritdoc/>
    public void Add(IReadOnlyList<string> source, string letter, int rows, int firstRow, bool recurrent)
    {
        _sources = source;
        if (slots.Any(s => recurrent ? s.Accumulator.ReadsState : s.Accumulator.ReadsInput))
            _phases.Add(new Phase(recurrent, firstRow, PackedRows.Count(rows, WeightStorage.Int8)));
    }

    /// <inheritdoc/>
    public void Join()
    {
        if (_phases.Count == 0) return;
        List<Whole> wholes = slots.GroupBy(s => (s.Tile, s.Accumulator.RowOffset))
            .Select(g => new Whole(g.Key.Tile, g.Key.RowOffset, g.First().Accumulator.Lanes, [.. g])).ToList();
        int turn = MostRowsPerTurn;
        while (_phases.Any(p => p.Rows % turn != 0)) turn /= 2;
        int chains = Math.Min(turn, samples * wholes.Sum(w => w.Parts) switch { >= 8 => 1, >= 4 => 2, _ => 4 });

        foreach (Whole whole in wholes) Begin(whole, _phases[0], chains, "var ");
        var running = slots.GroupBy(s => s.RowLength).Select((group, i) => (
            Name: $"wq{CSharpLiteral.Of(i)}",
            Length: group.Key,
            Start: group.Min(s => weights.At(s, _phases[0].FirstRow) - s.Accumulator.RowOffset))).ToList();
        int end = _phases[0].Rows, total = _phases.Sum(p => p.Rows);
        using (code.Block())
        {
            foreach (var (name, _, start) in running) code.Line($"ref float {name} = {Vec.Ref(weights.Name, start)};");
            bool both = _phases.Count > 1;
            code.Line(both ? $"nint k = 0, end = {CSharpLiteral.Of(end)};" : "nint k = 0;");
            using (code.LoopOrScope(both ? "while (true)" : null, apart: false))
            {
                using (code.Block("do"))
                {
                    for (int j = 0; j < turn; j++) Row(wholes, running, j, j % chains);
                    foreach (var (name, length, _) in running) code.Line($"{name} = {Vec.Ref(name, (long)turn * length)};");
                    code.Line($"k += {CSharpLiteral.Of(turn)};");
                }

                code.Line($"while (k < {(both ? "end" : CSharpLiteral.Of(end))});");
                if (both)
                {
                    code.Line($"if (end != {CSharpLiteral.Of(end)}) break;");
                    Scale(wholes, _phases[0], chains);
                    foreach (Whole whole in wholes) Begin(whole, _phases[1], chains);
                    code.Line($"end = {CSharpLiteral.Of(total)};");
                }
            }
        }

        Scale(wholes, _phases[_phases.Count - 1], chains);
    }

    private void Row(List<Whole> wholes, List<(string Name, int Length, long Start)> running, int row, int chain)
    {
        int widest = wholes.Max(w => w.PartLanes);
        for (int sample = 0; sample < samples; sample++)
            code.Line($"var {Number(row, sample)} = {Vec.Create(widest, Vec.Scalar(_sources[sample], $"k + {CSharpLiteral.Of(Rounded.Header + row)}"))};");
        foreach (Whole whole in wholes)
        {
            var (name, length, start) = running.First(r => r.Length == whole.Slots[0].RowLength);
            for (int part = 0; part < whole.Parts; part++)
            {
                long at = weights.At(whole.Slots[0], _phases[0].FirstRow) - start + (row * (long)length) + (part * MostLanes);
                string weight = Vec.Load(whole.PartLanes, name, at);
                if (samples > 1)
                {
                    string kept = $"w{CSharpLiteral.Of(row)}_{whole.Name}_{CSharpLiteral.Of(part)}";
                    code.Line($"var {kept} = {weight};");
                    weight = kept;
                }

                for (int sample = 0; sample < samples; sample++)
                {
                    string sum = Part(whole, sample, part, chain);
                    code.Line($"{sum} = RnnDot.Add({sum}, {Vec.Narrow(Number(row, sample), widest, whole.PartLanes)}, {weight});");
                }
            }
        }
    }

    /// <summary>Lets the whole sums begin with what the offset of the rounded numbers asks for.</summary>
    private void Begin(Whole whole, Phase phase, int chains, string declaration = "")
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int part = 0; part < whole.Parts; part++)
            {
                code.Line($"{declaration}{Part(whole, sample, part, 0)} = {Start(whole, phase, part)};");
                for (int chain = 1; chain < chains; chain++)
                    code.Line($"{declaration}{Part(whole, sample, part, chain)} = {Vec.Name(whole.PartLanes)}.AsInt32({Vec.Type(whole.PartLanes)}.Zero);");
            }
        }
    }

    /// <summary>Scales the whole sums of a phase and adds them to what they belong to.</summary>
    private void Scale(List<Whole> wholes, Phase phase, int chains)
    {
        foreach (Whole whole in wholes)
        {
            if (whole.For(phase.Recurrent) is not { } slot) continue;
            int lanes = whole.Lanes;
            string scale = Vec.Load(lanes, weights.Name, weights.At(slot, slot.Panel.Panel.ScaleRow + (phase.Recurrent ? 1 : 0)));
            for (int sample = 0; sample < samples; sample++)
            {
                string[] parts = Enumerable.Range(0, whole.Parts).Select(part => string.Join(" + ", Enumerable.Range(0, chains).Select(c => Part(whole, sample, part, c)))).ToArray();
                string all = parts.Length == 1 ? parts[0] : $"{Vec.Name(lanes)}.Create({string.Join(", ", parts)})";
                string own = Vec.Create(lanes, Vec.Scalar(_sources[sample], phase.Recurrent ? "1" : "0"));
                code.Line($"{Sum(slot, sample)} = {Vec.MulAdd(lanes, $"{Vec.Name(lanes)}.ConvertToSingle({all})", $"{scale} * {own}", Sum(slot, sample))};");
            }
        }
    }

    private string Start(Whole whole, Phase phase, int part)
    {
        Slot slot = whole.Slots[0];
        long at = weights.At(slot, slot.Panel.Panel.StartRow + (phase.Recurrent ? 1 : 0)) + (part * MostLanes);
        return $"{Vec.Name(whole.PartLanes)}.AsInt32({Vec.Load(whole.PartLanes, weights.Name, at)})";
    }

    private string Part(Whole whole, int sample, int part, int chain) =>
        $"{whole.Name}{Suffix(sample)}_{CSharpLiteral.Of(part)}{(chain > 0 ? $"_c{CSharpLiteral.Of(chain)}" : "")}";

    private string Number(int row, int sample) => $"q{CSharpLiteral.Of(row)}{Suffix(sample)}";

    private string Suffix(int sample) => samples > 1 ? $"_s{CSharpLiteral.Of(sample)}" : "";

}
