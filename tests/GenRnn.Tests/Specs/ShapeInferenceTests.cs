namespace GenRnn.Tests.Specs;

public class ShapeInferenceTests
{
    [Theory]
    [InlineData("input 5; gru 16", "[T, 5] -> [16]")]
    [InlineData("input 5; gru 16 return_sequences=true", "[T, 5] -> [T, 16]")]
    [InlineData("input 5; gru 16; dense 3 softmax", "[T, 5] -> [16] -> [3]")]
    [InlineData("input 5; lstm 16 return_sequences=true; dense 3", "[T, 5] -> [T, 16] -> [T, 3]")]
    [InlineData("input 5; dense 8 relu; simple_rnn 2; dense 3; dense 1", "[T, 5] -> [T, 8] -> [2] -> [3] -> [1]")]
    [InlineData("input 1; gru 2; dense 3; lstm 4 return_sequences=true", "[T, 1] -> [T, 2] -> [T, 3] -> [T, 4]")]
    [InlineData("embedding 9 2; gru 3; dense 1", "[T, 1] -> [T, 2] -> [3] -> [1]")]
    [InlineData("input 5; masking; dropout 0.5; lstm 4 return_sequences=true; layer_normalization; dense 2", "[T, 5] -> [T, 5] -> [T, 5] -> [T, 4] -> [T, 4] -> [T, 2]")]
    [InlineData("input 5; gru 3 bidirectional=true; lstm 4 bidirectional=true merge=multiply; dropout 0.1; dense 2", "[T, 5] -> [T, 6] -> [4] -> [4] -> [2]")]
    [InlineData("input 5; lstm 4 projection=3; lstm 4 projection=3 bidirectional=true", "[T, 5] -> [T, 3] -> [6]")]
    public void Shapes_follow_the_data(string text, string shapes)
    {
        ModelShapes inferred = ShapeInference.Infer(ModelSpec.Parse(text)).OrThrow();
        Assert.Equal(shapes, string.Join(" -> ", inferred.Layers.Select(l => l.Output).Prepend(inferred.Input)));
        Assert.Equal(inferred.Layers.Select(l => l.Output).Prepend(inferred.Input).SkipLast(1), inferred.Layers.Select(l => l.Input));
        Assert.Equal(inferred.Layers[^1].Output, inferred.Output);
    }

