using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Writes what a cell does with the pre-activations of a tile: the activations of its gates and the new state. The step of
/// one sequence and the passes over a batch share it; they differ in where values come from and go to.
/// </summary>
internal sealed class CellUpdate(CodeWriter code, ActivationFunctions functions, LayerPlan layer, int lanes)
{
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
            _gates[sum.Gates[part]] = Vec.Part(vector, sum.Lanes, lanes, part);
    }

    /// <summary>The value of a gate.</summary>
    public string this[char gate] => _gates[gate];

    /// <summary>LSTM: writes c' = f.c + i.g and tanh(c'), and returns the names of c', tanh(c') and the expression of h'.</summary>
    public (string Cell, string TanhCell, string State) Lstm(string previousCell)
    {
        string cell = Declare("c", Vec.MulAdd(lanes, this['f'], previousCell, $"{this['i']} * {this['g']}"));
        string tanh = Declare("t", functions.Cell(layer.Activation, lanes, cell));
        return (cell, tanh, $"{this['o']} * {tanh}");
    }

    /// <summary>GRU with reset after the product: writes n = tanh(n + r.m) and returns its name.</summary>
    public string CandidateAfterReset() => Declare("n", functions.Cell(layer.Activation, lanes, Vec.MulAdd(lanes, this['r'], this['m'], this['n'])));

    /// <summary>GRU with reset before the product: writes n = tanh(n) and returns its name.</summary>
    public string CandidateBeforeReset() => Declare("n", functions.Cell(layer.Activation, lanes, this['n']));

    /// <summary>GRU: the expression of h' = z.h + (1 - z).n, as n + z.(h - n).</summary>
    public string Mix(string update, string candidate, string previous) =>
        Vec.MulAdd(lanes, update, $"{previous} - {candidate}", candidate);

    /// <summary>The equations, for remarks.</summary>
    public static IEnumerable<string> Equations(LayerPlan layer) => layer.Shape.Layer switch
    {
        LstmSpec =>
        [
            "i = sigmoid(x Wi + h Ui + bi)   f = sigmoid(x Wf + h Uf + bf)   o = sigmoid(x Wo + h Uo + bo)",
            "g = tanh(x Wg + h Ug + bg)      c' = f.c + i.g                  h' = o.tanh(c')",
        ],
        GruSpec { ResetAfter: true } =>
        [
            "r = sigmoid(x Wr + h Ur + br)   z = sigmoid(x Wz + h Uz + bz)   m = h Un + b'n",
            "n = tanh(x Wn + bn + r.m)       h' = z.h + (1 - z).n",
        ],
        GruSpec =>
        [
            "r = sigmoid(x Wr + h Ur + br)   z = sigmoid(x Wz + h Uz + bz)",
            "n = tanh(x Wn + (r.h) Un + bn)  h' = z.h + (1 - z).n",
        ],
        SimpleRnnSpec => ["h' = tanh(x W + h U + b)"],
        DenseSpec dense => [$"y = {Activations.NameOf(dense.Activation)}(x W + b)"],
        _ => [],
    };

    private string Declare(string letter, string value)
    {
        string name = $"{letter}_{CSharpLiteral.Of(code.Fresh())}";
        code.Line($"var {name} = {value};");
        return name;
    }
}
