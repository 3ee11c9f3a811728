using static GenRnn.Compiler.Emit.ExponentialFunctions;

namespace GenRnn.Compiler.Emit;

/// <summary>Derivatives of tanh, sigmoid and softplus from their values, and of silu from its argument.</summary>
internal static class SmoothSlopes
{
    public static EmittedFunction Tanh { get; } = new("TanhSlope", "The derivative of tanh, from its value: 1 - y^2.", (code, lanes) =>
        code.Line($"return {Vec.MulAdd(lanes, "-x", "x", Vec.Constant(lanes, 1f))};"));

    public static EmittedFunction Sigmoid { get; } = new("SigmoidSlope", "The derivative of sigmoid, from its value: y - y^2.", (code, lanes) =>
        code.Line($"return {Vec.MulAdd(lanes, "-x", "x", "x")};"));

    public static EmittedFunction Softplus { get; } = new("SoftplusSlope", "The derivative of softplus, from its value: 1 - exp(-y).", (code, lanes) =>
        code.Line("return -ExpMinusOne(-x);")) { Uses = [ExpMinusOne] };

    public static EmittedFunction Silu { get; } = new("SiluSlope", "The derivative of silu, from x: s + x s (1 - s) with s = sigmoid(x).", (code, lanes) =>
    {
        code.Line($"var c = {Clamped(lanes, -88f, 88f, "x")};");
        code.Line("var s = AccurateSigmoid(c);");
        code.Line($"return {Vec.MulAdd(lanes, "c * s", $"{Vec.Constant(lanes, 1f)} - s", "s")};");
    }) { Uses = [ExponentialFunctions.Sigmoid] };
}
