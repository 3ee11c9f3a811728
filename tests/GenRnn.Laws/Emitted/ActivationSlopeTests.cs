using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>Derivatives in emitted code, alone, at each vector width, against those of the reference in double.</summary>
public class ActivationSlopeTests
{
    /// <summary>From -30 to 30, none of them a kink.</summary>
    private static readonly float[] Arguments = [.. Enumerable.Range(0, 1 << 16).Select(i => ((i - 32767.5f) / 1092.3f) + 1e-4f)];

    private static Activation[] OfOneNumber => [.. Enum.GetValues<Activation>().Where(a => a is not (Activation.Linear or Activation.Softmax))];

    public static TheoryData<Activation> Activations => [.. OfOneNumber];

    public static TheoryData<Activation, int> Cases
    {
        get
        {
            var cases = new TheoryData<Activation, int>();
            foreach (Activation activation in OfOneNumber)
            {
                foreach (int lanes in (int[])[16, 8, 4]) cases.Add(activation, lanes);
            }

            return cases;
        }
    }

    // A derivative written in the value, like 1 - y², takes on twice the error of y; gelu's has a product of three factors.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Derivatives_are_those_of_the_reference(Activation activation, int lanes)
    {
        float[] slopes = EmittedSlopes.Of(activation, lanes, Arguments);
        double alpha = ActivationAlphas.Of(activation, null);
        for (int i = 0; i < Arguments.Length; i++)
        {
            double x = Arguments[i], exact = ActivationEquations.Derivative(activation, x, ActivationEquations.Apply(activation, x, alpha), alpha);
            Near.Equal(exact, slopes[i], 12 * Rounding.Unit * (1 + Math.Abs(exact)), $"{activation}'({x:R})");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derivatives_far_out_are_finite(Activation activation, int lanes)
    {
        if (activation == Activation.Exponential) return;
        float[] far = [.. Enumerable.Range(0, 16).Select(i => (i % 2 == 0 ? 1 : -1) * MathF.Pow(10, 5 + (2 * i)))];
        Assert.All(EmittedSlopes.Of(activation, lanes, far), slope => Assert.InRange(slope, -0.2f, 2f));
    }
}
