namespace GenRnn.Tests.Training;

public class OptimizerTests
{
    public static TheoryData<string> Kinds => [.. Cases.Keys];

    private static Dictionary<string, Optimizer> Cases { get; } = OptimizerGoldenTests.All.Append(Optimizer.Sgd()).Distinct().ToDictionary(o => o.ToString());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Vectors_are_the_equations_to_the_bit(string kind)
    {
        Optimizer optimizer = Cases[kind];
        foreach (int count in (int[])[1, 7, 16, 33])
        {
            float[] weights = Draw(1, count), expected = [.. weights];
            float[][] slots = Slots(optimizer, count), own = [.. Enumerable.Range(0, count).Select(_ => optimizer.SlotNames.Select(_ => optimizer.SlotStart).ToArray())];
            double product = 1;
            for (int update = 1; update <= 5; update++)
            {
                float[] gradients = Draw(10 + update, count);
                OptimizerStep step = optimizer.StepAt(update, product, LearningRateAdjustment.None);
                product = step.MomentumProduct;
                optimizer.Update(step, weights, gradients, slots);
                for (int i = 0; i < count; i++)
                {
                    float gradient = gradients[i] + (optimizer.DecouplesWeightDecay ? 0 : optimizer.WeightDecay * expected[i]);
                    if (optimizer.DecouplesWeightDecay) expected[i] *= 1 - (step.LearningRate * optimizer.WeightDecay);
                    expected[i] = optimizer.Step(step, expected[i], gradient, own[i].AsSpan());
                }
            }

            Assert.Equal(expected, weights);
            for (int slot = 0; slot < slots.Length; slot++) Assert.Equal(own.Select(o => o[slot]), slots[slot]);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Parts_are_updated_as_the_whole_is(string kind)
    {
        Optimizer optimizer = Cases[kind];
        float[] whole = Draw(1, 100), parts = [.. whole];
        float[][] wholeSlots = Slots(optimizer, 100), partSlots = Slots(optimizer, 100);
        for (int update = 1; update <= 3; update++)
        {
            float[] gradients = Draw(10 + update, 100);
            Update(optimizer, update, whole, gradients, wholeSlots);
            foreach ((int start, int end) in new[] { (37, 100), (0, 37) })
                optimizer.Update(optimizer.StepAt(update, optimizer.ProductAfter(update - 1), LearningRateAdjustment.None), parts.AsSpan(start..end), gradients.AsSpan(start..end), partSlots, start);
        }

        Assert.Equal(whole, parts);
        Assert.Equal(wholeSlots, partSlots);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Padding_stays_zero(string kind)
    {
        Optimizer optimizer = Cases[kind];
        float[] weights = new float[20];
        float[][] slots = Slots(optimizer, 20);
        for (int update = 1; update <= 3; update++) Update(optimizer, update, weights, new float[20], slots);
        Assert.Equal(new float[20], weights);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_zero_learning_rate_is_the_identity(string kind)
    {
        Optimizer optimizer = Cases[kind] with { Schedule = LearningRateSchedule.Constant(0) };
        float[] weights = Draw(1, 20), before = [.. weights];
        float[][] slots = Slots(optimizer, 20);
        for (int update = 1; update <= 3; update++) Update(optimizer, update, weights, Draw(update, 20), slots);
        Assert.Equal(before, weights);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_no_number_shows_in_its_parameter_alone(string kind)
    {
        Optimizer optimizer = Cases[kind];
        float[] weights = Draw(1, 20), gradients = Draw(2, 20);
        gradients[3] = float.NaN;
        Update(optimizer, 1, weights, gradients, Slots(optimizer, 20));
        for (int i = 0; i < 20; i++) Assert.Equal(i != 3, float.IsFinite(weights[i]));
    }

    // rho 0.5 and the gradients 3 and 3: the mean square and the square of the mean are equal but for rounding, and Keras' root
    // of their difference plus epsilon would be none for large gradients.
    [Fact]
    public void A_centred_variance_is_never_negative()
    {
        Optimizer optimizer = Optimizer.RmsProp(0.1f, 0.9f, centered: true);
        float[] weights = [1], gradients = [12345.678f];
        float[][] slots = Slots(optimizer, 1);
        for (int update = 1; update <= 500; update++) Update(optimizer, update, weights, gradients, slots);
        Assert.True(float.IsFinite(weights[0]));
    }

    // Two updates of Keras' Adam by hand, rate 0.1, beta1 0.5, beta2 0.75, no epsilon to speak of, gradients 1 and 2:
    // m = 0.5, v = 0.25, rate * sqrt(0.25) / 0.5 = 0.1, step 0.1 * 0.5 / 0.5 = 0.1;
    // m = 1.25, v = 1.1875, rate * sqrt(0.4375) / 0.75 = 0.0881917, step 0.0881917 * 1.25 / 1.0897247 = 0.1011628.
    [Fact]
    public void Adam_takes_the_steps_of_the_worked_example()
    {
        Optimizer adam = Optimizer.Adam(0.1f, 0.5f, 0.75f, 1e-12f);
        float[] weights = [1];
        float[][] slots = [[0], [0]];
        Update(adam, 1, weights, [1], slots);
        Assert.Equal(0.9f, weights[0], 1e-6f);
        Update(adam, 2, weights, [2], slots);
        Assert.Equal(0.9f - 0.1011628f, weights[0], 1e-6f);
        Assert.Equal([1.25f], slots[0]);
        Assert.Equal([1.1875f], slots[1]);
    }

    // epsilon = 1 beside the root of v' = 0.25 before its correction: step 0.1 * 0.5 / (0.5 + 1). After the correction it
    // would be 0.1 * 1 / (1 + 1).
    [Fact]
    public void Adam_adds_epsilon_before_the_correction()
    {
        float[] weights = [0];
        Update(Optimizer.Adam(0.1f, 0.5f, 0.75f, 1f), 1, weights, [1], [[0], [0]]);
        Assert.Equal(-0.1f * 0.5f / 1.5f, weights[0], 1e-7f);
    }

    // v = -0.1 * 1, w = -0.1; v = 0.9 * -0.1 - 0.1 * 1 = -0.19, w = -0.29.
    [Fact]
    public void Momentum_takes_the_steps_of_the_worked_example()
    {
        Optimizer sgd = Optimizer.Sgd(0.1f, 0.9f);
        float[] weights = [0];
        float[][] slots = [[0]];
        Update(sgd, 1, weights, [1], slots);
        Update(sgd, 2, weights, [1], slots);
        Assert.Equal(-0.29f, weights[0], 1e-6f);
    }

    [Fact]
    public void Defaults_are_those_of_Keras()
    {
        var adam = (AdamOptimizer)Optimizer.Adam();
        Assert.Equal((0.001f, 0.9f, 0.999f, 1e-7f), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon));
        var sgd = (SgdOptimizer)Optimizer.Sgd();
        Assert.Equal((0.01f, 0f), (sgd.LearningRate, sgd.Momentum));
    }

    [Fact]
    public void Equal_settings_are_equal()
    {
        Assert.Equal(Optimizer.Adam(0.01f), Optimizer.Adam(0.01f));
        Assert.NotEqual(Optimizer.Adam(0.01f), Optimizer.Adam(0.02f));
        Assert.NotEqual<Optimizer>(Optimizer.Adam(0.01f), Optimizer.Sgd(0.01f));
    }

    [Theory]
    [InlineData(-1f, 0f)]
    [InlineData(float.NaN, 0f)]
    [InlineData(float.PositiveInfinity, 0f)]
    [InlineData(0.1f, 1f)]
    [InlineData(0.1f, -0.1f)]
    [InlineData(0.1f, float.NaN)]
    public void Sgd_refuses(float rate, float momentum) =>
        Assert.Contains("; expected ", Assert.Throws<ArgumentException>(() => Optimizer.Sgd(rate, momentum)).Message);

    [Theory]
    [InlineData(-1f, 0.9f, 0.999f, 1e-7f)]
    [InlineData(0.1f, 1f, 0.999f, 1e-7f)]
    [InlineData(0.1f, 0.9f, 1f, 1e-7f)]
    [InlineData(0.1f, 0.9f, float.NaN, 1e-7f)]
    [InlineData(0.1f, 0.9f, 0.999f, 0f)]
    public void Adam_refuses(float rate, float beta1, float beta2, float epsilon) =>
        Assert.Contains("; expected ", Assert.Throws<ArgumentException>(() => Optimizer.Adam(rate, beta1, beta2, epsilon)).Message);

    private static void Update(Optimizer optimizer, long update, float[] weights, float[] gradients, float[][] slots) =>
        optimizer.Update(optimizer.StepAt(update, optimizer.ProductAfter(update - 1), LearningRateAdjustment.None), weights, gradients, slots);

    private static float[][] Slots(Optimizer optimizer, int count) => [.. optimizer.SlotNames.Select(_ => Enumerable.Repeat(optimizer.SlotStart, count).ToArray())];

    private static float[] Draw(int seed, int count)
    {
        var random = new RandomSource(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian())];
    }
}
