using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Functions made of the exponential: accurate tanh and sigmoid for outputs, and for cells that ask for them, softmax, and
/// what needs exp(x) or exp(x) - 1.
/// </summary>
internal static class ExponentialFunctions
{
    /// <summary>2^23 + 2^22: added to a small number, it leaves its whole part in the lowest bits.</summary>
    private const float Rounder = 12582912f;

    /// <summary>The least argument whose power of two is no denormal number.</summary>
    private const float Lowest = -87.3f;

    public static EmittedFunction Tanh { get; } = new("AccurateTanh", "tanh from exp; at most 2.5 units of the last place off.", WriteTanh);

    public static EmittedFunction Sigmoid { get; } = new(
        "AccurateSigmoid", "1 / (1 + exp(-x)) from exp; at most 2.5 units of the last place off, down to 1.3e-38.", WriteSigmoid);

    public static EmittedFunction Mixed { get; } = new(
        "AccurateGates", "tanh where the scale is 2, 1 / (1 + exp(-x)) where it is 1, from one exp; at most 2.5 units of the last place off.", WriteMixed)
    {
        Parameter = "scale",
    };

    public static EmittedFunction Exp { get; } = new("Exp", "exp(x), from 0 over denormal numbers to infinity; at most 1.2 units of the last place off.", WriteExp);

    public static EmittedFunction ExpMinusOne { get; } = new("ExpMinusOne", "exp(x) - 1 for x at most 0, with all digits near 0.", WriteExpMinusOne);

    public static EmittedFunction Silu { get; } = new("Silu", "x / (1 + exp(-x)); at most 2.5 units of the last place off, down to 6e-37.", WriteSilu);

    public static EmittedFunction Softplus { get; } = new(
        "Softplus", "log(1 + exp(x)) as max(x, 0) + log(1 + exp(-|x|)), and log(1 + z) as 2 artanh(z / (2 + z)); at most 4 units of the last place off.", WriteSoftplus) { Uses = [Exp] };

    /// <summary>Softmax over so many units, all of them in one vector.</summary>
    public static EmittedFunction Softmax(int units) => new(
        $"Softmax{CSharpLiteral.Of(units)}",
        "exp(x) / sum exp(x) over the units of a layer; the largest is taken off first, so that nothing overflows.",
        (code, lanes) => WriteSoftmax(code, lanes, units));

    private static void WriteTanh(CodeWriter code, int lanes)
    {
        string v = Vec.Name(lanes);
        code.Line($"var sign = {Vec.Create(lanes, "-0f")};");
        // y is -2 |x|; its power of two is found from |x|, without waiting for the product.
        code.Line($"var t = {v}.MaxNative({Vec.Constant(lanes, Lowest / 2f)}, x | sign);");
        code.Line("var y = t + t;");
        WritePower(code, lanes, "t", 2.88539008f);
        // The sum 1 + exp(-2 |x|) from the exponential itself: from m, it would take on the rounding of m a second time.
        code.Line($"var m = {Vec.MulAdd(lanes, "e", "p", $"e - {Vec.Constant(lanes, 1f)}")};");
        code.Line($"var sum = {Vec.Constant(lanes, 1f)} + {Vec.MulAdd(lanes, "e", "p", "e")};");
        code.Line($"return {v}.ConditionalSelect(sign, x, m / sum);");
    }

    private static void WriteSigmoid(CodeWriter code, int lanes)
    {
        string one = Vec.Constant(lanes, 1f);
        code.Line($"var y = {Clamped(lanes, -88f, 88f, "-x")};");
        WritePower(code, lanes);
        code.Line($"return {one} / ({one} + {Vec.MulAdd(lanes, "e", "p", "e")});");
    }

    /// <summary>With z = exp(-|x|), sigmoid is 1 / (1 + z) or z / (1 + z); with z = exp(-2 |x|), tanh is (1 - z) / (1 + z).</summary>
    private static void WriteMixed(CodeWriter code, int lanes)
    {
        string v = Vec.Name(lanes), zero = Vec.Type(lanes) + ".Zero";
        code.Line($"var sign = {Vec.Create(lanes, "-0f")};");
        code.Line($"var one = {Vec.Constant(lanes, 1f)};");
        code.Line($"var y = {v}.MaxNative({Vec.Constant(lanes, Lowest)}, (x | sign) * scale);");
        WritePower(code, lanes);
        code.Line($"var z = {Vec.MulAdd(lanes, "e", "p", "e")};");
        code.Line($"var tanh = {v}.ConditionalSelect(sign, x, {Vec.MulAdd(lanes, "e", "p", "e - one")});");
        code.Line($"var sigmoid = {v}.ConditionalSelect({v}.LessThan(x, {zero}), z, one);");
        code.Line($"return {v}.ConditionalSelect({v}.GreaterThan(scale, one), tanh, sigmoid) / (one + z);");
    }

