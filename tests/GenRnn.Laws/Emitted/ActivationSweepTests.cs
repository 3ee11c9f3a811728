using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// The published errors of every activation, in each variant and at each vector width, for every 251st float32, NaN and
/// infinities included. <c>--sweep-activations</c> of the benchmarks sweeps all of them.
/// </summary>
public class ActivationSweepTests
{
    public static TheoryData<string> Functions => [.. EmittedActivation.All.Select(widths => widths[0].Name)];

    [Theory]
    [MemberData(nameof(ActivationSlopeTests.Activations), MemberType = typeof(ActivationSlopeTests))]
    public void What_the_sweep_compares_with_is_the_equation_near_zero_and_far_from_it_too(Activation activation)
    {
        double alpha = ActivationAlphas.Of(activation, null);
        double[] near = [.. Enumerable.Range(1, 60).Select(i => ExactActivation.Near * Math.Pow(0.7, i))], far = [.. Enumerable.Range(1, 60).Select(i => ExactActivation.Far * Math.Pow(1.4, i))];
        foreach (double x in near.Concat(far).SelectMany(x => new[] { x, -x }))
        {
            double equation = ActivationEquations.Apply(activation, x, alpha), exact = ExactActivation.Of(activation, x, alpha);
            if (float.IsFinite((float)equation)) Near.Equal(equation, exact, (1e-11 * Math.Abs(equation)) + 1e-50, $"{activation}({x:R})");
            else Assert.Equal((float)equation, (float)exact);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_251st_float_lies_within_the_published_error(string name)
    {
        IReadOnlyList<EmittedActivation> widths = EmittedActivation.All.Single(f => f[0].Name == name);
        foreach ((EmittedActivation function, ActivationSweep sweep) in widths.Zip(ActivationSweep.Of(widths, stride: 251)))
        {
            Assert.True(sweep.Share.Error <= 1, $"{function}: {sweep.Share.Error:R} times the published error at {sweep.Share.At:R}.");
            Assert.True(sweep.Excess <= function.Excess, $"{function} leaves its range by {sweep.Excess:E2}.");
            Assert.True(sweep.Count > 17_000_000);
        }
    }
}
