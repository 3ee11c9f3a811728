using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes sums over weights of 8 bits, four rows of a kernel in one packed row, and rounded inputs and states. Whole numbers
/// are added up in vectors of 256 bits, the widest that the instruction for it takes; then the sums over inputs, and after
/// them those over states, are scaled and join the bias. A rounded vector lies as <c>VectorRounding</c> of the runtime says.
/// </summary>
internal sealed class QuadLoop(CodeWriter code, List<Slot> slots, WeightOrigin weights, int samples) : IRowSums
{
    /// <summary>Lanes of a vector of whole sums.</summary>
    private const int MostLanes = 8;

    private readonly List<SumPhase> _phases = [];

    /// <summary>Packed rows that a turn spells out at most.</summary>
    public int MostRowsPerTurn { get; init; } = 1;

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
        if (slots.Any(s => recurrent ? s.Accumulator.ReadsState : s.Accumulator.ReadsInput))
            _phases.Add(new SumPhase(source, letter, PackedRows.Count(rows, WeightStorage.Int8), firstRow, recurrent));
    }

    /// <inheritdoc/>
    public void Join()
    {
        if (_phases.Count == 0) return;
        List<SumPlace> places = SumPlace.Of(slots);
        int turn = MostRowsPerTurn;
        while (_phases.Any(p => p.Rows % turn != 0)) turn /= 2;
        int chains = Math.Min(turn, samples * places.Sum(Parts) switch { >= 8 => 1, >= 4 => 2, _ => 4 });

        foreach (SumPlace place in places) Begin(place, _phases[0], chains, "var ");
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
                    for (int j = 0; j < turn; j++) Row(places, running, j, j % chains);
                    foreach (var (name, length, _) in running) code.Line($"{name} = {Vec.Ref(name, (long)turn * length)};");
                    code.Line($"k += {CSharpLiteral.Of(turn)};");
                }

                code.Line($"while (k < {(both ? "end" : CSharpLiteral.Of(end))});");
                if (both)
                {
                    code.Line($"if (end != {CSharpLiteral.Of(end)}) break;");
                    Scale(places, _phases[0], chains);
                    foreach (SumPlace place in places) Begin(place, _phases[1], chains);
                    code.Line($"end = {CSharpLiteral.Of(total)};");
                }
            }
        }

        Scale(places, _phases[_phases.Count - 1], chains);
    }

    private void Row(List<SumPlace> places, List<(string Name, int Length, long Start)> running, int row, int chain)
    {
        SumPhase phase = _phases[0];
        int widest = places.Max(PartLanes);
        for (int sample = 0; sample < samples; sample++)
            code.Line($"var {Number(row, sample)} = {Vec.Create(widest, Vec.Scalar(phase.Sources[sample], $"k + {CSharpLiteral.Of(Rounded.Header + row)}"))};");
        foreach (SumPlace place in places)
        {
            var (name, length, start) = running.First(r => r.Length == place.RowLength);
            for (int part = 0; part < Parts(place); part++)
            {
                long at = weights.At(place.Slots[0], phase.FirstRow) - start + (row * (long)length) + (part * MostLanes);
                string weight = Vec.Load(PartLanes(place), name, at);
                if (samples > 1)
                {
                    string kept = $"w{CSharpLiteral.Of(row)}_{place.Slots[0].Name}_{CSharpLiteral.Of(part)}";
                    code.Line($"var {kept} = {weight};");
                    weight = kept;
                }

                for (int sample = 0; sample < samples; sample++)
                {
                    string sum = Part(place, sample, part, chain);
                    code.Line($"{sum} = RnnDot.Add({sum}, {Vec.Narrow(Number(row, sample), widest, PartLanes(place))}, {weight});");
                }
            }
        }
    }

    /// <summary>Lets the whole sums begin with what the offset of the rounded numbers asks for.</summary>
    private void Begin(SumPlace place, SumPhase phase, int chains, string declaration = "")
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int part = 0; part < Parts(place); part++)
            {
                code.Line($"{declaration}{Part(place, sample, part, 0)} = {Start(place, phase, part)};");
                for (int chain = 1; chain < chains; chain++)
                    code.Line($"{declaration}{Part(place, sample, part, chain)} = {Vec.Name(PartLanes(place))}.AsInt32({Vec.Type(PartLanes(place))}.Zero);");
            }
        }
    }

    /// <summary>Scales the whole sums of a phase and adds them to what they belong to.</summary>
    private void Scale(List<SumPlace> places, SumPhase phase, int chains)
    {
        foreach (SumPlace place in places)
        {
            if (place.For(phase.Recurrent) is not { } slot) continue;
            int lanes = place.Lanes;
            string scale = Vec.Load(lanes, weights.Name, weights.At(slot, slot.Panel.Panel.ScaleRow + (phase.Recurrent ? 1 : 0)));
            for (int sample = 0; sample < samples; sample++)
            {
                string[] parts = Enumerable.Range(0, Parts(place)).Select(part => string.Join(" + ", Enumerable.Range(0, chains).Select(c => Part(place, sample, part, c)))).ToArray();
                string all = parts.Length == 1 ? parts[0] : $"{Vec.Name(lanes)}.Create({string.Join(", ", parts)})";
                string own = Vec.Create(lanes, Vec.Scalar(phase.Sources[sample], phase.Recurrent ? "1" : "0"));
                code.Line($"{Sum(slot, sample)} = {Vec.MulAdd(lanes, $"{Vec.Name(lanes)}.ConvertToSingle({all})", $"{scale} * {own}", Sum(slot, sample))};");
            }
        }
    }

    private string Start(SumPlace place, SumPhase phase, int part)
    {
        Slot slot = place.Slots[0];
        long at = weights.At(slot, slot.Panel.Panel.StartRow + (phase.Recurrent ? 1 : 0)) + (part * MostLanes);
        return $"{Vec.Name(PartLanes(place))}.AsInt32({Vec.Load(PartLanes(place), weights.Name, at)})";
    }

    private static int Parts(SumPlace place) => Math.Max(1, place.Lanes / MostLanes);

    private static int PartLanes(SumPlace place) => Math.Min(place.Lanes, MostLanes);

    private string Part(SumPlace place, int sample, int part, int chain) =>
        $"{place.Slots[0].Name}{Suffix(sample)}_{CSharpLiteral.Of(part)}{(chain > 0 ? $"_c{CSharpLiteral.Of(chain)}" : "")}";

    private string Number(int row, int sample) => $"q{CSharpLiteral.Of(row)}{Suffix(sample)}";

    private string Suffix(int sample) => samples > 1 ? $"_s{CSharpLiteral.Of(sample)}" : "";

}