    /// <summary>The power of two in two factors, since one of them reaches neither denormal numbers nor the last binade.</summary>
    private static void WriteExp(CodeWriter code, int lanes)
    {
        string v = Vec.Name(lanes), bias = $"{v}.Create(127)";
        code.Line($"var y = {Clamped(lanes, -105f, 100f, "x")};");
        WriteFraction(code, lanes, Rounder);
        code.Line($"var n = {v}.AsInt32(r) - {v}.AsInt32({Vec.Constant(lanes, Rounder)});");
        code.Line($"var half = {v}.ShiftRightArithmetic(n, 1);");
        code.Line($"var e = {v}.AsSingle({v}.ShiftLeft(half + {bias}, 23));");
        code.Line($"return {Vec.MulAdd(lanes, "e", "p", "e")} * {v}.AsSingle({v}.ShiftLeft(n - half + {bias}, 23));");
    }

    private static void WriteExpMinusOne(CodeWriter code, int lanes)
    {
        code.Line($"var y = {Vec.Name(lanes)}.MaxNative({Vec.Constant(lanes, Lowest)}, x);");
        WritePower(code, lanes);
        code.Line($"return {Vec.MulAdd(lanes, "e", "p", $"e - {Vec.Constant(lanes, 1f)}")};");
    }

    private static void WriteSilu(CodeWriter code, int lanes)
    {
        string v = Vec.Name(lanes), lowest = Vec.Constant(lanes, -88f);
        code.Line($"var c = {v}.MaxNative({lowest}, x);");
        code.Line($"var y = {v}.MaxNative({lowest}, -c);");
        WritePower(code, lanes);
        code.Line($"return c / ({Vec.Constant(lanes, 1f)} + {Vec.MulAdd(lanes, "e", "p", "e")});");
    }

    private static void WriteSoftplus(CodeWriter code, int lanes)
    {
        string v = Vec.Name(lanes), two = Vec.Constant(lanes, 2f);
        code.Line($"var z = Exp(x | {Vec.Create(lanes, "-0f")});");
        code.Line($"var s = z / ({two} + z);");
        code.Line("var t = s * s;");
        code.Line($"var p = {Horner(lanes, "t", 0.6666641235351562f, 0.4002169966697693f, 0.27999141812324524f, 0.2802445888519287f)};");
        code.Line($"return {v}.MaxNative({Vec.Type(lanes)}.Zero, x) + (s * {Vec.MulAdd(lanes, "t", "p", two)});");
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
        code.Line($"var y = {v}.MaxNative({Vec.Constant(lanes, Lowest)}, x - {(lanes == 4 ? "max" : Vec.Create(lanes, "V128.ToScalar(max)"))});");
        WritePower(code, lanes);
        code.Line($"var exp = {Vec.MulAdd(lanes, "e", "p", "e")};");
        code.Line($"return exp / {Vec.Create(lanes, $"{v}.Sum(exp)")};");
    }

    /// <summary>exp(y) = e + e p for y from -87.3 to 88.3: e is a power of two, made in the exponent's bits.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="lanes">Lanes of y.</param>
    /// <param name="argument">y, or a number of which it is a multiple.</param>
    /// <param name="scale">What makes the argument y / ln 2.</param>
    public static void WritePower(CodeWriter code, int lanes, string argument = "y", float scale = 1.44269504f)
    {
        string v = Vec.Name(lanes);
        WriteFraction(code, lanes, Rounder + 127f, argument, scale);
        code.Line($"var e = {v}.AsSingle({v}.ShiftLeft({v}.AsInt32(r), 23));");
    }

    /// <summary>
    /// Splits y into n ln 2 + f with |f| at most ln 2 / 2, n in the lowest bits of r, and writes p = exp(f) - 1. The product of n
    /// and the upper part of ln 2, which has nine digits, is exact.
    /// </summary>
    private static void WriteFraction(CodeWriter code, int lanes, float rounder, string argument = "y", float scale = 1.44269504f)
    {
        string C(float value) => Vec.Constant(lanes, value);
        code.Line($"var r = {Vec.MulAdd(lanes, argument, C(scale), C(rounder))};");
        code.Line($"var whole = r - {C(rounder)};");
        code.Line($"var f = {Vec.MulAdd(lanes, "whole", C(2.12194440e-4f), Vec.MulAdd(lanes, "whole", C(-0.693359375f), "y"))};");
        code.Line("var u = f * f;");
        string high = Vec.MulAdd(lanes, "u", C(0.0013814480f), Vec.MulAdd(lanes, "f", C(0.0083687799f), C(0.0416683927f)));
        code.Line($"var p = {Vec.MulAdd(lanes, "u", Vec.MulAdd(lanes, "u", high, Vec.MulAdd(lanes, "f", C(0.1666651964f), C(0.4999999404f))), "f")};");
    }

    /// <summary>A number between two others; NaN, the second operand, stays NaN.</summary>
    public static string Clamped(int lanes, float low, float high, string x) =>
        $"{Vec.Name(lanes)}.MaxNative({Vec.Constant(lanes, low)}, {Vec.Name(lanes)}.MinNative({Vec.Constant(lanes, high)}, {x}))";

    /// <summary>A polynomial, the lowest coefficient first.</summary>
    public static string Horner(int lanes, string x, params float[] coefficients) => coefficients
        .Take(coefficients.Length - 1).Reverse()
        .Aggregate(Vec.Constant(lanes, coefficients[coefficients.Length - 1]), (sum, c) => Vec.MulAdd(lanes, x, sum, Vec.Constant(lanes, c)));
}
