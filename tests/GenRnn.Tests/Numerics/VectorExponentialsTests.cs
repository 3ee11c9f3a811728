using System.Numerics;

namespace GenRnn.Tests.Numerics;

/// <summary>Every 251st float against double precision.</summary>
public class VectorExponentialsTests
{
    [Fact]
    public void Exp_of_negative_numbers_is_within_its_error()
    {
        double worst = Sweep(0x80000000, 0xFF800000, VectorExponentials.Exp, Math.Exp);
        Assert.InRange(worst, 0.5, 1.5);
    }

    [Fact]
    public void Log_of_one_and_more_is_within_its_error()
    {
        double worst = Sweep(0, 0x7F800000, VectorExponentials.Log1P, x => x < 1e-5 ? x - (x * x / 2) + (x * x * x / 3) : Math.Log(1 + x));
        Assert.InRange(worst, 0.5, 4);
    }

    [Fact]
    public void Edges_are_exact()
    {
        Assert.Equal(1f, VectorExponentials.Exp(new Vector<float>(0f))[0]);
        Assert.Equal(1f, VectorExponentials.Exp(new Vector<float>(-0f))[0]);
        Assert.Equal(0f, VectorExponentials.Exp(new Vector<float>(float.NegativeInfinity))[0]);
        Assert.Equal(0f, VectorExponentials.Exp(new Vector<float>(float.MinValue))[0]);
        Assert.True(float.IsNaN(VectorExponentials.Exp(new Vector<float>(float.NaN))[0]));
        Assert.Equal(0f, VectorExponentials.Log1P(new Vector<float>(0f))[0]);
        Assert.True(float.IsNaN(VectorExponentials.Log1P(new Vector<float>(float.NaN))[0]));
    }

    /// <summary>The greatest error in units in the last place of the result, none smaller than the smallest number.</summary>
    private static double Sweep(uint from, uint to, Func<Vector<float>, Vector<float>> vector, Func<double, double> exact)
    {
        double worst = 0;
        float[] inputs = new float[Vector<float>.Count];
        for (ulong at = from; at < to; at += 251 * (ulong)inputs.Length)
        {
            for (int lane = 0; lane < inputs.Length; lane++)
                inputs[lane] = BitConverter.UInt32BitsToSingle((uint)Math.Min(at + (251 * (ulong)lane), to - 1));
            Vector<float> results = vector(new Vector<float>(inputs));
            for (int lane = 0; lane < inputs.Length; lane++)
            {
                double expected = exact(inputs[lane]);
                double unit = Math.Max(MathF.BitIncrement((float)Math.Abs(expected)) - (double)(float)Math.Abs(expected), float.Epsilon);
                worst = Math.Max(worst, Math.Abs(results[lane] - expected) / unit);
            }
        }

        return worst;
    }
}
