namespace GenRnn.Tests.Training;

public class LossEquationsTests
{
    public static TheoryData<string, Activation> Fits => LossCases.Fits;

    private static Loss Named(string name) => LossCases.All[name];

    [Theory]
    [MemberData(nameof(Fits))]
    public void Gradients_are_central_differences(string name, Activation head)
    {
        var random = new RandomSource(1);
        for (int outputs = head == Activation.Softmax ? 2 : 1; outputs <= 6; outputs++)
        {
            double[] scores = Draw(random, outputs, -3, 3), targets = Targets(random, name, outputs), gradients = new double[outputs], unused = new double[outputs];
            LossEquations.Row<double>(Named(name), head, scores, targets, gradients);
            for (int i = 0; i < outputs; i++)
            {
                const double Distance = 1e-6;
                double[] above = [.. scores], below = [.. scores];
                above[i] += Distance;
                below[i] -= Distance;
                double difference = (LossEquations.Row<double>(Named(name), head, above, targets, unused) - LossEquations.Row<double>(Named(name), head, below, targets, unused)) / (2 * Distance);
                Assert.Equal(difference, gradients[i], 1e-8 * (head == Activation.Exponential ? 1 + Math.Abs(difference) : 1));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void Float_agrees_with_double(string name, Activation head)
    {
        var random = new RandomSource(2);
        for (int outputs = head == Activation.Softmax ? 2 : 1; outputs <= 6; outputs++)
        {
            double[] scores = [.. Draw(random, outputs, -6, 6).Select(s => (double)(float)s)], targets = [.. Targets(random, name, outputs).Select(t => (double)(float)t)], exact = new double[outputs];
            float[] gradients = new float[outputs];
            double loss = LossEquations.Row<double>(Named(name), head, scores, targets, exact);
            Assert.Equal(loss, LossEquations.Row<float>(Named(name), head, scores.Select(s => (float)s).ToArray(), targets.Select(t => (float)t).ToArray(), gradients), 1e-5 * (1 + loss));
            for (int i = 0; i < outputs; i++) Assert.Equal(exact[i], gradients[i], 1e-5 * (head == Activation.Exponential ? 1 + Math.Abs(exact[i]) : 1));
        }
    }

    // -y log p - (1 - y) log(1 - p) with p = sigmoid(log 3) = 3/4: y = 1 gives log(4/3), y = 0 gives log 4.
    [Theory]
    [InlineData(1, 0.28768207245178093)]
    [InlineData(0, 1.3862943611198906)]
    public void Binary_cross_entropy_of_three_quarters(double target, double expected)
    {
        double[] gradient = [0];
        Assert.Equal(expected, LossEquations.BinaryCrossEntropy<double>([Math.Log(3)], [target], gradient), 1e-15);
        Assert.Equal(0.75 - target, gradient[0], 1e-15);
    }

    // softmax(0, log 2, log 5) is 1/8, 2/8, 5/8.
    [Theory]
    [InlineData(0, 2.0794415416798357)]
    [InlineData(1, 1.3862943611198906)]
    [InlineData(2, 0.47000362924573563)]
    public void Categorical_cross_entropy_of_eighths(int target, double expected)
    {
        double[] targets = new double[3], gradients = new double[3];
        targets[target] = 1;
        Assert.Equal(expected, LossEquations.CategoricalCrossEntropy<double>([0, Math.Log(2), Math.Log(5)], targets, gradients), 1e-15);
        Assert.Equal([0.125 - targets[0], 0.25 - targets[1], 0.625 - targets[2]], gradients.Select(g => Math.Round(g, 14)));
    }

    // ((1 - 0)^2 + (2 - 4)^2) / 2 = 2.5, gradient 2 (p - y) / 2.
    [Fact]
    public void Squared_error_is_the_mean_over_the_outputs()
    {
        double[] gradients = new double[2];
        Assert.Equal(2.5, LossEquations.Point<double>((PointLoss)Loss.MeanSquaredError, Activation.Linear, [1, 2], [0, 4], gradients));
        Assert.Equal([1, -2], gradients);
    }

    [Theory]
    [InlineData(1000f, 1f, 0f, 0f)]
    [InlineData(1000f, 0f, 1000f, 1f)]
    [InlineData(-1000f, 1f, 1000f, -1f)]
    [InlineData(-1000f, 0f, 0f, 0f)]
    [InlineData(3e38f, 0f, 3e38f, 1f)]
    public void Binary_cross_entropy_stays_finite_for_a_sure_model(float score, float target, float loss, float gradient)
    {
        float[] gradients = [0];
        Assert.Equal(loss, LossEquations.BinaryCrossEntropy<float>([score], [target], gradients));
        Assert.Equal(gradient, gradients[0]);
    }

    // Far out, log(1 + exp(-z)) is exp(-z): the digits of 1 + exp(-z) in float32 end before.
    [Theory]
    [InlineData(18f)]
    [InlineData(40f)]
    [InlineData(80f)]
    public void A_tiny_loss_keeps_its_digits(float score)
    {
        float[] one = [0], two = [0, 0];
        double expected = Math.Exp(-score);
        Assert.Equal(1, LossEquations.BinaryCrossEntropy<float>([score], [1], one) / expected, 1e-5);
        Assert.Equal(1, LossEquations.CategoricalCrossEntropy<float>([score, 0], [1, 0], two) / expected, 1e-5);
    }

    [Fact]
    public void Categorical_cross_entropy_stays_finite_for_a_sure_model()
    {
        float[] gradients = new float[3];
        Assert.Equal(2000f, LossEquations.CategoricalCrossEntropy<float>([1000, -1000, 0], [0, 1, 0], gradients));
        Assert.Equal([1, -1, 0], gradients);
    }

    [Theory]
    [InlineData("binary_crossentropy", Activation.Sigmoid)]
    [InlineData("categorical_crossentropy", Activation.Softmax)]
    [InlineData("mean_squared_error", Activation.Relu)]
    [InlineData("mean_squared_error", Activation.Softmax)]
    public void A_score_that_is_no_number_shows_in_the_loss(string name, Activation head)
    {
        for (int position = 0; position < 3; position++)
        {
            float[] scores = [1, 2, 3];
            scores[position] = float.NaN;
            Assert.True(float.IsNaN(LossEquations.Row<float>(Named(name), head, scores, [1, 0, 0], new float[3])), $"position {position}");
        }
    }

    [Fact]
    public void Softmax_of_two_scores_is_the_sigmoid_of_their_difference()
    {
        var random = new RandomSource(3);
        for (int i = 0; i < 20; i++)
        {
            double[] z = Draw(random, 2, -8, 8), two = new double[2], one = new double[1];
            double softmax = LossEquations.CategoricalCrossEntropy<double>(z, [0, 1], two);
            Assert.Equal(LossEquations.BinaryCrossEntropy<double>([z[1] - z[0]], [1], one), softmax, 1e-12);
            Assert.Equal(one[0], two[1], 1e-12);
        }
    }

    private static double[] Targets(RandomSource random, string name, int count) => [.. Enumerable.Range(0, count).Select(_ => LossCases.Target(Named(name), random))];

    private static double[] Draw(RandomSource random, int count, double from, double to) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextUniform(from, to))];
}
