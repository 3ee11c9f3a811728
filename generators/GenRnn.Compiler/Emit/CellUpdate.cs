using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes what a cell does with the pre-activations of a tile: the activations of its gates and the new state. The step of
/// one sequence and the passes over a batch share it; they differ in where values come from and go to.
/// </summary>
internal sealed class CellUpdate(CodeWriter code, ActivationFunctions functions, LayerPlan layer, PackedTile tile, PeepholeWeights? peepholes = null)
{
    private readonly int _lanes = tile.Width;

    private readonly Dictionary<char, string> _gates = [];

    /// <summary>The gate o where it waits for c'.</summary>
    private (Accumulator Gate, string Sum)? _waiting;

    /// <summary>Applies the activations to the sums, vector by vector. Names a value for every gate.</summary>
    /// <param name="sums">Sums and the expression of each.</param>
    /// <param name="only">The gates to look at; the others wait (the candidate of a GRU needs r first).</param>
    public List<ActivatedSum> Activate(IEnumerable<(Accumulator Sum, string Name)> sums, string only = "ifgorza") =>
        [.. sums.Where(s => s.Sum.Gates.All(g => only.IndexOf(g) >= 0)).Select(s => Activate(s.Sum, s.Name))];

    /// <summary>
    /// LSTM: applies the activations to the sums, but to that of o where it sees c'. Gates that see the cell leave the vector
    /// that they share.
    /// </summary>
    /// <param name="sums">Sums and the expression of each.</param>
    /// <param name="previousCell">The expression of c; it gets a name where it is needed again and again.</param>
    public List<ActivatedSum> ActivateLstm(List<(Accumulator Sum, string Name)> sums, ref string previousCell)
    {
        if (peepholes is null) return Activate(sums);
        previousCell = Declare("c", previousCell);
        List<ActivatedSum> activated = [];
        foreach ((Accumulator gate, string sum) in sums.SelectMany(s => Gates(s.Sum, s.Name)))
        {
            if (gate.Gates == "o") _waiting = (gate, sum);
            else activated.Add(Activate(gate, gate.Gates == "g" ? sum : Seeing(gate, sum, previousCell)));
        }

        return activated;
    }

    /// <summary>Names the gates of a vector that needs no activation, or has had it.</summary>
    public void Name(Accumulator sum, string vector)
    {
        for (int part = 0; part < sum.Gates.Length; part++)
            _gates[sum.Gates[part]] = Vec.Part(vector, sum.Lanes, _lanes, part);
    }

    /// <summary>The value of a gate.</summary>
    public string this[char gate] => _gates[gate];

    /// <summary>The derivatives of the activations of a sum: none where it was clipped.</summary>
    public string Slopes(ActivatedSum activated)
    {
        int lanes = activated.Sum.Lanes;
        string slopes = functions.GateSlopes(layer.Activation, layer.RecurrentActivation, lanes, activated.Value, activated.Read, activated.Sum.Gates);
        if (layer.Clip is not { } clip) return slopes;
        string v = Vec.Name(lanes);
        return $"{v}.ConditionalSelect({v}.LessThanOrEqual({v}.Abs({activated.Argument}), {Vec.Constant(lanes, clip)}), {slopes}, {Vec.Type(lanes)}.Zero)";
    }

    /// <summary>
    /// LSTM: writes c' = f.c + i.g, a gate o that sees it, and a(c'), and returns the name of c', a(c') as an activated candidate,
    /// the gate o, or nothing where it was there before, and the expression of h'.
    /// </summary>
    public (string Cell, ActivatedSum ActiveCell, ActivatedSum? Output, string State) Lstm(string previousCell)
    {
        string forget = layer.IsCoupled ? Declare("f", $"{Vec.Constant(_lanes, 1f)} - {this['i']}") : this['f'];
        string cell = Declare("c", Masked(Vec.MulAdd(_lanes, forget, previousCell, $"{this['i']} * {this['g']}")));
        ActivatedSum? output = _waiting is { } o ? Activate(o.Gate, Seeing(o.Gate, o.Sum, cell)) : null;
        string read = Clipped(_lanes, cell), active = Declare("t", functions.Cell(layer.Activation, _lanes, read));
        return (cell, Candidate(cell, read, active), output, $"{this['o']} * {active}");
    }

    /// <summary>GRU with reset after the product: writes n = a(n + r.m) and returns it, with the sum by a name if asked for.</summary>
    public ActivatedSum CandidateAfterReset(bool isSumNamed = false)
    {
        string sum = Vec.MulAdd(_lanes, this['r'], this['m'], this['n']);
        if (isSumNamed) sum = Declare("s", sum);
        return Candidate(sum, sum, Declare("n", functions.Cell(layer.Activation, _lanes, sum)));
    }

    /// <summary>GRU with reset before the product: writes n = a(n) and returns it.</summary>
    public ActivatedSum CandidateBeforeReset() => Candidate(this['n'], this['n'], Declare("n", functions.Cell(layer.Activation, _lanes, this['n'])));

