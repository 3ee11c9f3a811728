using FsCheck;
using FsCheck.Fluent;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Cells;

/// <summary>The layer norm of the reference.</summary>
public class LayerNormLaws
{
    private static readonly Arbitrary<int> Seeds = Arb.From(Gen.Choose(0, 1_000_000));

    // mean 3, deviations -2, 0, 2, variance 8/3, with epsilon 1/3: 3; standardized -2 / sqrt 3, 0, 2 / sqrt 3.
    [Fact]
    public void Worked_example()
    {
        var norm = new LayerNorm<double>(RealVector<double>.Of([1, 2, 3]), RealVector<double>.Of([0.5, -1, 0]), 1.0 / 3);
        Near.Equal([0.5 - (2 / Math.Sqrt(3)), -1, 6 / Math.Sqrt(3)], norm.Forward(RealVector<double>.Of([1, 3, 5])), 1e-15);
    }

    [Fact]
    public void A_shift_of_all_numbers_changes_nothing() => Law.Check(Seeds, seed =>
    {
        (LayerNorm<double> norm, RealVector<double> v, _) = Draw(seed);
        Near.Equal(norm.Forward(v), norm.Forward(v.Map(x => x + 2.5)), 1e-11);
    });

    [Fact]
    public void The_gradients_equal_central_differences() => Law.Check(Seeds, seed =>
    {
        (LayerNorm<double> norm, RealVector<double> v, RealVector<double> upstream) = Draw(seed);
        LayerNormGradient<double> gradient = norm.Backward(v, upstream);
        for (int k = 0; k < v.Count; k++)
        {
            Check(x => norm.Forward(x), v, gradient.V[k], k);
            Check(x => (norm with { Gamma = x }).Forward(v), norm.Gamma, gradient.Gamma[k], k);
            Check(x => (norm with { Beta = x }).Forward(v), norm.Beta, gradient.Beta[k], k);
        }

        void Check(Func<RealVector<double>, RealVector<double>> function, RealVector<double> at, double actual, int k)
        {
            double expected = FiniteDifferences.Derivative(x => (function(RealVector<double>.Of(x)) * upstream).Sum(), at.Span, k);
            Near.Equal(expected, actual, FiniteDifferences.Bound * (1 + Math.Abs(expected)), $"number {k}");
        }
    });

    [Fact]
    public void A_gradient_through_it_has_no_mean() => Law.Check(Seeds, seed =>
    {
        (LayerNorm<double> norm, RealVector<double> v, RealVector<double> upstream) = Draw(seed);
        Near.Equal(0, norm.Backward(v, upstream).V.Sum(), 1e-12);
    });

    private static (LayerNorm<double> Norm, RealVector<double> V, RealVector<double> Upstream) Draw(int seed)
    {
        var random = new Random(seed);
        int count = random.Next(1, 7);
        return (new LayerNorm<double>(Gates.Vector(random, count), Gates.Vector(random, count), 0.1), Gates.Vector(random, count, 2), Gates.Vector(random, count));
    }
}
