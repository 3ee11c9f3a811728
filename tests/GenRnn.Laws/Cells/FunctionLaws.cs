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

    [Theory]
    [InlineData(Activation.Linear)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Softmax)]
    public void The_derivative_of_an_activation_equals_central_differences(Activation activation) => Law.Check(Arbitraries.Numbers(0.1, 3), x =>
    {
        RealVector<double> scores = Vector(x, -x, 0.3, -0.4), upstream = Vector(0.7, -1.3, 0.2, 0.9);
        RealVector<double> gradient = Functions.ApplyBackward(activation, Functions.Apply(activation, scores), upstream);
        for (int i = 0; i < scores.Count; i++)
        {
            double difference = FiniteDifferences.Derivative(s => (Functions.Apply(activation, RealVector<double>.Of(s)) * upstream).Sum(), scores.Span, i);
            Near.Equal(difference, gradient[i], FiniteDifferences.Bound, $"score {i}");
        }
    });

    [Fact]
    public void Relu_cuts_negative_scores_and_their_gradients()
    {
        RealVector<double> y = Functions.Relu(Vector(-2, 0, 3));
        Assert.Equal([0, 0, 3], y);
        Assert.Equal([0, 0, 5], Functions.ReluBackward(y, Vector(5, 5, 5)));
    }

    private static RealVector<double> Vector(params ReadOnlySpan<double> items) => RealVector<double>.Of(items);

    private static double Sigmoid(double x) => Functions.Sigmoid(Vector(x))[0];

    private static double Tanh(double x) => Functions.Tanh(Vector(x))[0];
}