    /// <summary>GRU: the expression of h' = z.h + (1 - z).n, as n + z.(h - n).</summary>
    public string Mix(string update, string candidate, string previous) =>
        Vec.MulAdd(_lanes, update, $"{previous} - {candidate}", candidate);

    /// <summary>The equations, for remarks.</summary>
    public static IEnumerable<string> Equations(LayerPlan layer)
    {
        string a = layer.Activation.Name, s = layer.RecurrentActivation.Name;
        return layer.Shape.Layer switch
        {
            GatedSpec { LayerNormalization: true } => NormalizedEmitter.Equations(layer),
            LstmSpec => LstmEquations(layer, a, s),
            GruSpec { ResetAfter: true } => InColumns(
                [$"r = {s}(x Wr + h Ur + br)", $"z = {s}(x Wz + h Uz + bz)", "m = h Un + b'n"],
                [$"n = {a}(x Wn + bn + r.m)", "h' = z.h + (1 - z).n", ""]),
            GruSpec => InColumns(
                [$"r = {s}(x Wr + h Ur + br)", $"z = {s}(x Wz + h Uz + bz)"],
                [$"n = {a}(x Wn + (r.h) Un + bn)", "h' = z.h + (1 - z).n"]),
            SimpleRnnSpec => [$"h' = {a}(x W + h U + b)"],
            DenseSpec => [$"y = {a}(x W + b)"],
            _ => [],
        };
    }

    private static IEnumerable<string> LstmEquations(LayerPlan layer, string a, string s)
    {
        string Read(string sum) => layer.Clip is null ? sum : $"cut({sum})";
        string Sum(char gate, string cell) => Read($"x W{gate} + h U{gate} {(layer.HasPeepholes && cell.Length > 0 ? $"+ p{gate}.{cell} " : "")}+ b{gate}");
        IEnumerable<string> equations = InColumns(
            [$"i = {s}({Sum('i', "c")})", layer.IsCoupled ? "f = 1 - i" : $"f = {s}({Sum('f', "c")})", $"o = {s}({Sum('o', "c'")})"],
            [$"g = {a}({Sum('g', "")})", "c' = f.c + i.g", layer.Projects ? $"h' = (o.{a}({Read("c'")})) Wp" : $"h' = o.{a}({Read("c'")})"]);
        return layer.Clip is { } clip ? equations.Append($"cut(v) = min({Number(clip)}, max(-{Number(clip)}, v))") : equations;
    }

    private static string Number(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Rows of equations, one below the other in columns that begin at multiples of four.</summary>
    private static IEnumerable<string> InColumns(params string[][] rows)
    {
        int[] widths = [.. rows[0].Select((_, column) => (rows.Max(row => row[column].Length) + 5) / 4 * 4)];
        return rows.Select(row => string.Concat(row.Select((equation, column) => equation.PadRight(widths[column]))).TrimEnd());
    }

    private ActivatedSum Activate(Accumulator sum, string argument)
    {
        string read = Clipped(sum.Lanes, argument), value = Declare("t", functions.Gates(layer.Activation, layer.RecurrentActivation, sum.Lanes, read, sum.Gates));
        Name(sum, value);
        return new ActivatedSum(sum, argument, read, value);
    }

    /// <summary>A vector of candidates or states with its activation.</summary>
    private ActivatedSum Candidate(string argument, string read, string value) => new(new Accumulator("n", _lanes, 0, 0, AccumulatorSource.Both), argument, read, value);

    /// <summary>Each gate of a vector by itself.</summary>
    private IEnumerable<(Accumulator Gate, string Sum)> Gates(Accumulator sum, string name) => sum.Gates.Select((gate, part) => (
        new Accumulator(gate.ToString(), _lanes, sum.RowOffset + (part * _lanes), sum.RecordOffset + (part * _lanes), sum.Source),
        Vec.Part(name, sum.Lanes, _lanes, part)));

    /// <summary>Writes the sum of a gate that sees the cell.</summary>
    private string Seeing(Accumulator gate, string sum, string cell) =>
        Declare("s", Vec.MulAdd(_lanes, peepholes!.Of(layer.Panels[0], tile, gate.Gates[0]), cell, sum));

    /// <summary>Writes what a clip leaves for an activation to read.</summary>
    private string Clipped(int lanes, string argument) =>
        layer.Clip is { } clip ? Declare("s", ExponentialFunctions.Clamped(lanes, -clip, clip, argument)) : argument;

    /// <summary>c', but zero in lanes of padding where it has to be.</summary>
    private string Masked(string cell)
    {
        if (!layer.MasksPaddingOf(tile)) return cell;
        int units = layer.Shape.Layer.Units - tile.FirstUnit;
        string mask = string.Join(", ", Enumerable.Range(0, _lanes).Select(lane => lane < units ? "-1" : "0"));
        return $"{Vec.Name(_lanes)}.AsSingle({Vec.Name(_lanes)}.Create({mask})) & {cell}";
    }

    private string Declare(string letter, string value)
    {
        string name = $"{letter}_{CSharpLiteral.Of(code.Fresh())}";
        code.Line($"var {name} = {value};");
        return name;
    }
}
