namespace GenRnn.Tests.Parameters;

/// <summary>Each initialiser by the distribution of what it draws. A kernel here has 40 rows (fan-in) and 60 columns (fan-out).</summary>
public class InitializerTests
{
    private const int FanIn = 40, FanOut = 60;

    [Theory]
    [InlineData(InitializerKind.Zeros, 0)]
    [InlineData(InitializerKind.Ones, 1)]
    public void All_are_one_value(InitializerKind kind, float value) => Assert.All(Kernel(new Initializer(kind)), v => Assert.Equal(value, v));

    [Fact]
    public void Constant_is_the_value_given() => Assert.All(Kernel(Initializer.Constant(-0.75)), v => Assert.Equal(-0.75f, v));

    /// <summary>Variance of an even distribution in ±limit: limit² / 3.</summary>
    [Theory]
    [InlineData(InitializerKind.Uniform, 0.05 * 0.05 / 3)]
    [InlineData(InitializerKind.GlorotUniform, 2.0 / (FanIn + FanOut))]
    [InlineData(InitializerKind.HeUniform, 2.0 / FanIn)]
    [InlineData(InitializerKind.LecunUniform, 1.0 / FanIn)]
    public void Even_distributions(InitializerKind kind, double variance)
    {
        double limit = Math.Sqrt(3 * variance);
        float[] values = Kernel(new Initializer(kind));
        HasMoments(values, variance, fourth: 9.0 / 5);
        Assert.InRange(values.Max(), limit * 0.99, limit * 1.000001);
        Assert.InRange(values.Min(), -limit * 1.000001, -limit * 0.99);
    }

    /// <summary>A normal distribution has the kurtosis 3 and numbers beyond two deviations.</summary>
    [Fact]
    public void Normal_distribution()
    {
        float[] values = Kernel(new Initializer(InitializerKind.Normal));
        HasMoments(values, 0.05 * 0.05, fourth: 3);
        Assert.Equal(0.0455, values.Count(v => Math.Abs(v) > 0.1) / (double)values.Length, 5 * Math.Sqrt(0.0455 / values.Length));
    }

    /// <summary>
    /// Cut at two deviations of the normal distribution it comes from, which leaves 0.8796 of the deviation and a kurtosis of
    /// 2.37: m4 = 3 - 16 phi(2) / (Phi(2) - Phi(-2)) - ..., over the square of m2.
    /// </summary>
    [Theory]
    [InlineData(InitializerKind.TruncatedNormal, 0.05 * 0.05 * 0.87962566103423978 * 0.87962566103423978)]
    [InlineData(InitializerKind.GlorotNormal, 2.0 / (FanIn + FanOut))]
    [InlineData(InitializerKind.HeNormal, 2.0 / FanIn)]
    [InlineData(InitializerKind.LecunNormal, 1.0 / FanIn)]
    public void Truncated_normal_distributions(InitializerKind kind, double variance)
    {
        double cut = 2 * Math.Sqrt(variance) / 0.87962566103423978;
        float[] values = Kernel(new Initializer(kind));
        HasMoments(values, variance, fourth: TruncatedFourth);
        Assert.InRange(values.Max(), cut * 0.98, cut * 1.000001);
        Assert.InRange(values.Min(), -cut * 1.000001, -cut * 0.98);
    }

    [Theory]
    [InlineData(InitializerKind.Uniform)]
    [InlineData(InitializerKind.Normal)]
    [InlineData(InitializerKind.TruncatedNormal)]
    [InlineData(InitializerKind.Orthogonal)]
    [InlineData(InitializerKind.Identity)]
    public void Scale_is_a_factor(InitializerKind kind)
    {
        double usual = Initializer.DefaultScaleOf(kind)!.Value;
        float[] plain = Kernel(new Initializer(kind)), scaled = Kernel(new Initializer(kind) { Scale = 4 * usual });
        Assert.Equal(plain.Select(v => 4 * v), scaled);
    }

