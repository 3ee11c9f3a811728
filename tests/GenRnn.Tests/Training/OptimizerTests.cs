namespace GenRnn.Tests.Training;

public class OptimizerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(33)]
    public void Vectorised_adam_is_the_formula_to_the_bit(int count)
    {
        var adam = (AdamOptimizer)Optimizer.Adam(0.01f, 0.8f, 0.95f, 1e-6f);
        float[] weights = Draw(1, count), expected = [.. weights];
        float[][] slots = [new float[count], new float[count]];
        float[] m = new float[count], v = new float[count];
        for (int update = 1; update <= 5; update++)
        {
            float[] gradients = Draw(10 + update, count);
            adam.Update(update, weights, gradients, slots);
            for (int i = 0; i < count; i++)
                (expected[i], m[i], v[i]) = adam.Step(expected[i], gradients[i], m[i], v[i], adam.CorrectedRate(update));
        }

        Assert.Equal(expected, weights);
        Assert.Equal(m, slots[0]);
        Assert.Equal(v, slots[1]);
    }

    [Theory]
    [InlineData(1, 0f)]
    [InlineData(19, 0f)]
    [InlineData(1, 0.9f)]
    [InlineData(16, 0.9f)]
    [InlineData(35, 0.5f)]
    public void Vectorised_sgd_is_the_formula_to_the_bit(int count, float momentum)
    {
        Optimizer sgd = Optimizer.Sgd(0.1f, momentum);
        float[] weights = Draw(1, count), expected = [.. weights], velocity = new float[count];
        float[][] slots = [.. sgd.SlotNames.Select(_ => new float[count])];
        for (int update = 1; update <= 5; update++)
        {
            float[] gradients = Draw(10 + update, count);
            sgd.Update(update, weights, gradients, slots);
            for (int i = 0; i < count; i++)
                (expected[i], velocity[i]) = SgdOptimizer.Step(expected[i], gradients[i], velocity[i], 0.1f, momentum);
        }

        Assert.Equal(expected, weights);
        if (momentum > 0) Assert.Equal(velocity, slots[0]);
    }

    [Fact]
    public void Parts_are_updated_as_the_whole_is()
    {
        foreach (Optimizer optimizer in new[] { Optimizer.Sgd(), Optimizer.Sgd(0.1f, 0.9f), Optimizer.Adam() })
        {
            float[] whole = Draw(1, 100), parts = [.. whole];
            float[][] wholeSlots = [new float[100], new float[100]], partSlots = [new float[100], new float[100]];
            for (int update = 1; update <= 3; update++)
            {
                float[] gradients = Draw(10 + update, 100);
                optimizer.Update(update, whole, gradients, wholeSlots);
                foreach ((int start, int end) in new[] { (37, 100), (0, 37) })
                    optimizer.Update(update, parts.AsSpan(start..end), gradients.AsSpan(start..end), partSlots, start);
            }

            Assert.Equal(whole, parts);
            Assert.Equal(wholeSlots[0], partSlots[0]);
            Assert.Equal(wholeSlots[1], partSlots[1]);
        }
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
        adam.Update(1, weights, [1], slots);
        Assert.Equal(0.9f, weights[0], 1e-6f);
        adam.Update(2, weights, [2], slots);
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
        Optimizer.Adam(0.1f, 0.5f, 0.75f, 1f).Update(1, weights, [1], new float[][] { [0], [0] });
        Assert.Equal(-0.1f * 0.5f / 1.5f, weights[0], 1e-7f);
    }

    // v = -0.1 * 1, w = -0.1; v = 0.9 * -0.1 - 0.1 * 1 = -0.19, w = -0.29.
    [Fact]
    public void Momentum_takes_the_steps_of_the_worked_example()
    {
        Optimizer sgd = Optimizer.Sgd(0.1f, 0.9f);
        float[] weights = [0];
        float[][] slots = [[0]];
        sgd.Update(1, weights, [1], slots);
        sgd.Update(2, weights, [1], slots);
        Assert.Equal(-0.29f, weights[0], 1e-6f);
    }

    [Fact]
    public void Padding_stays_zero()
    {
        foreach (Optimizer optimizer in new[] { Optimizer.Sgd(), Optimizer.Sgd(0.1f, 0.9f), Optimizer.Adam() })
        {
            float[] weights = new float[20];
            optimizer.Update(1, weights, new float[20], new float[][] { new float[20], new float[20] });
            Assert.Equal(new float[20], weights);
        }
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

    private static float[] Draw(int seed, int count)
    {
        var random = new RandomSource(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)random.NextGaussian())];
    }
}
