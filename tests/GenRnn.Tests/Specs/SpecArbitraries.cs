using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace GenRnn.Tests.Specs;

/// <summary>Specs that may be wrong, and texts that may be anything.</summary>
internal static class SpecArbitraries
{
    /// <summary>Names that look like default ones, and such that do not.</summary>
    private static readonly string[] Names =
        ["", "", "", "a", "b", "gru", "gru_1", "gru_2", "gru_01", "gru_", "gru_x", "GRU", "lstm", "lstm_1", "dense", "dense_0", "dense_7", "simple_rnn", "simple_rnn_1", "model", "input", "true"];

    private static readonly string[] Words =
        ["input", "model", "gru", "lstm", "simple_rnn", "dense", "GRU", "Dense", "conv", "embedding", "embedding", "masking", "dropout", "layer_normalization", "0.5", "-1e-3", "nan", "activation=relu", "activation=", "activation_alpha=0.1", "kernel_initializer=he_normal", "kernel_scale=x", "bias_l2=0.01", "bidirectional=true", "merge=sum", "merge=none", "mask_zero=true", "projection=2", "projection=2.5", "epsilon=0.1", "dropout=0.5", "5", "0", "-3", "16", "+4", "1e3", "99999999999", "relu", "softmax", "hard_sigmoid", "GELU", "Linear", "relu,tanh", "2", "steps=10", "steps=", "steps=x", "name=a", "name=", "name==", "=", "=5", "use_bias=false", "USE_BIAS=TRUE", "use_bias=1", "reset_after=false", "unit_forget_bias=false", "return_sequences=true", "return_sequences=maybe", "initialization=pytorch", "initialization=1", "precision=accurate", "precision=0", "storage=int8", "storage=int4", ";", ";", ";", ";;", "\t", "\u2212", "\u0665", "ı"];

    private static readonly string[] Numbers = ["0", "1", "0.5", "0.2", "0.05", "-1", "1E-05", "1E+60", "0.1", "3.4028234663852886E+38", "NaN", "-Infinity", "0.001"];

    /// <summary>Any spec that a program can write: duplicate names, zero sizes and lost sequences too.</summary>
    public static Arbitrary<ModelSpec> AnySpecs { get; } = Arb.From(
        from features in Gen.Choose(-2, 40)
        from steps in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(-1, 50).Select(s => (int?)s)))
        from initialization in Gen.Elements(Initialization.Keras, Initialization.PyTorch)
        from precision in Gen.Elements(Precision.Fast, Precision.Accurate)
        from storage in Gen.Elements(Enum.GetValues<WeightStorage>())
        from count in Gen.Choose(0, 6)
        from layers in Gen.ArrayOf(Layer, count)
        select new ModelSpec(features, steps) { Initialization = initialization, Precision = precision, Storage = storage, Layers = layers.ToEquatableArray() },
        spec => Enumerable.Range(0, spec.Layers.Count).Select(removed => spec with { Layers = spec.Layers.Where((_, i) => i != removed).ToEquatableArray() }));

    /// <summary>Words of the grammar and near it, in any order.</summary>
    public static Arbitrary<string> AnyTexts { get; } = Arb.From(
        from begin in Gen.Elements("", "input 5;", "input 5; gru 3;", "embedding 9 3;", "model initialization=pytorch; input 2;")
        from count in Gen.Choose(0, 12)
        from words in Gen.ArrayOf(Gen.Elements(Words), count)
        select begin + " " + string.Join(" ", words),
        text => Enumerable.Range(0, text.Split(' ').Length).Select(removed => string.Join(" ", text.Split(' ').Where((_, i) => i != removed))));

    private static Gen<LayerSpec> Layer =>
        from kind in Gen.Choose(0, 11)
        from units in Gen.Choose(-1, 40)
        from number in Gen.Elements(Numbers)
        from name in Gen.Elements(Names)
        from activation in Gen.Elements(Enum.GetValues<Activation>())
        from layer in Told((kind switch
        {
            0 or 8 => (LayerSpec)new SimpleRnnSpec(units),
            1 or 9 => new GruSpec(units),
            2 or 10 => new LstmSpec(units),
            3 or 11 => new DenseSpec(units, activation),
            4 => new EmbeddingSpec(units, 40 - units),
            5 => new MaskingSpec(double.Parse(number, CultureInfo.InvariantCulture)),
            6 => new DropoutSpec(double.Parse(number, CultureInfo.InvariantCulture)),
            _ => new LayerNormalizationSpec(),
        }) with { Name = name })
        select layer;

    /// <summary>The layer with some of its options set to any value, also to one that makes no sense.</summary>
    private static Gen<LayerSpec> Told(LayerSpec layer) => LayerOptions.Of(layer).Aggregate(Gen.Constant(layer), (told, option) =>
        from before in told
        from isSet in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from word in Gen.Elements(WordsOf(option))
        select isSet ? option.Parse(before, word)! : before);

    private static string[] WordsOf(LayerOption option) => option.Expected switch
    {
        "true or false" => ["true", "false"],
        "a whole number" => ["0", "1", "7", "-3", "70000"],
        "a number" => Numbers,
        { } choices => choices["one of ".Length..].Split(", "),
    };
}
