namespace GenRnn.Tests.Parameters;

public class ParameterInitializerTests
{
    private static readonly ModelSpec Keras = ModelSpec.Input(7).Lstm(24, returnSequences: true).Gru(20, returnSequences: true).SimpleRnn(30).Dense(40);
    private static readonly ModelSpec PyTorch = Keras with { Initialization = Initialization.PyTorch };

    [Fact]
    public void Equal_seeds_give_equal_parameters_and_others_do_not()
    {
        Assert.Equal(ParameterInitializer.Create(Keras, 1), ParameterInitializer.Create(Keras, 1));
        Assert.NotEqual(ParameterInitializer.Create(Keras, 1), ParameterInitializer.Create(Keras, 2));
        Assert.NotEqual(ParameterInitializer.Create(PyTorch, 1), ParameterInitializer.Create(PyTorch, 2));
    }

    [Theory]
    [InlineData("lstm", 7, 4 * 24)]
    [InlineData("gru", 24, 3 * 20)]
    [InlineData("simple_rnn", 20, 30)]
    [InlineData("dense", 30, 40)]
    public void Keras_kernels_are_uniform_within_the_limit_of_glorot(string layer, int fanIn, int fanOut) =>
        IsUniform(ParameterInitializer.Create(Keras, 5).Span($"{layer}.kernel"), Math.Sqrt(6.0 / (fanIn + fanOut)));

    [Theory]
    [InlineData("lstm", 24)]
    [InlineData("gru", 20)]
    [InlineData("simple_rnn", 30)]
    public void Keras_recurrent_kernels_have_orthonormal_rows_over_all_gates(string layer, int units)
    {
        ReadOnlySpan<float> kernel = ParameterInitializer.Create(Keras, 5).Span($"{layer}.recurrent_kernel");
        int columns = kernel.Length / units;
        for (int row = 0; row < units; row++)
        {
            for (int other = 0; other <= row; other++)
            {
                double product = 0;
                for (int i = 0; i < columns; i++) product += (double)kernel[(row * columns) + i] * kernel[(other * columns) + i];
                Assert.Equal(row == other ? 1 : 0, product, 1e-6);
            }
        }
    }

    [Fact]
    public void Orthonormal_rows_point_everywhere_alike()
    {
        // Every number of a unit vector of 12 has mean 0 and mean square 1 / 12; a wrong sign of R would make the diagonal positive.
        float[] first = [.. Enumerable.Range(0, 4000).Select(seed => ParameterInitializer.Create(ModelSpec.Input(1).Gru(4), seed).Span("gru.recurrent_kernel")[0])];
        float[] last = [.. Enumerable.Range(0, 4000).Select(seed => ParameterInitializer.Create(ModelSpec.Input(1).Gru(4), seed).Span("gru.recurrent_kernel")[^1])];
        Assert.All(new[] { first, last }, numbers =>
        {
            Assert.Equal(0, numbers.Average(), 0.02);
            Assert.Equal(1 / 12.0, numbers.Average(x => (double)x * x), 0.006);
        });
    }

    [Theory]
    [InlineData("gru.bias", 2 * 3 * 20)]
    [InlineData("simple_rnn.bias", 30)]
    [InlineData("dense.bias", 40)]
    public void Keras_biases_are_zero(string name, int length) => Assert.Equal(new float[length], ParameterInitializer.Create(Keras, 5).Span(name).ToArray());

    [Fact]
    public void Keras_forget_bias_is_one_and_the_others_zero()
    {
        float[] bias = ParameterInitializer.Create(Keras, 5).Span("lstm.bias").ToArray();
        Assert.Equal([.. new float[24], .. Enumerable.Repeat(1f, 24), .. new float[48]], bias);
    }

    [Fact]
    public void Keras_forget_bias_is_zero_without_unit_forget_bias() =>
        Assert.Equal(new float[12], ParameterInitializer.Create(ModelSpec.Input(2).Lstm(3, unitForgetBias: false), 5).Span("lstm.bias").ToArray());

    [Theory]
    [InlineData("lstm.kernel", 24)]
    [InlineData("lstm.recurrent_kernel", 24)]
    [InlineData("lstm.bias", 24)]
    [InlineData("gru.kernel", 20)]
    [InlineData("gru.recurrent_kernel", 20)]
    [InlineData("gru.bias", 20)]
    [InlineData("simple_rnn.kernel", 30)]
    [InlineData("simple_rnn.recurrent_kernel", 30)]
    [InlineData("dense.kernel", 30)]
    public void PyTorch_parameters_are_uniform_within_one_by_the_root_of(string name, int fan) =>
        IsUniform(ParameterInitializer.Create(PyTorch, 5).Span(name), 1 / Math.Sqrt(fan));

    [Theory]
    [InlineData("simple_rnn.bias", 30, 60)]
    [InlineData("dense.bias", 30, 40)]
    public void PyTorch_biases_are_drawn_too(string name, int fan, int length)
    {
        float[] bias = ParameterInitializer.Create(PyTorch, 5).Span(name).ToArray();
        Assert.Equal(length, bias.Length);
        Assert.All(bias, b => Assert.InRange(b, -1 / Math.Sqrt(fan), 1 / Math.Sqrt(fan)));
        Assert.Equal(length, bias.Distinct().Count());
    }

    [Fact]
    public void A_spec_that_is_no_model_is_refused() => Assert.Throws<SpecException>(() => ParameterInitializer.Create(ModelSpec.Input(2), 1));

    /// <summary>Within the limit, near to it on both sides, and with the mean and variance of the uniform distribution, five deviations wide.</summary>
    private static void IsUniform(ReadOnlySpan<float> values, double limit)
    {
        double[] scaled = [.. values.ToArray().Select(v => v / limit)];
        int n = scaled.Length;
        Assert.All(scaled, v => Assert.InRange(v, -1.0000001, 1.0000001));
        Assert.InRange(scaled.Max(), 1 - (15.0 / n), 1.0000001);
        Assert.InRange(scaled.Min(), -1.0000001, -1 + (15.0 / n));
        Assert.Equal(0, scaled.Average(), 5 / Math.Sqrt(3.0 * n));
        Assert.Equal(1 / 3.0, scaled.Average(v => v * v), 5 * Math.Sqrt(4.0 / 45 / n));
    }
}