    public static TheoryData<string, SpecError[]> Mistakes() => new()
    {
        { "input 5", [new SpecError.NoRecurrentLayer(0)] },
        { "input 5; dense 3", [new SpecError.NoRecurrentLayer(1)] },
        { "input 0; gru 3", [new SpecError.SizeOutOfRange(null, "features", 0)] },
        { "input 65537; gru 3", [new SpecError.SizeOutOfRange(null, "features", 65537)] },
        { "input 5 steps=0; gru 3", [new SpecError.SizeOutOfRange(null, "steps", 0)] },
        { "input 5 steps=16777217; gru 3", [new SpecError.SizeOutOfRange(null, "steps", 16777217)] },
        { "input 5; gru 0; dense -1", [new SpecError.SizeOutOfRange(0, "units", 0), new SpecError.SizeOutOfRange(1, "units", -1)] },
        { "input 5; gru 3 return_sequences=false; gru 4", [new SpecError.SequenceExpected(0, "gru", "gru_1")] },
        { "input 5; gru 3 return_sequences=false; dense 2; lstm 4", [new SpecError.SequenceExpected(0, "gru", "lstm")] },
        { "input 5; gru 3 name=a; dense 2 name=a", [new SpecError.DuplicateName(1, "a")] },
        { "input 5; gru 3 name=1a", [new SpecError.InvalidName(0, "1a")] },
        { "embedding 0 2; gru 3", [new SpecError.SizeOutOfRange(0, "token ids", 0)] },
        { "embedding 16777217 0; gru 3", [new SpecError.SizeOutOfRange(0, "token ids", 16777217), new SpecError.SizeOutOfRange(0, "numbers a vector", 0)] },
        { "embedding 9 2 steps=0; gru 3", [new SpecError.SizeOutOfRange(null, "steps", 0)] },
        { "input 5; lstm 3 projection=-1", [new SpecError.SizeOutOfRange(0, "units of the projection", -1)] },
        { "input 5; gru 3 dropout=1 recurrent_l1=-2", [new SpecError.NumberOutOfRange(0, "gru", "Dropout", 1, "a share from 0 to below 1"), new SpecError.NumberOutOfRange(0, "gru", "RecurrentL1", -2, "0 or a positive number that float32 can hold")] },
        { "input 1; lstm 65533", [new SpecError.TooManyParameters(17178820620)] },
        { "embedding 16777216 65536; simple_rnn 1", [new SpecError.TooManyParameters(1099511627776 + 65536 + 2)] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_are_values_in_reading_order(string text, SpecError[] errors) =>
        Assert.Equal(errors, ShapeInference.Infer(ModelSpec.Parse(text)).Errors);

    [Theory]
    [InlineData("model initialization=pytorch; input 5; gru 3 reset_after=false", typeof(SpecError.UnsupportedCombination))]
    [InlineData("input 5; gru 3; dense 1 softmax", typeof(SpecError.UnsupportedCombination))]
    [InlineData("model initialization=pytorch; input 5; lstm 3 unit_forget_bias=false", typeof(SpecError.OptionWithoutEffect))]
    [InlineData("input 5; lstm 3 unit_forget_bias=false use_bias=false", typeof(SpecError.OptionWithoutEffect))]
    [InlineData("input 5; gru 3 bidirectional=true go_backwards=true", typeof(SpecError.UnsupportedCombination))]
    [InlineData("input 5; lstm 3 activation=softmax", typeof(SpecError.UnsupportedCombination))]
    [InlineData("input 5; lstm 3 layer_normalization=true cell_clip=1", typeof(SpecError.UnsupportedCombination))]
    [InlineData("input 5; gru 3 merge=sum", typeof(SpecError.OptionWithoutEffect))]
    [InlineData("embedding 9 2 embeddings_scale=2; gru 3", typeof(SpecError.OptionWithoutEffect))]
    [InlineData("input 5; embedding 9 2; gru 3", typeof(SpecError.LayerMisplaced))]
    [InlineData("input 5; gru 3 return_sequences=true; masking", typeof(SpecError.LayerMisplaced))]
    [InlineData("embedding 9 2 mask_zero=true; masking; gru 3", typeof(SpecError.LayerMisplaced))]
    public void Options_that_do_not_fit_are_mistakes(string text, Type error) =>
        Assert.IsType(error, Assert.Single(ShapeInference.Infer(ModelSpec.Parse(text)).Errors));

    [Theory]
    [InlineData("input 65536 steps=16777216; simple_rnn 1; dense 65536")]
    [InlineData("input 1 steps=1; gru 1; dense 1 sigmoid")]
    [InlineData("input 5; gru 3; dense 2 softmax")]
    [InlineData("model initialization=pytorch; input 5; lstm 3 use_bias=false")]
    public void Limits_belong_to_the_range(string text) => Assert.Empty(ShapeInference.Infer(ModelSpec.Parse(text)).Errors);

    [Fact]
    public void Numbers_in_place_of_names_are_mistakes()
    {
        var spec = new ModelSpec(5) { Initialization = (Initialization)7, Precision = (Precision)8, Storage = (WeightStorage)9 };
        spec = spec.Add(new GruSpec(3) { Activation = (Activation)99, RecurrentActivation = (Activation)98, Merge = (Merge)97, KernelInitializer = new Initializer((InitializerKind)96) }).Dense(1, (Activation)95);
        Assert.Equal(
            ["Initialization 7", "Precision 8", "WeightStorage 9", "Activation 99", "Activation 98", "Merge 97", "InitializerKind 96", "Activation 95"],
            ShapeInference.Infer(spec).Errors.OfType<SpecError.UndefinedValue>().Select(e => $"{e.Type} {e.Value}"));
    }

    [Theory]
    [InlineData("input 5; gru 3", false, false)]
    [InlineData("input 5; gru 3; gru 2 bidirectional=true", true, false)]
    [InlineData("embedding 9 2; gru 3 go_backwards=true", true, true)]
    public void Model_says_what_it_reads_and_whether_it_looks_ahead(string text, bool looksAhead, bool readsTokens) =>
        Assert.Equal((looksAhead, readsTokens), (ModelSpec.Parse(text).LooksAhead, ModelSpec.Parse(text).ReadsTokens));

    [Theory]
    [InlineData(nameof(LayerSpec.Units))]
    [InlineData(nameof(LayerSpec.UseBias))]
    public void Layers_without_units_have_none(string property)
    {
        LayerSpec[] layers = [new DropoutSpec(0.5), new MaskingSpec(), new LayerNormalizationSpec()];
        Assert.All(layers, layer =>
        {
            Assert.Equal((0, false), (layer.Units, layer.UseBias));
            Assert.Equal(layer, layer with { Units = 0, UseBias = false });
            ArgumentException refusal = Assert.Throws<ArgumentException>(() => property == nameof(LayerSpec.Units) ? layer with { Units = 3 } : layer with { UseBias = true });
            Assert.Contains($"{property} was set on a '{layer.Kind}' layer; expected ", refusal.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Exception_has_every_sentence()
    {
        SpecException exception = Assert.Throws<SpecException>(() => ParameterLayout.Of(ModelSpec.Input(0)));
        Assert.Equal(2, exception.Errors.Count);
        Assert.Equal("0 features; expected 1 to 65536. Give a positive number. The model has no layer; expected at least one of SimpleRnn, Gru and Lstm. Add a recurrent layer, for example [Gru(16)].", exception.Message);
    }
}
