using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Activations as functions that stand in the emitted file and are inlined where they are called: a handful a kernel, which
/// the inliner's budget bears. In cells tanh is a rational function, its sums in Estrin's order; sigmoid is the same function
/// of half the argument, folded into the coefficients. The argument is clamped with itself as the second operand, so that NaN
/// stays NaN.
/// </summary>
internal sealed class ActivationFunctions
{
    private const float Clamp = 8.6643f;

    /// <summary>Coefficients of u, for tanh(x) = x p(u) / q(u) with u = x * x; both begin with 1.</summary>
    private static readonly float[] P = [1.340216100e-1f, 3.520756727e-3f, 2.102733560e-5f, 1.394553628e-8f];

    private static readonly float[] Q = [4.673548340e-1f, 2.597254514e-2f, 3.326951409e-4f, 8.015776984e-7f];

    /// <summary>What has been called so far.</summary>
    private readonly SortedSet<(string Function, int Lanes)> _called = [];

    /// <summary>tanh of an expression; absolute error at most 3.1e-7.</summary>
    public string Tanh(int lanes, string x) => Call("Tanh", lanes, x);

    /// <summary>
    /// The activation of a Dense layer on sums that fill a vector, accurate because a user sees it. Softmax takes all units
    /// of the layer at once.
    /// </summary>
    public string Output(Activation activation, int lanes, int units, string x) => activation switch
    {
        Activation.Relu => $"{Vec.Name(lanes)}.MaxNative({Vec.Type(lanes)}.Zero, {x})",
        Activation.Tanh => Call("AccurateTanh", lanes, x),
        Activation.Sigmoid => Call("AccurateSigmoid", lanes, x),
        Activation.Softmax => Call($"Softmax{CSharpLiteral.Of(units)}", lanes, x),
        _ => x,
    };

    /// <summary>
    /// The activations of gates that share a vector: tanh for the candidates g, n and a, sigmoid for all others; of both in
    /// one vector through sigmoid(x) = 0.5 + 0.5 tanh(0.5 x), lane by lane.
    /// </summary>
    public string Gates(int lanes, string x, string gates)
    {
        if (gates.All(IsSigmoid)) return Call("Sigmoid", lanes, x);
        if (!gates.Any(IsSigmoid)) return Tanh(lanes, x);
        string scale = PerLane(lanes, gates, sigmoid: 0.5f, tanh: 1f), shift = PerLane(lanes, gates, sigmoid: 0.5f, tanh: 0f);
        return Vec.MulAdd(lanes, Tanh(lanes, $"{x} * {scale}"), scale, shift);
    }

    /// <summary>Writes the functions that were called.</summary>
    public void Write(CodeWriter code)
    {
        foreach ((string function, int lanes) in _called)
        {
            string type = Vec.Type(lanes);
            code.Line($"/// <summary>{Describe(function)}</summary>");
            code.Line("[RnnMethod(RnnOptions.AggressiveInlining)]");
            using (code.Block($"private static {type} {function}({type} x)"))
            {
                switch (function)
                {
                    case "AccurateTanh": WriteAccurateTanh(code, lanes); break;
                    case "AccurateSigmoid": WriteAccurateSigmoid(code, lanes); break;
                    case "Tanh" or "Sigmoid": WriteRational(code, lanes, halved: function == "Sigmoid"); break;
                    default: WriteSoftmax(code, lanes, int.Parse(function.Substring("Softmax".Length), CultureInfo.InvariantCulture)); break;
                }
            }

            code.Line();
        }
    }

    private string Call(string function, int lanes, string x)
    {
        _called.Add((function, lanes));
        return $"{function}({x})";
    }

    private static string Describe(string function) => function switch
    {
        "Tanh" => "tanh as x p(x^2) / q(x^2); absolute error at most 3.1e-7.",
        "Sigmoid" => "1 / (1 + exp(-x)) as 0.5 + x p(x^2) / q(x^2); absolute error at most 1.8e-7.",
        "AccurateTanh" => "tanh from exp, for an output: absolute error at most 1.8e-7.",
        "AccurateSigmoid" => "1 / (1 + exp(-x)) from exp, for an output: absolute error at most 1.1e-7.",
        _ => "exp(x) / sum exp(x) over the units of a layer; the largest is taken off first, so that nothing overflows.",
    };

    private static void WriteAccurateTanh(CodeWriter code, int lanes)
    {
        string v = Vec.Name(lanes);
        code.Line($"var sign = {Vec.Create(lanes, "-0f")};");
        code.Line($"var y = {v}.MaxNative({Vec.Constant(lanes, -126f)}, (x | sign) * {Vec.Constant(lanes, 2.88539008f)});");
        WriteExp2(code, lanes);
        code.Line($"var m = {Vec.MulAdd(lanes, "f * e", "q", $"e - {Vec.Constant(lanes, 1f)}")};");
        code.Line($"return {v}.ConditionalSelect(sign, x, m / (m + {Vec.Constant(lanes, 2f)}));");
    }

