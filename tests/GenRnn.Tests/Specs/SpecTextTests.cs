using System.Globalization;

namespace GenRnn.Tests.Specs;

public class SpecTextTests
{
    public static TheoryData<string, string> Written() => new()
    {
        { "input 5 steps=10; gru 16; dense 3 softmax", nameof(Front) },
        { "input 5; gru 16; gru 8", nameof(Stacked) },
        { "input 5; gru 16 return_sequences=false; gru 8", nameof(Lost) },
        { "input 5; gru 16; gru 8 return_sequences=true", nameof(PerStep) },
        { "model initialization=pytorch; input 1; lstm 2 use_bias=false", nameof(PyTorch) },
        { "input 1; gru 2 name=a use_bias=false return_sequences=true reset_after=false; dense 1 name=gru", nameof(Named) },
        { "input 1; lstm 2 unit_forget_bias=false; dense 2 relu; dense 2 tanh; dense 2 sigmoid; dense 2", nameof(Heads) },
        { "input 3", nameof(Bare) },
        { "embedding 1000 16 mask_zero=true steps=20; lstm 8; dense 1 sigmoid", nameof(Tokens) },
        { "input 4; masking -1; dropout 0.25; gru 8 bidirectional=true merge=average dropout=0.1 recurrent_dropout=0.2; layer_normalization epsilon=1E-05 center=false; dense 2", nameof(Between) },
        { "input 4; masking; simple_rnn 3 activation=leaky_relu activation_alpha=0.1 go_backwards=true kernel_initializer=he_normal recurrent_initializer=orthogonal recurrent_scale=0.5 recurrent_l2=0.001 bias_initializer=constant bias_constant=0.1", nameof(Initial) },
        { "input 4; lstm 8 activation=relu recurrent_activation=hard_sigmoid peepholes=true cell_clip=3 coupled_forget_gate=true kernel_l1=0.01 kernel_max_norm=2; dense 2 elu activation_alpha=0.5", nameof(Onnx) },
        { "input 4; lstm 8 projection=3; gru 2 layer_normalization=true layer_normalization_epsilon=0.1", nameof(Projected) },
        { "model initialization=pytorch storage=bfloat16; input 3 steps=2; gru 4", nameof(Narrow) },
        { "model storage=int8; input 3; lstm 4", nameof(Narrowest) },
    };

    private static ModelSpec Front => ModelSpec.Input(5, steps: 10).Gru(16).Dense(3, Activation.Softmax);

    private static ModelSpec Stacked => ModelSpec.Input(5).Gru(16, returnSequences: true).Gru(8);

    private static ModelSpec Lost => ModelSpec.Input(5).Gru(16).Gru(8);

    private static ModelSpec PerStep => ModelSpec.Input(5).Gru(16, returnSequences: true).Gru(8, returnSequences: true);

    private static ModelSpec PyTorch => ModelSpec.Input(1, initialization: Initialization.PyTorch).Lstm(2, useBias: false);

    private static ModelSpec Named => ModelSpec.Input(1).Gru(2, returnSequences: true, resetAfter: false, useBias: false, name: "a").Dense(1, name: "gru");

    private static ModelSpec Heads => ModelSpec.Input(1).Lstm(2, unitForgetBias: false).Dense(2, Activation.Relu).Dense(2, Activation.Tanh).Dense(2, Activation.Sigmoid).Dense(2);

    private static ModelSpec Narrow => ModelSpec.Input(3, steps: 2, initialization: Initialization.PyTorch, storage: WeightStorage.BFloat16).Gru(4);

    private static ModelSpec Narrowest => ModelSpec.Input(3, storage: WeightStorage.Int8).Lstm(4);

    private static ModelSpec Bare => ModelSpec.Input(3);

    private static ModelSpec Tokens => ModelSpec.Embedding(1000, 16, maskZero: true, steps: 20).Lstm(8).Dense(1, Activation.Sigmoid);

