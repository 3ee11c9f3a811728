using System.Collections.Generic;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// The fast activations of cells. tanh is a rational function, its sums in Estrin's order; sigmoid is the same function of
/// half the argument, folded into the coefficients. The argument is clamped with itself as the second operand, so that NaN
/// stays NaN.
/// </summary>
internal static class RationalFunctions
{
    private const float Clamp = 8.6643f;

    /// <summary>Coefficients of u, for tanh(x) = x p(u) / q(u) with u = x * x; both begin with 1.</summary>
    private static readonly float[] P = [1.340216100e-1f, 3.520756727e-3f, 2.102733560e-5f, 1.394553628e-8f];

    private static readonly float[] Q = [4.673548340e-1f, 2.597254514e-2f, 3.326951409e-4f, 8.015776984e-7f];

    public static EmittedFunction Tanh { get; } = new(
        "Tanh", "tanh as x p(x^2) / q(x^2); absolute error at most 3.2e-7.", (code, lanes) => Write(code, lanes, halved: false));

    public static EmittedFunction Sigmoid { get; } = new(
        "Sigmoid", "1 / (1 + exp(-x)) as 0.5 + x p(x^2) / q(x^2); absolute error at most 1.9e-7.", (code, lanes) => Write(code, lanes, halved: true));

    private static void Write(CodeWriter code, int lanes, bool halved)
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
}
