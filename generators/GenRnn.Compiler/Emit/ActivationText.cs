using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Activations as text inside a kernel, which costs the inliner nothing. In cells tanh is a rational function, its sums in
/// Estrin's order; sigmoid is the same function of half the argument, folded into the coefficients. The argument is clamped
/// with itself as the second operand, so that NaN stays NaN.
/// </summary>
internal static class ActivationText
{
    private const float Clamp = 8.6643f;

    /// <summary>Coefficients of u, for tanh(x) = x p(u) / q(u) with u = x * x; both begin with 1.</summary>
    private static readonly float[] P = [1.340216100e-1f, 3.520756727e-3f, 2.102733560e-5f, 1.394553628e-8f];

    private static readonly float[] Q = [4.673548340e-1f, 2.597254514e-2f, 3.326951409e-4f, 8.015776984e-7f];

    /// <summary>Writes tanh of an expression and returns its name; absolute error at most 3.1e-7.</summary>
    public static string Tanh(CodeWriter code, int lanes, string x) => Rational(code, lanes, x, halved: false);

    /// <summary>Writes sigmoid of an expression and returns its name; absolute error at most 1.8e-7.</summary>
    public static string Sigmoid(CodeWriter code, int lanes, string x) => Rational(code, lanes, x, halved: true);

    /// <summary>
    /// Writes the activations of gates that share a vector, tanh for the candidate g and sigmoid for all others, through
    /// sigmoid(x) = 0.5 + 0.5 tanh(0.5 x) lane by lane, and returns the name.
    /// </summary>
    public static string Gates(CodeWriter code, int lanes, string x, string gates)
    {
        if (gates.All(IsSigmoid)) return Sigmoid(code, lanes, x);
        if (!gates.Any(IsSigmoid)) return Tanh(code, lanes, x);
        string scale = PerLane(lanes, gates, sigmoid: 0.5f, tanh: 1f), shift = PerLane(lanes, gates, sigmoid: 0.5f, tanh: 0f);
        string tanh = Tanh(code, lanes, $"{x} * {scale}");
        string name = $"s_{code.Fresh()}";
        code.Line($"var {name} = {Vec.MulAdd(lanes, tanh, scale, shift)};");
        return name;
    }

    /// <summary>Writes tanh for an output, from exp and accurate near zero; absolute error at most 1.8e-7.</summary>
    public static string AccurateTanh(CodeWriter code, int lanes, string x)
    {
        string v = Vec.Name(lanes), id = CSharpLiteral.Of(code.Fresh());
        string sign = Vec.Create(lanes, "-0f");
        code.Line($"var y_{id} = {v}.MaxNative({Vec.Constant(lanes, -126f)}, ({x} | {sign}) * {Vec.Constant(lanes, 2.88539008f)});");
        (string fraction, string power, string series) = Exp2(code, lanes, $"y_{id}", id);
        code.Line($"var m_{id} = {Vec.MulAdd(lanes, $"{fraction} * {power}", series, $"{power} - {Vec.Constant(lanes, 1f)}")};");
        code.Line($"var t_{id} = {v}.ConditionalSelect({sign}, {x}, m_{id} / (m_{id} + {Vec.Constant(lanes, 2f)}));");
        return $"t_{id}";
    }

    /// <summary>Writes sigmoid for an output, 1 / (1 + 2^y); absolute error at most 1.1e-7.</summary>
    public static string AccurateSigmoid(CodeWriter code, int lanes, string x)
    {
        string v = Vec.Name(lanes), id = CSharpLiteral.Of(code.Fresh());
        code.Line($"var y_{id} = {v}.MaxNative({Vec.Constant(lanes, -126f)}, {v}.MinNative({Vec.Constant(lanes, 126f)}, {x} * {Vec.Constant(lanes, -1.44269504f)}));");
        (string fraction, string power, string series) = Exp2(code, lanes, $"y_{id}", id);
        string one = Vec.Constant(lanes, 1f);
        code.Line($"var t_{id} = {one} / ({one} + {Vec.MulAdd(lanes, $"{fraction} * {power}", series, power)});");
        return $"t_{id}";
    }