    private static ModelSpec Between => ModelSpec.Input(4).Masking(-1).Dropout(0.25)
        .Add(new GruSpec(8) { Bidirectional = true, Merge = Merge.Average, Dropout = 0.1, RecurrentDropout = 0.2 })
        .LayerNormalization(epsilon: 1e-5, center: false).Dense(2);

    private static ModelSpec Initial => ModelSpec.Input(4).Masking().Add(new SimpleRnnSpec(3)
    {
        Activation = Activation.LeakyRelu,
        ActivationAlpha = 0.1,
        GoBackwards = true,
        KernelInitializer = Initializer.HeNormal,
        RecurrentInitializer = Initializer.Orthogonal(0.5),
        RecurrentL2 = 0.001,
        BiasInitializer = Initializer.Constant(0.1),
    });

    private static ModelSpec Onnx => ModelSpec.Input(4)
        .Add(new LstmSpec(8)
        {
            Activation = Activation.Relu, RecurrentActivation = Activation.HardSigmoid, Peepholes = true, CellClip = 3, CoupledForgetGate = true, KernelL1 = 0.01, KernelMaxNorm = 2,
        })
        .Add(new DenseSpec(2, Activation.Elu) { ActivationAlpha = 0.5 });

    private static ModelSpec Projected => ModelSpec.Input(4)
        .Add(new LstmSpec(8) { Projection = 3, ReturnSequences = true })
        .Add(new GruSpec(2) { LayerNormalization = true, LayerNormalizationEpsilon = 0.1 });

    [Theory]
    [MemberData(nameof(Written))]
    public void Spec_is_written_so(string text, string spec) => Assert.Equal(text, Of(spec).ToString());

    [Theory]
    [MemberData(nameof(Written))]
    public void Text_is_read_so(string text, string spec) => Assert.Equal(Of(spec), ModelSpec.Parse(text));

    [Theory]
    [InlineData("input 5;gru 16", "input 5; gru 16")]
    [InlineData("  INPUT   5 ;\n\tGru 16;;", "input 5; gru 16")]
    [InlineData("input steps=3 5; dense softmax=1 4", null)]
    [InlineData("input 5; gru name=a 16 Use_Bias=FALSE", "input 5; gru 16 name=a use_bias=false")]
    [InlineData("model initialization=Keras; input 5; gru 16", "input 5; gru 16")]
    [InlineData("model precision=Accurate Initialization=PyTorch; input 5; gru 16", "model initialization=pytorch precision=accurate; input 5; gru 16")]
    [InlineData("model precision=fast; input 5; gru 16; dense 2 Leaky_ReLU", "input 5; gru 16; dense 2 leaky_relu")]
    [InlineData("input 5; dense 4 linear use_bias=true; gru 16 reset_after=true", "input 5; dense 4; gru 16")]
    [InlineData("input 5; gru 16 return_sequences=true; gru 8 return_sequences=false", "input 5; gru 16; gru 8")]
    [InlineData("model STORAGE=Int16; input 5 steps=2; gru 3", "model storage=int16; input 5 steps=2; gru 3")]
    [InlineData("model storage=float32; input 5; gru 3", "input 5; gru 3")]
    [InlineData("input -5 steps=-1; gru 0", "input -5 steps=-1; gru 0")]
    [InlineData("input 1; embedding 9 2; gru 3", "embedding 9 2; gru 3")]
    [InlineData("input 2; embedding 9 2; gru 3", "input 2; embedding 9 2; gru 3")]
    [InlineData("EMBEDDING 9 2 Steps=4 Mask_Zero=FALSE; gru 3", "embedding 9 2 steps=4; gru 3")]
    [InlineData("input 5; masking 0.0; dropout .5; gru 3 merge=CONCAT cell_clip=0", null)]
    [InlineData("input 5; masking 0.0; dropout .5; gru 3 merge=CONCAT Dropout=0e0", "input 5; masking; dropout 0.5; gru 3")]
    [InlineData("input 5; gru 3 activation=leaky_relu activation_alpha=0.2 kernel_initializer=uniform kernel_scale=0.05", "input 5; gru 3 activation=leaky_relu kernel_initializer=uniform")]
    public void Text_is_read_liberally(string text, string? canonical) => Assert.Equal(canonical, SpecText.Parse(text).Value?.ToString());

