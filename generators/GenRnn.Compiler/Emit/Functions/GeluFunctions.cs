using static GenRnn.Compiler.Emit.ExponentialFunctions;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// gelu and its approximation, and their derivatives. The exact one goes by Q(t), the probability that a standard normal
/// number is above t = |x|: gelu(x) = max(x, 0) - t Q(t). Q(t) exp(t²/2) is a polynomial of 1 / (1 + 0.3 t); what t² loses in
/// rounding is put back into the exponential, so that the lower tail keeps its digits.
/// </summary>
internal static class GeluFunctions
{
    /// <summary>From here on t Q(t) is 0 in float32.</summary>
    private const float Farthest = 14.5f;

    /// <summary>sqrt(8 / pi), and that times 0.044715: gelu_tanh(x) = x sigmoid(x (A + B x²)).</summary>
    private const float A = 1.59576912f, B = 0.0713548163f;

    public static EmittedFunction Gelu { get; } = new("Gelu", "x times the probability that a standard normal number is below x; at most 12 units of the last place off.", WriteGelu) { Uses = [Exp] };

    public static EmittedFunction GeluTanh { get; } = new("GeluTanh", "x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2; at most 1.5e-8 and 3.5 units of the last place off.", WriteGeluTanh);

    public static EmittedFunction GeluSlope { get; } = new("GeluSlope", "The derivative of gelu, from x.", WriteGeluSlope) { Uses = [Exp] };

    public static EmittedFunction GeluTanhSlope { get; } = new("GeluTanhSlope", "The derivative of the approximation of gelu, from x.", WriteGeluTanhSlope);

    private static void WriteGelu(CodeWriter code, int lanes)
    {
        WriteTail(code, lanes);
        code.Line($"return {Vec.MulAdd(lanes, "-t", "above", $"{Vec.Name(lanes)}.MaxNative({Vec.Type(lanes)}.Zero, x)")};");
    }

    private static void WriteGeluSlope(CodeWriter code, int lanes)
    {
        string v = Vec.Name(lanes);
        WriteTail(code, lanes);
        code.Line($"var below = {v}.ConditionalSelect({v}.LessThan(x, {Vec.Type(lanes)}.Zero), above, {Vec.Constant(lanes, 1f)} - above);");
        code.Line($"var density = exp * {Vec.Constant(lanes, 0.398942280f)};");
        code.Line($"return {Vec.MulAdd(lanes, Clamped(lanes, -Farthest, Farthest, "x"), "density", "below")};");
    }

    /// <summary>t, exp = exp(-t²/2) and above = Q(t).</summary>
    private static void WriteTail(CodeWriter code, int lanes)
    {
        string v = Vec.Name(lanes), one = Vec.Constant(lanes, 1f), half = Vec.Constant(lanes, -0.5f);
        code.Line($"var t = {v}.MinNative({Vec.Constant(lanes, Farthest)}, {v}.Abs(x));");
        code.Line("var square = t * t;");
        code.Line($"var rounded = Exp(square * {half});");
        code.Line($"var exp = {Vec.MulAdd(lanes, "rounded", $"{half} * {Vec.MulAdd(lanes, "t", "t", "-square")}", "rounded")};");
        code.Line($"var w = {one} / {Vec.MulAdd(lanes, "t", Vec.Constant(lanes, 0.3f), one)};");
        code.Line($"var above = exp * {Horner(lanes, "w", 7.3721312e-6f, 0.119484216f, 0.121945217f, 0.0945860967f, 0.142764613f, -0.0768385231f, 0.228950605f, -0.169306815f, 0.0384072401f)};");
    }

    private static void WriteGeluTanh(CodeWriter code, int lanes)
    {
        WriteLogistic(code, lanes, $"{Vec.Name(lanes)}.MaxNative({Vec.Constant(lanes, -10f)}, x)");
        code.Line($"return c / ({Vec.Constant(lanes, 1f)} + {Vec.MulAdd(lanes, "e", "p", "e")});");
    }

    private static void WriteGeluTanhSlope(CodeWriter code, int lanes)
    {
        WriteLogistic(code, lanes, Clamped(lanes, -10f, 10f, "x"));
        string one = Vec.Constant(lanes, 1f);
        // 1 - s as z s: the difference would lose the digits that x multiplies.
        code.Line($"var z = {Vec.MulAdd(lanes, "e", "p", "e")};");
        code.Line($"var s = {one} / ({one} + z);");
        code.Line($"var slope = {Vec.MulAdd(lanes, "square", Vec.Constant(lanes, 3f * B), Vec.Constant(lanes, A))};");
        code.Line($"return {Vec.MulAdd(lanes, "c * s * (z * s)", "slope", "s")};");
    }

    /// <summary>c, x from -10 on (below, the value is 0 in float32), and e, p with exp(-c (A + B c²)) = e + e p.</summary>
    private static void WriteLogistic(CodeWriter code, int lanes, string clamped)
    {
        string v = Vec.Name(lanes);
        code.Line($"var c = {clamped};");
        code.Line("var square = c * c;");
        code.Line($"var y = {v}.MaxNative({Vec.Constant(lanes, -88f)}, -c * {Vec.MulAdd(lanes, "square", Vec.Constant(lanes, B), Vec.Constant(lanes, A))});");
        WritePower(code, lanes);
    }
}