    /// <summary>More columns than rows: the rows are orthonormal. More rows than columns: the columns are.</summary>
    [Theory]
    [InlineData(12, 20)]
    [InlineData(20, 12)]
    [InlineData(7, 7)]
    public void Orthogonal_matrices(int rows, int columns)
    {
        float[] values = Kernel(Initializer.Orthogonal(), rows, columns);
        int vectors = Math.Min(rows, columns), length = Math.Max(rows, columns);
        for (int a = 0; a < vectors; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double product = Enumerable.Range(0, length).Sum(i => (double)At(a, i) * At(b, i));
                Assert.Equal(a == b ? 1 : 0, product, 1e-6);
            }
        }

        float At(int vector, int i) => rows <= columns ? values[(vector * columns) + i] : values[(i * columns) + vector];
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    public void Identity_has_its_factor_on_the_diagonal(int rows, int columns)
    {
        float[] values = Kernel(Initializer.Identity(2.5), rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++) Assert.Equal(i == j ? 2.5f : 0f, values[(i * columns) + j]);
        }
    }

    [Theory]
    [InlineData(Initialization.Keras)]
    [InlineData(Initialization.PyTorch)]
    public void Initialisers_of_a_layer_go_before_those_of_the_model(Initialization initialization)
    {
        ModelSpec spec = ModelSpec.Input(3, initialization: initialization).Add(new GruSpec(4)
        {
            Bidirectional = true,
            KernelInitializer = Initializer.Constant(1),
            RecurrentInitializer = Initializer.Constant(2),
            BiasInitializer = Initializer.Constant(3),
        }).Add(new DenseSpec(2) { KernelInitializer = Initializer.Constant(4), BiasInitializer = Initializer.Constant(5) });
        ParameterSet parameters = ParameterInitializer.Create(spec, 1);
        Assert.All(parameters.Layout.Blocks, block => Assert.All(parameters.Span(block.Name).ToArray(), value => Assert.Equal(
            (block.Layer, block.Role) switch
            {
                ("gru", ParameterRole.Kernel) => 1f,
                ("gru", ParameterRole.RecurrentKernel) => 2f,
                ("gru", ParameterRole.Bias) => 3f,
                ("dense", ParameterRole.Kernel) => 4f,
                _ => 5f,
            },
            value)));
    }

    [Fact]
    public void Forget_bias_is_one_beside_another_initialiser_as_in_Keras()
    {
        LstmSpec lstm = new(2) { BiasInitializer = Initializer.Constant(3) };
        Assert.Equal([3, 3, 1, 1, 3, 3, 3, 3], Bias(ModelSpec.Input(1), lstm));
        Assert.Equal([3, 3, 3, 3, 3, 3, 3, 3], Bias(ModelSpec.Input(1), lstm with { UnitForgetBias = false }));
        Assert.Equal([3, 3, 3, 3, 3, 3], Bias(ModelSpec.Input(1), lstm with { CoupledForgetGate = true }));
        Assert.All(Bias(ModelSpec.Input(1, initialization: Initialization.PyTorch), lstm), b => Assert.Equal(3, b));
    }

    [Theory]
    [InlineData(Initialization.Keras)]
    [InlineData(Initialization.PyTorch)]
    public void Normalisation_starts_as_none(Initialization initialization)
    {
        ParameterSet parameters = ParameterInitializer.Create(
            ModelSpec.Parse("input 3; lstm 4 layer_normalization=true; gru 3 layer_normalization=true; layer_normalization") with { Initialization = initialization }, 1);
        ParameterBlock[] blocks = [.. parameters.Layout.Blocks.Where(b => b.Role >= ParameterRole.Gamma)];
        Assert.Equal(6 + 4 + 2, blocks.Length);
        Assert.All(blocks, block => Assert.All(parameters.Span(block.Name).ToArray(), v => Assert.Equal(block.Name.EndsWith("gamma", StringComparison.Ordinal) ? 1f : 0f, v)));
    }

    [Fact]
    public void Embeddings_are_even_in_Keras_and_normal_in_PyTorch()
    {
        ModelSpec keras = ModelSpec.Embedding(100, 50).Gru(1), torch = keras with { Initialization = Initialization.PyTorch };
        float[] even = ParameterInitializer.Create(keras, 1).Span("embedding.embeddings").ToArray();
        HasMoments(even, 0.05 * 0.05 / 3, fourth: 9.0 / 5);
        Assert.InRange(even.Max(Math.Abs), 0.0495, 0.0500001);
        HasMoments(ParameterInitializer.Create(torch, 1).Span("embedding.embeddings").ToArray(), 1, fourth: 3);
    }

    [Fact]
    public void Peepholes_and_projections_start_like_kernels()
    {
        ModelSpec keras = ModelSpec.Parse("input 3; lstm 300 peepholes=true; lstm 40 projection=30");
        Assert.InRange(Largest(keras, "lstm.peepholes"), 0.97 * Math.Sqrt(3.0 / 300), Math.Sqrt(3.0 / 300));
        Assert.InRange(Largest(keras, "lstm_1.projection_kernel"), 0.97 * Math.Sqrt(6.0 / 70), Math.Sqrt(6.0 / 70));
        ModelSpec torch = keras with { Initialization = Initialization.PyTorch };
        foreach (string name in new[] { "kernel", "recurrent_kernel", "bias", "projection_kernel" })
            Assert.InRange(Largest(torch, "lstm_1." + name), 0.97 / Math.Sqrt(40), 1 / Math.Sqrt(40));
        Assert.InRange(Largest(torch, "lstm.peepholes"), 0.97 / Math.Sqrt(300), 1 / Math.Sqrt(300));
    }

    [Fact]
    public void Halves_of_a_bidirectional_layer_differ()
    {
        ParameterSet parameters = ParameterInitializer.Create(ModelSpec.Parse("input 3; gru 4 bidirectional=true"), 1);
        Assert.NotEqual(parameters.Span("gru.kernel").ToArray(), parameters.Span("gru.backward.kernel").ToArray());
        Assert.NotEqual(parameters.Span("gru.recurrent_kernel").ToArray(), parameters.Span("gru.backward.recurrent_kernel").ToArray());
    }

    /// <summary>With phi and Phi of the normal distribution and Z = Phi(2) - Phi(-2): E x² = 1 - 4 phi(2) / Z, E x⁴ = 3 E x² - 16 phi(2) / Z.</summary>
    private static double TruncatedFourth
    {
        get
        {
            double phi = Math.Exp(-2) / Math.Sqrt(2 * Math.PI), mass = 0.95449973610364158, second = 1 - (4 * phi / mass);
            return ((3 * second) - (16 * phi / mass)) / (second * second);
        }
    }

    private static double Largest(ModelSpec spec, string name) => ParameterInitializer.Create(spec, 1).Span(name).ToArray().Max(Math.Abs);

    private static float[] Bias(ModelSpec start, LstmSpec lstm) => ParameterInitializer.Create(start.Add(lstm), 1).Span("lstm.bias").ToArray();

    private static float[] Kernel(Initializer initializer, int rows = FanIn, int columns = FanOut) =>
        ParameterInitializer.Create(ModelSpec.Input(rows).Add(new SimpleRnnSpec(columns) { KernelInitializer = initializer }), 3).Span("simple_rnn.kernel").ToArray();

    /// <summary>Mean 0, the variance, and the fourth moment over the square of the variance, each five deviations wide.</summary>
    private static void HasMoments(float[] values, double variance, double fourth)
    {
        double[] scaled = [.. values.Select(v => v / Math.Sqrt(variance))];
        double n = scaled.Length;
        Assert.Equal(0, scaled.Average(), 5 / Math.Sqrt(n));
        Assert.Equal(1, scaled.Average(v => v * v), 5 * Math.Sqrt((fourth - 1) / n));
        Assert.Equal(fourth, scaled.Average(v => v * v * v * v), 5 * Math.Sqrt(105 / n));
    }
}
