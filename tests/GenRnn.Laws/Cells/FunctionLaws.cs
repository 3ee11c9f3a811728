using FsCheck;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Cells;

/// <summary>Activation functions of the reference.</summary>
public class FunctionLaws
{
    private static readonly Arbitrary<double> Numbers = Arbitraries.Numbers(-30, 30);

    // exp, sum and quotient: at most two units of the last place of 1 for each of the two values, together 4 * 2^-53.
    [Fact]
    public void Sigmoid_is_symmetric_about_one_half() =>
        Law.Check(Numbers, x => Near.Equal(1, Sigmoid(x) + Sigmoid(-x), 4.5e-16));

    [Fact]
    public void Sigmoid_lies_between_zero_and_one() => Law.Check(Numbers, x => Assert.InRange(Sigmoid(x), 0, 1));

    [Fact]
    public void Sigmoid_is_a_stretched_tanh() => Law.Check(Numbers, x => Near.Equal((Math.Tanh(x / 2) + 1) / 2, Sigmoid(x), 4.5e-16));

    [Fact]
    public void Tanh_is_odd() => Law.Check(Numbers, x => Assert.Equal(-Tanh(x), Tanh(-x)));

    [Fact]
    public void Tanh_lies_between_minus_one_and_one() => Law.Check(Numbers, x => Assert.InRange(Tanh(x), -1, 1));

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(-1000, 0)]
    [InlineData(0, 0.5)]
    public void Sigmoid_saturates_without_overflow(double x, double expected) => Assert.Equal(expected, Sigmoid(x));

    // exp(ln 3) = 3: 3 / (3 + 1) = 0.75; exp(2 ln 2) = 4: (4 - 1) / (4 + 1) = 0.6
    [Fact]
    public void Worked_values_of_sigmoid_and_tanh()
    {
        Near.Equal(0.75, Sigmoid(Math.Log(3)), 1e-15);
        Near.Equal(0.6, Tanh(Math.Log(2)), 1e-15);
    }

    // exp of (ln 1, ln 2, ln 5) is (1, 2, 5), whose sum is 8.
    [Fact]
    public void Worked_values_of_softmax() =>
        Near.Equal([0.125, 0.25, 0.625], Functions.Softmax(Vector(Math.Log(1), Math.Log(2), Math.Log(5))), 1e-15);

    [Fact]
    public void Softmax_is_a_distribution_and_does_not_change_when_all_scores_move() => Law.Check(Numbers, x =>
    {
        RealVector<double> scores = Vector(x, -x / 2, 1, 0);
        RealVector<double> probabilities = Functions.Softmax(scores);
        Near.Equal(1, probabilities.Sum(), 1e-15);
        Near.Equal(probabilities, Functions.Softmax(scores.Map(s => s + 700)), 1e-12);
    });

    [Fact]
    public void Softmax_of_huge_scores_is_finite() => Assert.Equal([1, 0], Functions.Softmax(Vector(5000, -5000)));

    public static TheoryData<Activation> AllActivations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(AllActivations))]
    public void The_derivative_of_an_activation_equals_central_differences(Activation activation) => Law.Check(Arbitraries.Numbers(0.1, 3), x =>
    {
        RealVector<double> scores = Vector(x, -x, 0.3, -0.4), upstream = Vector(0.7, -1.3, 0.2, 0.9);
        RealVector<double> gradient = Functions.ApplyBackward(activation, scores, Functions.Apply(activation, scores), upstream);
        for (int i = 0; i < scores.Count; i++)
        {
            double difference = FiniteDifferences.Derivative(s => (Functions.Apply(activation, RealVector<double>.Of(s)) * upstream).Sum(), scores.Span, i);
            Near.Equal(difference, gradient[i], FiniteDifferences.Bound, $"score {i}");
        }
    });

    // exp(ln 3) = 3, exp(-ln 2) = 1/2. P(X < 1) and P(X < -2) of a standard normal X: 0.8413447460685429, 0.0227501319481792.
    // gelu_tanh(1) = (1 + tanh(0.7978845608 * 1.044715)) / 2.
    [Theory]
    [InlineData(Activation.Linear, -2.5, -2.5)]
    [InlineData(Activation.Relu, -2, 0)]
    [InlineData(Activation.Relu, 3, 3)]
    [InlineData(Activation.HardSigmoid, 1.5, 0.75)]
    [InlineData(Activation.HardSigmoid, -3, 0)]
    [InlineData(Activation.HardSigmoid, 4, 1)]
    [InlineData(Activation.HardSigmoidKeras2, 1.5, 0.8)]
    [InlineData(Activation.HardSigmoidKeras2, -2.5, 0)]
    [InlineData(Activation.HardSigmoidKeras2, 2.6, 1)]
    [InlineData(Activation.LeakyRelu, -3, -0.6)]
    [InlineData(Activation.LeakyRelu, 3, 3)]
    [InlineData(Activation.Elu, -0.6931471805599453, -0.5)]
    [InlineData(Activation.Elu, 2, 2)]
    [InlineData(Activation.Selu, -0.6931471805599453, -0.8790496704)]
    [InlineData(Activation.Selu, 2, 2.1014019747)]
    [InlineData(Activation.Gelu, 1, 0.8413447460685429)]
    [InlineData(Activation.Gelu, -2, -0.0455002638963584)]
    [InlineData(Activation.GeluTanh, 1, 0.8411919906)]
    [InlineData(Activation.GeluTanh, -2, -0.0454023059)]
    [InlineData(Activation.Silu, 1.0986122886681098, 0.8239592165010823)]
    [InlineData(Activation.Softplus, 0, 0.6931471805599453)]
    [InlineData(Activation.Softplus, 1.0986122886681098, 1.3862943611198906)]
    [InlineData(Activation.Softsign, -3, -0.75)]
    [InlineData(Activation.Exponential, 1.0986122886681098, 3)]
    public void Worked_values_of_activations(Activation activation, double s, double expected) =>
        Near.Equal(expected, Functions.Apply(activation, Vector(s))[0], 1e-10);

    // The probabilities of a standard normal number to lie below -1, -3, -6 and -10, as tables of it have them.
    [Theory]
    [InlineData(-1, 0.15865525393145707)]
    [InlineData(-3, 1.3498980316300946e-3)]
    [InlineData(-6, 9.8658764503769814e-10)]
    [InlineData(-10, 7.6198530241605261e-24)]
    public void Gelu_keeps_its_digits_in_the_lower_tail(double s, double probability) =>
        Near.Equal(1, Functions.Apply(Activation.Gelu, Vector(s))[0] / (s * probability), 1e-13);

    [Theory]
    [InlineData(1e-12)]
    [InlineData(-1e-12)]
    public void Activations_through_the_origin_keep_their_digits_near_it(double s)
    {
        Near.Equal(1, Functions.Apply(Activation.Elu, Vector(s))[0] / s, 1e-11);
        Near.Equal(1, Functions.Apply(Activation.Softplus, Vector(-100 + s))[0] / Math.Exp(-100 + s), 1e-13);
    }

    [Fact]
    public void Alpha_scales_what_lies_below_zero()
    {
        Assert.Equal([-1, 2], Functions.Apply(Activation.LeakyRelu, Vector(-2, 2), alpha: 0.5));
        Near.Equal([3 * (Math.Exp(-1) - 1), 2], Functions.Apply(Activation.Elu, Vector(-1, 2), alpha: 3), 1e-15);
        Assert.Equal([-1, 5], Functions.ApplyBackward(Activation.LeakyRelu, Vector(-1, 1), Vector(-0.2, 1), Vector(-5, 5), alpha: 0.2));
    }

    [Fact]
    public void Relu_passes_no_gradient_from_zero_on_down()
    {
        RealVector<double> s = Vector(-2, 0, 3), y = Functions.Apply(Activation.Relu, s);
        Assert.Equal([0, 0, 3], y);
        Assert.Equal([0, 0, 5], Functions.ApplyBackward(Activation.Relu, s, y, Vector(5, 5, 5)));
    }

    [Theory]
    [MemberData(nameof(AllActivations))]
    public void A_NaN_stays_a_NaN(Activation activation) =>
        Assert.True(double.IsNaN(Functions.Apply(activation, Vector(double.NaN, 1))[0]));

    private static RealVector<double> Vector(params ReadOnlySpan<double> items) => RealVector<double>.Of(items);

    private static double Sigmoid(double x) => Functions.Sigmoid(Vector(x))[0];

    private static double Tanh(double x) => Functions.Tanh(Vector(x))[0];
}