    [Theory]
    [InlineData("", "The text begins with ''; expected 'input'")]
    [InlineData(" ; ;", "The text begins with ''; expected 'input'")]
    [InlineData("gru 16", "The text begins with 'gru 16'; expected 'input'")]
    [InlineData("; input 5", "The text begins with ''; expected 'input'")]
    [InlineData("model initialization=pytorch", "The text begins with ''; expected 'input'")]
    [InlineData("input", "'input' lacks the number of features; expected a whole number")]
    [InlineData("input five", "'five' was received as the number of features in 'input five'; expected a whole number")]
    [InlineData("input 5.0", "'5.0' was received as the number of features in 'input 5.0'; expected a whole number")]
    [InlineData("input 5,000", "'5,000' was received as the number of features in 'input 5,000'; expected a whole number")]
    [InlineData("input 99999999999", "'99999999999' was received as the number of features")]
    [InlineData("input 5 6", "'6' was received in 'input 5 6'; expected")]
    [InlineData("input 5 steps=ten", "'ten' was received as steps in 'input 5 steps=ten'; expected a whole number")]
    [InlineData("input 5 steps=1 STEPS=2", "'STEPS' is given twice in 'input 5 steps=1 STEPS=2'; expected once")]
    [InlineData("input 5; gru", "'gru' lacks the number of units; expected a whole number")]
    [InlineData("input 5; conv 3", "'conv' is not a layer; expected one of simple_rnn, gru, lstm, dense, embedding, masking, dropout, layer_normalization")]
    [InlineData("input 5; input 3", "'input' is not a layer; expected one of")]
    [InlineData("input 5; ; gru 3", "An empty statement was received between two semicolons; expected a layer")]
    [InlineData("input 5; gru 3 tanh", "'tanh' was received in 'gru 3 tanh'; expected")]
    [InlineData("input 5; dense 3 mish", "'mish' was received in 'dense 3 mish'; expected one of linear, relu, tanh, sigmoid, softmax, hard_sigmoid, hard_sigmoid_keras2, leaky_relu, elu, selu, gelu, gelu_tanh, silu, softplus, softsign, exponential.")]
    [InlineData("input 5; dense 3 HardSigmoid", "'HardSigmoid' was received in 'dense 3 HardSigmoid'; expected one of")]
    [InlineData("input 5; dense 3 1", "'1' was received in 'dense 3 1'; expected one of")]
    [InlineData("input 5; dense 3 relu,tanh", "'relu,tanh' was received in 'dense 3 relu,tanh'; expected one of")]
    [InlineData("input 5; gru 3 use_bias=yes", "'use_bias=yes' was received in 'gru 3 use_bias=yes'; expected true or false")]
    [InlineData("input 5; gru 3 unit_forget_bias=false", "'unit_forget_bias=false' was received in 'gru 3 unit_forget_bias=false'; expected")]
    [InlineData("input 5; lstm 3 reset_after=false", "'reset_after=false' was received in 'lstm 3 reset_after=false'; expected")]
    [InlineData("input 5; dense 3 return_sequences=true", "'return_sequences=true' was received in 'dense 3 return_sequences=true'; expected")]
    [InlineData("model initialization=torch; input 5", "'torch' was received in 'model initialization=torch'; expected one of keras, pytorch")]
    [InlineData("model precision=double; input 5", "'double' was received in 'model precision=double'; expected one of fast, accurate")]
    [InlineData("model keras; input 5", "'keras' was received in 'model keras'; expected")]
    [InlineData("embedding 9; gru 3", "'embedding 9' lacks the dimension; expected a whole number")]
    [InlineData("embedding 9 2 activation=relu; gru 3", "'activation=relu' was received in 'embedding 9 2 activation=relu'; expected only what 'embedding' knows")]
    [InlineData("input 5; embedding 9 2 steps=3; gru 3", "'steps=3' was received in 'embedding 9 2 steps=3'; expected only")]
    [InlineData("input 5; dropout; gru 3", "'dropout' lacks the rate; expected a number")]
    [InlineData("input 5; dropout half; gru 3", "'half' was received as the rate in 'dropout half'; expected a number")]
    [InlineData("input 5; masking 0,5; gru 3", "'0,5' was received as the value in 'masking 0,5'; expected a number")]
    [InlineData("input 5; gru 3 merge=mul", "'merge=mul' was received in 'gru 3 merge=mul'; expected one of concat, sum, multiply, average")]
    [InlineData("input 5; gru 3 kernel_l2=a", "'kernel_l2=a' was received in 'gru 3 kernel_l2=a'; expected a number")]
    [InlineData("input 5; lstm 3 projection=2.5", "'projection=2.5' was received in 'lstm 3 projection=2.5'; expected a whole number")]
    [InlineData("input 5; gru 3 projection=2", "'projection=2' was received in 'gru 3 projection=2'; expected only what 'gru' knows")]
    [InlineData("input 5; simple_rnn 3 recurrent_activation=relu", "'recurrent_activation=relu' was received in 'simple_rnn 3 recurrent_activation=relu'; expected only")]
    [InlineData("input 5; gru 3 name=", "'name=' was received in 'gru 3 name='; expected")]
    [InlineData("input 5; gru 3 =", "'=' was received in 'gru 3 ='; expected")]
    [InlineData("input \u0665; gru 3", "'\u0665' was received as the number of features")]
    [InlineData("input \u22125; gru 3", "'\u22125' was received as the number of features")]
    public void Text_outside_the_grammar_is_refused(string text, string beginning)
    {
        FormatException refusal = Assert.Throws<FormatException>(() => ModelSpec.Parse(text));
        Assert.StartsWith(beginning, refusal.Message);
        Assert.Matches(@"(?s)^.+; expected .+\. .+\.$", refusal.Message);
    }

