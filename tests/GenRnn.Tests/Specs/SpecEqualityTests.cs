namespace GenRnn.Tests.Specs;

public class SpecEqualityTests
{
    private static ModelSpec Spec => ModelSpec.Input(5, steps: 10).Gru(16).Lstm(8).Dense(3, Activation.Softmax);

    public static TheoryData<string, ModelSpec> Changes() => new()
    {
        { "features", Spec with { InputSize = 6 } },
        { "steps", Spec with { Steps = 11 } },
        { "any steps", Spec with { Steps = null } },
        { "initialization", Spec with { Initialization = Initialization.PyTorch } },
        { "precision", Spec with { Precision = Precision.Accurate } },
        { "storage", Spec with { Storage = WeightStorage.Int8 } },
        { "a layer less", Spec with { Layers = Spec.Layers.Take(2).ToEquatableArray() } },
        { "a layer more", Spec.Dense(3, Activation.Softmax) },
        { "order", Spec with { Layers = Spec.Layers.Reverse().ToEquatableArray() } },
        { "units", With(0, l => l with { Units = 17 }) },
        { "name", With(0, l => l with { Name = "other" }) },
        { "bias", With(0, l => l with { UseBias = false }) },
        { "sequences", With(0, l => ((GruSpec)l) with { ReturnSequences = true }) },
        { "reset", With(0, l => ((GruSpec)l) with { ResetAfter = false }) },
        { "forget bias", With(1, l => ((LstmSpec)l) with { UnitForgetBias = false }) },
        { "activation", With(2, l => ((DenseSpec)l) with { Activation = Activation.Sigmoid }) },
        { "kind", With(0, l => new SimpleRnnSpec(16) { Name = l.Name }) },
    };

    [Fact]
    public void Specs_made_alike_are_equal()
    {
        Assert.Equal(Spec, Spec);
        Assert.True(Spec == new ModelSpec(5, 10) { Layers = EquatableArray.Of<LayerSpec>(new GruSpec(16), new LstmSpec(8), new DenseSpec(3, Activation.Softmax)) });
        Assert.Equal(Spec.GetHashCode(), Spec.GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_change_makes_another_spec(string change, ModelSpec changed) =>
        Assert.True(Spec != changed && !changed.Equals(Spec), $"A change of {change} was not noticed.");

    public static TheoryData<string, string> Options()
    {
        var options = new TheoryData<string, string>();
        foreach (LayerSpec layer in Kinds)
        {
            foreach (LayerOption option in LayerOptions.Of(layer)) options.Add(layer.Kind, option.Name);
        }

        return options;
    }

    private static readonly LayerSpec[] Kinds =
        [new SimpleRnnSpec(2), new GruSpec(2), new LstmSpec(2), new DenseSpec(2), new EmbeddingSpec(2, 2), new MaskingSpec(), new DropoutSpec(0.5), new LayerNormalizationSpec()];

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_makes_another_spec(string kind, string name)
    {
        LayerSpec layer = Kinds.Single(k => k.Kind == kind);
        LayerOption option = LayerOptions.Find(layer, name)!;
        string word = option.Expected switch
        {
            "true or false" => option.Format(layer) == "true" ? "false" : "true",
            "a whole number" => "7",
            "a number" => "0.75",
            { } choices => choices["one of ".Length..].Split(", ").First(w => w != option.Format(layer)),
        };
        LayerSpec changed = option.Parse(layer, word)!;
        Assert.NotEqual(layer, changed);
        Assert.Equal((true, false, word), (option.IsDefault(layer), option.IsDefault(changed), option.Format(changed)));
        Assert.NotEqual(new ModelSpec(1).Add(layer), new ModelSpec(1).Add(changed));
    }

    [Fact]
    public void Usual_values_count_as_left_out()
    {
        Assert.Equal(
            new ModelSpec(1).Add(new GruSpec(2) { Activation = Activation.LeakyRelu, RecurrentActivation = Activation.Elu, KernelInitializer = new Initializer(InitializerKind.Uniform) }),
            new ModelSpec(1).Add(new GruSpec(2)
            {
                Activation = Activation.LeakyRelu, ActivationAlpha = 0.2, RecurrentActivation = Activation.Elu, RecurrentActivationAlpha = 1, KernelInitializer = Initializer.Uniform(),
            }));
        Assert.Equal(ModelSpec.Parse("embedding 3 2 embeddings_initializer=normal"), ModelSpec.Parse("embedding 3 2 embeddings_initializer=normal embeddings_scale=0.05"));
        Assert.NotEqual(ModelSpec.Parse("input 3; gru 2 kernel_initializer=identity kernel_scale=1"), ModelSpec.Parse("input 3; gru 2 kernel_initializer=identity kernel_scale=2"));
    }

    [Fact]
    public void Changing_a_copy_leaves_the_original()
    {
        ModelSpec spec = Spec;
        _ = spec.Dense(1) with { InputSize = 1 };
        Assert.Equal(Spec, spec);
    }

    [Theory]
    [InlineData("", "gru", "gru_1", "gru_2")]
    [InlineData("gru", "gru", "gru_1", "gru_2")]
    [InlineData("encoder", "encoder", "gru", "gru_1")]
    [InlineData("gru_7", "gru_7", "gru_1", "gru_2")]
    [InlineData("gru_1", "gru_1", "gru_1", "gru_2")]
    [InlineData("gru_x", "gru_x", "gru", "gru_1")]
    public void Layers_without_a_name_are_numbered_by_class(string first, params string[] names)
    {
        ModelSpec spec = ModelSpec.Input(1).Gru(2, name: first).Dense(2).Gru(2).SimpleRnn(1).Gru(2).Dense(1);
        Assert.Equal(names, spec.Layers.OfType<GruSpec>().Select(l => l.Name));
        Assert.Equal(["dense", "dense_1"], spec.Layers.OfType<DenseSpec>().Select(l => l.Name));
        Assert.Equal("simple_rnn", spec.Layers.OfType<SimpleRnnSpec>().Single().Name);
    }

    private static ModelSpec With(int index, Func<LayerSpec, LayerSpec> change) =>
        Spec with { Layers = Spec.Layers.Select((layer, i) => i == index ? change(layer) : layer).ToEquatableArray() };
}