    /// <summary>2^y = power + fraction * power * series: the integer part goes through the exponent, the rest is a polynomial.</summary>
    private static (string Fraction, string Power, string Series) Exp2(CodeWriter code, int lanes, string y, string id)
    {
        string v = Vec.Name(lanes), round = Vec.Constant(lanes, 12582912f + 127f);
        string C(float value) => Vec.Constant(lanes, value);
        code.Line($"var r_{id} = {y} + {round};");
        code.Line($"var f_{id} = {y} - (r_{id} - {round});");
        code.Line($"var e_{id} = {v}.AsSingle({v}.ShiftLeft({v}.AsInt32(r_{id}), 23));");
        code.Line($"var u_{id} = f_{id} * f_{id};");
        string high = Vec.MulAdd(lanes, $"u_{id}", C(0.0013381302f), Vec.MulAdd(lanes, $"f_{id}", C(0.009666368f), C(0.05550381f)));
        code.Line($"var q_{id} = {Vec.MulAdd(lanes, $"u_{id}", high, Vec.MulAdd(lanes, $"f_{id}", C(0.24022350f), C(0.69314718f)))};");
        return ($"f_{id}", $"e_{id}", $"q_{id}");
    }

    private static string Rational(CodeWriter code, int lanes, string x, bool halved)
    {
        string v = Vec.Name(lanes), id = CSharpLiteral.Of(code.Fresh());
        float argument = halved ? 0.5f : 1f;
        string limit = Vec.Constant(lanes, Clamp / argument), negative = Vec.Constant(lanes, -Clamp / argument);
        string[] p = Scaled(P, argument, halved ? 0.25f : 1f), q = Scaled(Q, argument, 1f);
        code.Line($"var x_{id} = {v}.MaxNative({negative}, {v}.MinNative({limit}, {x}));");
        code.Line($"var u_{id} = x_{id} * x_{id};");
        code.Line($"var v_{id} = u_{id} * u_{id};");
        string first = halved ? $"x_{id} * {Vec.Constant(lanes, 0.25f)}" : $"x_{id}";
        code.Line($"var p_{id} = {Vec.MulAdd(lanes, $"u_{id} * x_{id}", Estrin(p), first)};");
        code.Line($"var q_{id} = {Vec.MulAdd(lanes, $"u_{id}", Estrin(q), Vec.Constant(lanes, 1f))};");
        code.Line($"var t_{id} = {(halved ? Vec.Constant(lanes, 0.5f) + " + " : "")}p_{id} / q_{id};");
        return $"t_{id}";

        string[] Scaled(IReadOnlyList<float> coefficients, float scale, float factor)
        {
            // A coefficient of u^k takes the argument's scale 2k times; all are powers of two, hence exact.
            var scaled = new string[coefficients.Count];
            float power = factor;
            for (int i = 0; i < scaled.Length; i++)
            {
                power *= scale * scale;
                scaled[i] = Vec.Constant(lanes, coefficients[i] * power);
            }

            return scaled;
        }

        string Estrin(IReadOnlyList<string> c) =>
            Vec.MulAdd(lanes, $"v_{id}", Vec.MulAdd(lanes, $"u_{id}", c[3], c[2]), Vec.MulAdd(lanes, $"u_{id}", c[1], c[0]));
    }

    private static bool IsSigmoid(char gate) => gate is not ('g' or 'n' or 'a');

    private static string PerLane(int lanes, string gates, float sigmoid, float tanh)
    {
        IEnumerable<string> values = gates.SelectMany(gate =>
            Enumerable.Repeat(CSharpLiteral.Of(IsSigmoid(gate) ? sigmoid : tanh), lanes / gates.Length));
        return $"{Vec.Name(lanes)}.Create({string.Join(", ", values)})";
    }
}