    [Fact]
    public void No_text_at_all_is_refused() => Assert.Throws<ArgumentNullException>(() => ModelSpec.Parse(null!));

    [Fact]
    public void Texts_are_the_same_under_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("tr-TR").Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.NumberGroupSeparator = " ";
        try
        {
            CultureInfo.CurrentCulture = culture;
            var spec = new ModelSpec(-1234, -1) { Initialization = Initialization.PyTorch };
            Assert.Equal("model initialization=pytorch; input -1234 steps=-1; simple_rnn 12345", spec.SimpleRnn(12345).ToString());
            Assert.Equal(spec.SimpleRnn(12345), ModelSpec.Parse("MODEL INITIALIZATION=PYTORCH; INPUT -1234 STEPS=-1; SIMPLE_RNN 12345"));
            Assert.Contains("-1234 features; expected 1 to 65536.", spec.Summary());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static ModelSpec Of(string name) => name switch
    {
        nameof(Front) => Front,
        nameof(Stacked) => Stacked,
        nameof(Lost) => Lost,
        nameof(PerStep) => PerStep,
        nameof(PyTorch) => PyTorch,
        nameof(Named) => Named,
        nameof(Heads) => Heads,
        nameof(Narrow) => Narrow,
        nameof(Narrowest) => Narrowest,
        nameof(Tokens) => Tokens,
        nameof(Between) => Between,
        nameof(Initial) => Initial,
        nameof(Onnx) => Onnx,
        nameof(Projected) => Projected,
        _ => Bare,
    };
}