    private static void WriteAccurateSigmoid(CodeWriter code, int lanes)
    {
        string v = Vec.Name(lanes), one = Vec.Constant(lanes, 1f);
        code.Line($"var y = {v}.MaxNative({Vec.Constant(lanes, -126f)}, {v}.MinNative({Vec.Constant(lanes, 126f)}, x * {Vec.Constant(lanes, -1.44269504f)}));");
        WriteExp2(code, lanes);
        code.Line($"return {one} / ({one} + {Vec.MulAdd(lanes, "f * e", "q", "e")});");
    }

    private static void WriteSoftmax(CodeWriter code, int lanes, int units)
    {
        string v = Vec.Name(lanes);
        if (units < lanes)
        {
            IEnumerable<string> mask = Enumerable.Range(0, lanes).Select(lane => lane < units ? "-1" : "0");
            code.Line($"x = {v}.ConditionalSelect({v}.AsSingle({v}.Create({string.Join(", ", mask)})), x, {Vec.Create(lanes, "float.NegativeInfinity")});");
        }

        string largest = "x";
        for (int half = lanes; half > 4; half /= 2)
        {
            code.Line($"var max{CSharpLiteral.Of(half / 2)} = {Vec.Name(half / 2)}.MaxNative({Vec.Name(half)}.GetLower({largest}), {Vec.Name(half)}.GetUpper({largest}));");
            largest = $"max{CSharpLiteral.Of(half / 2)}";
        }

        code.Line($"var max2 = V128.MaxNative({largest}, V128.Shuffle({largest}, V128.Create(2, 3, 0, 1)));");
        code.Line("var max = V128.MaxNative(max2, V128.Shuffle(max2, V128.Create(1, 0, 3, 2)));");
        code.Line($"var y = {v}.MaxNative({Vec.Constant(lanes, -126f)}, (x - {(lanes == 4 ? "max" : Vec.Create(lanes, "V128.ToScalar(max)"))}) * {Vec.Constant(lanes, 1.44269504f)});");
        WriteExp2(code, lanes);
        code.Line($"var exp = {Vec.MulAdd(lanes, "f * e", "q", "e")};");
        code.Line($"return exp / {Vec.Create(lanes, $"{v}.Sum(exp)")};");
    }

    /// <summary>2^y = e + f e q: the whole part of y goes through the exponent, the rest f through a polynomial.</summary>
    private static void WriteExp2(CodeWriter code, int lanes)
    {
        string v = Vec.Name(lanes), round = Vec.Constant(lanes, 12582912f + 127f);
        string C(float value) => Vec.Constant(lanes, value);
        code.Line($"var r = y + {round};");
        code.Line($"var f = y - (r - {round});");
        code.Line($"var e = {v}.AsSingle({v}.ShiftLeft({v}.AsInt32(r), 23));");
        code.Line("var u = f * f;");
        string high = Vec.MulAdd(lanes, "u", C(0.0013381302f), Vec.MulAdd(lanes, "f", C(0.009666368f), C(0.05550381f)));
        code.Line($"var q = {Vec.MulAdd(lanes, "u", high, Vec.MulAdd(lanes, "f", C(0.24022350f), C(0.69314718f)))};");
    }

    private static void WriteRational(CodeWriter code, int lanes, bool halved)
    {
        string v = Vec.Name(lanes);
        float argument = halved ? 0.5f : 1f;
        string limit = Vec.Constant(lanes, Clamp / argument), negative = Vec.Constant(lanes, -Clamp / argument);
        string[] p = Scaled(P, halved ? 0.25f : 1f), q = Scaled(Q, 1f);
        code.Line($"var c = {v}.MaxNative({negative}, {v}.MinNative({limit}, x));");
        code.Line("var u = c * c;");
        code.Line("var v = u * u;");
        string first = halved ? $"c * {Vec.Constant(lanes, 0.25f)}" : "c";
        code.Line($"var p = {Vec.MulAdd(lanes, "u * c", Estrin(p), first)};");
        code.Line($"var q = {Vec.MulAdd(lanes, "u", Estrin(q), Vec.Constant(lanes, 1f))};");
        code.Line($"return {(halved ? Vec.Constant(lanes, 0.5f) + " + " : "")}p / q;");

        string[] Scaled(IReadOnlyList<float> coefficients, float factor)
        {
            // A coefficient of u^k takes the argument's scale 2k times; all are powers of two, hence exact.
            var scaled = new string[coefficients.Count];
            float power = factor;
            for (int i = 0; i < scaled.Length; i++)
            {
                power *= argument * argument;
                scaled[i] = Vec.Constant(lanes, coefficients[i] * power);
            }

            return scaled;
        }

        string Estrin(IReadOnlyList<string> c) =>
            Vec.MulAdd(lanes, "v", Vec.MulAdd(lanes, "u", c[3], c[2]), Vec.MulAdd(lanes, "u", c[1], c[0]));
    }

    private static bool IsSigmoid(char gate) => gate is not ('g' or 'n' or 'a');

    private static string PerLane(int lanes, string gates, float sigmoid, float tanh)
    {
        IEnumerable<string> values = gates.SelectMany(gate =>
            Enumerable.Repeat(CSharpLiteral.Of(IsSigmoid(gate) ? sigmoid : tanh), lanes / gates.Length));
        return $"{Vec.Name(lanes)}.Create({string.Join(", ", values)})";
    }
}
