using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes what a cell does with the pre-activations of a tile: the activations of its gates and the new state. The step of
/// one sequence and the passes over a batch share it; they differ in where values come from and go to.
/// </summary>
internal sealed class CellUpdate(CodeWriter code, ActivationFunctions functions, LayerPlan layer, PackedTile tile)
{
    private readonly int _lanes = tile.Width;

    private readonly Dictionary<char, string> _gates = [];

    /// <summary>Applies the activations to the sums, vector by vector. Names a value for every gate.</summary>
    /// <param name="sums">Sums and the expression of each.</param>
    /// <param name="only">The gates to look at; the others wait (the candidate of a GRU needs r first).</param>
    /// <returns>For each sum the name of its activated vector.</returns>
    public Dictionary<Accumulator, string> Activate(IEnumerable<(Accumulator Sum, string Name)> sums, string only = "ifgorza")
    {
        var activated = new Dictionary<Accumulator, string>();
        foreach ((Accumulator sum, string name) in sums.Where(s => s.Sum.Gates.All(g => only.IndexOf(g) >= 0)))
        {
            string result = Declare("t", functions.Gates(layer.Activation, layer.RecurrentActivation, sum.Lanes, name, sum.Gates));
            activated[sum] = result;
            Name(sum, result);
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

    /// <summary>The derivatives of the activations of a sum, from the names of the sum and of its activated vector.</summary>
    public string Slopes(Accumulator sum, string name, string activated) =>
        functions.GateSlopes(layer.Activation, layer.RecurrentActivation, sum.Lanes, activated, name, sum.Gates);

    /// <summary>The derivative of the activation of candidates and states, for a vector of either.</summary>
    public string CandidateSlope(string sum, string activated) => functions.GateSlopes(layer.Activation, layer.Activation, _lanes, activated, sum, "n");

    /// <summary>LSTM: writes c' = f.c + i.g and a(c'), and returns the names of c', a(c') and the expression of h'.</summary>
    public (string Cell, string ActiveCell, string State) Lstm(string previousCell)
    {
        string cell = Declare("c", Masked(Vec.MulAdd(_lanes, this['f'], previousCell, $"{this['i']} * {this['g']}")));
        string active = Declare("t", functions.Cell(layer.Activation, _lanes, cell));
        return (cell, active, $"{this['o']} * {active}");
    }

    /// <summary>GRU with reset after the product: writes n = a(n + r.m), and returns the sum and the name of n.</summary>
    public (string Sum, string Candidate) CandidateAfterReset(bool isSumNamed = false)
    {
        string sum = Vec.MulAdd(_lanes, this['r'], this['m'], this['n']);
        if (isSumNamed) sum = Declare("s", sum);
        return (sum, Declare("n", functions.Cell(layer.Activation, _lanes, sum)));
    }

    /// <summary>GRU with reset before the product: writes n = a(n), and returns the sum and the name of n.</summary>
    public (string Sum, string Candidate) CandidateBeforeReset() => (this['n'], Declare("n", functions.Cell(layer.Activation, _lanes, this['n'])));

    /// <summary>GRU: the expression of h' = z.h + (1 - z).n, as n + z.(h - n).</summary>
    public string Mix(string update, string candidate, string previous) =>
        Vec.MulAdd(_lanes, update, $"{previous} - {candidate}", candidate);

    /// <summary>The equations, for remarks.</summary>
    public static IEnumerable<string> Equations(LayerPlan layer)
    {
        string a = layer.Activation.Name, s = layer.RecurrentActivation.Name;
        return layer.Shape.Layer switch
        {
            LstmSpec lstm => InColumns(
                [$"i = {s}(x Wi + h Ui + bi)", $"f = {s}(x Wf + h Uf + bf)", $"o = {s}(x Wo + h Uo + bo)"],
                [$"g = {a}(x Wg + h Ug + bg)", "c' = f.c + i.g", lstm.Projection == 0 ? $"h' = o.{a}(c')" : $"h' = (o.{a}(c')) Wp"]),
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

    /// <summary>Rows of equations, one below the other in columns that begin at multiples of four.</summary>
    private static IEnumerable<string> InColumns(params string[][] rows)
    {
        int[] widths = [.. rows[0].Select((_, column) => (rows.Max(row => row[column].Length) + 5) / 4 * 4)];
        return rows.Select(row => string.Concat(row.Select((equation, column) => equation.PadRight(widths[column]))).TrimEnd());
    }

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
