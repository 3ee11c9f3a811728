using static GenRnn.Compiler.Emit.ExponentialFunctions;

namespace GenRnn.Compiler.Emit;

/// <summary>Activations with a kink or a seam at zero, and those without an exponential. NaN stays NaN in each.</summary>
internal static class PiecewiseFunctions
{
    private const float SeluScale = 1.05070099f, SeluBelow = 1.75809934f;

    public static EmittedFunction HardSigmoid { get; } = new(
        "HardSigmoid", "x / 6 + 1/2 cut to [0, 1].", (code, lanes) => WriteHardSigmoid(code, lanes, 1f / 6f));

    public static EmittedFunction HardSigmoidKeras2 { get; } = new(
        "HardSigmoidKeras2", "0.2 x + 1/2 cut to [0, 1].", (code, lanes) => WriteHardSigmoid(code, lanes, 0.2f));

    public static EmittedFunction LeakyRelu { get; } = new(
        "LeakyRelu", "x where it is positive, else alpha x.", (code, lanes) => code.Line($"return {WherePositive(lanes, "x", "x", "alpha * x")};")) { Parameter = "alpha" };

    public static EmittedFunction Elu { get; } = new(
        "Elu", "x where it is positive, else alpha (exp(x) - 1).", (code, lanes) => code.Line($"return {WherePositive(lanes, "x", "x", $"alpha * {PowerOfNegative(lanes)}")};"))
    {
        Parameter = "alpha",
        Uses = [ExpMinusOne],
    };

    public static EmittedFunction Selu { get; } = new("Selu", "1.0507 x where x is positive, else 1.7581 (exp(x) - 1).", (code, lanes) =>
        code.Line($"return {WherePositive(lanes, "x", $"x * {Vec.Constant(lanes, SeluScale)}", $"{Vec.Constant(lanes, SeluBelow)} * {PowerOfNegative(lanes)}")};"))
    {
        Uses = [ExpMinusOne],
    };

    public static EmittedFunction Softsign { get; } = new("Softsign", "x / (1 + |x|).", (code, lanes) =>
    {
        code.Line($"var c = {Clamped(lanes, -3e38f, 3e38f, "x")};");
        code.Line($"return c / ({Vec.Constant(lanes, 1f)} + {Vec.Name(lanes)}.Abs(c));");
    });

    /// <summary>The derivative of elu from its value.</summary>
    public static EmittedFunction EluSlope { get; } = new("EluSlope", "The derivative of elu, from its value.", (code, lanes) =>
        code.Line($"return {WherePositive(lanes, "x", Vec.Constant(lanes, 1f), "x + alpha")};")) { Parameter = "alpha" };

    public static EmittedFunction LeakyReluSlope { get; } = new("LeakyReluSlope", "The derivative of leaky relu, from its value.", (code, lanes) =>
        code.Line($"return {WherePositive(lanes, "x", Vec.Constant(lanes, 1f), "alpha")};")) { Parameter = "alpha" };

    public static EmittedFunction ReluSlope { get; } = new("ReluSlope", "The derivative of relu, from its value.", (code, lanes) =>
        code.Line($"return {WherePositive(lanes, "x", Vec.Constant(lanes, 1f), Vec.Type(lanes) + ".Zero")};"));

    public static EmittedFunction SeluSlope { get; } = new("SeluSlope", "The derivative of selu, from its value.", (code, lanes) =>
        code.Line($"return {WherePositive(lanes, "x", Vec.Constant(lanes, SeluScale), $"x + {Vec.Constant(lanes, SeluBelow)}")};"));

    public static EmittedFunction HardSigmoidSlope { get; } = new(
        "HardSigmoidSlope", "The derivative of the hard sigmoid, from its value.", (code, lanes) => WriteHardSigmoidSlope(code, lanes, 1f / 6f));

    public static EmittedFunction HardSigmoidKeras2Slope { get; } = new(
        "HardSigmoidKeras2Slope", "The derivative of the older hard sigmoid, from its value.", (code, lanes) => WriteHardSigmoidSlope(code, lanes, 0.2f));

    public static EmittedFunction SoftsignSlope { get; } = new("SoftsignSlope", "The derivative of softsign, from its value.", (code, lanes) =>
    {
        code.Line($"var rest = {Vec.Constant(lanes, 1f)} - {Vec.Name(lanes)}.Abs(x);");
        code.Line("return rest * rest;");
    });

    private static void WriteHardSigmoid(CodeWriter code, int lanes, float slope) =>
        code.Line($"return {Clamped(lanes, 0f, 1f, Vec.MulAdd(lanes, "x", Vec.Constant(lanes, slope), Vec.Constant(lanes, 0.5f)))};");

    private static void WriteHardSigmoidSlope(CodeWriter code, int lanes, float slope)
    {
        string v = Vec.Name(lanes);
        string inside = $"{v}.GreaterThan(x, {Vec.Type(lanes)}.Zero) & {v}.LessThan(x, {Vec.Constant(lanes, 1f)})";
        code.Line($"return {v}.ConditionalSelect({inside}, {Vec.Constant(lanes, slope)}, {Vec.Type(lanes)}.Zero);");
    }

    private static string PowerOfNegative(int lanes) => $"ExpMinusOne({Vec.Name(lanes)}.MinNative({Vec.Type(lanes)}.Zero, x))";

    private static string WherePositive(int lanes, string x, string positive, string other) =>
        $"{Vec.Name(lanes)}.ConditionalSelect({Vec.Name(lanes)}.GreaterThan({x}, {Vec.Type(lanes)}.Zero), {positive}, {other})";
}
