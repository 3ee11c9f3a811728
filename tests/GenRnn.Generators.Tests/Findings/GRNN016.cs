namespace GenRnn.Generators.Tests.Findings;

public class GRNN016
{
    [Fact]
    public void Reset_before_the_product_is_not_PyTorch() => Assert.Equal(
        "Layer 'gru' combines ResetAfter = false with Initialization.PyTorch; expected PyTorch's GRU, whose reset gate applies after the product with the recurrent kernel. Remove ResetAfter = false, or use Initialization.Keras.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel(Initialization = Initialization.PyTorch), Input(2), {|GRNN016:Gru(3, ResetAfter = false)|}] partial class M;"));

    [Fact]
    public void Softmax_of_a_single_unit_is_always_one() => Assert.Equal(
        "Layer 'dense' applies softmax to a single unit, which is always 1; expected softmax over at least 2 units. Use Activation.Sigmoid for a probability, or one unit a class.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), Gru(3), {|GRNN016:Dense(1, Activation.Softmax)|}] partial class M;"));

    [Theory]
    [InlineData("Gru(3, Activation = Activation.Softmax)", "gru", "Activation")]
    [InlineData("Lstm(3, RecurrentActivation = Activation.Softmax)", "lstm", "RecurrentActivation")]
    [InlineData("SimpleRnn(3, Activation = Activation.Softmax)", "simple_rnn", "Activation")]
    public void Softmax_is_for_Dense_layers(string layer, string name, string option) => Assert.Equal(
        $"Layer '{name}' has {option} = Activation.Softmax; expected softmax in Dense layers alone, because a cell's activation works number by number. Use another activation, or a Dense layer with softmax behind this one.",
        Expect.Diagnostic($"using GenRnn; [RecurrentModel, Input(2), {{|GRNN016:{layer}|}}] partial class M;"));

    [Theory]
    [InlineData("Orthogonal")]
    [InlineData("Identity")]
    public void Bias_is_no_matrix(string kind) => Assert.Equal(
        $"Layer 'gru' has BiasInitializer = InitializerKind.{kind}; expected an initialiser for vectors, because a bias is no matrix. Use another initialiser for the bias.",
        Expect.Diagnostic($"using GenRnn; [RecurrentModel, Input(2), {{|GRNN016:Gru(3, BiasInitializer = InitializerKind.{kind})|}}] partial class M;"));

    [Fact]
    public void Bidirectional_layer_reads_both_ways() => Assert.Equal(
        "Layer 'gru' combines Bidirectional with GoBackwards; expected one of them, because a bidirectional layer reads both ways. Remove GoBackwards.",
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), {|GRNN016:Gru(3, Bidirectional = true, GoBackwards = true)|}] partial class M;"));

    [Theory]
    [InlineData("LayerNormalization = true, Peepholes = true", "LayerNormalization and Peepholes")]
    [InlineData("LayerNormalization = true, Projection = 2", "LayerNormalization and Projection")]
    [InlineData("Projection = 2, CellClip = 3", "Projection and CellClip")]
    [InlineData("CoupledForgetGate = true, Projection = 2, Peepholes = true", "Projection and Peepholes and CoupledForgetGate")]
    public void Kinds_of_LSTM_exclude_each_other(string options, string names) => Assert.Equal(
        $"Layer 'lstm' combines {names}; expected LayerNormalization alone, Projection alone, or any of Peepholes, CellClip and CoupledForgetGate. Keep one kind of LSTM.",
        Expect.Diagnostic($"using GenRnn; [RecurrentModel, Input(2), {{|GRNN016:Lstm(3, {options})|}}] partial class M;"));

    [Theory]
    [InlineData("RecurrentModel", "Gru(3, ResetAfter = false)")]
    [InlineData("RecurrentModel(Initialization = Initialization.Keras)", "Gru(3, ResetAfter = false)")]
    [InlineData("RecurrentModel(Initialization = Initialization.PyTorch)", "Gru(3, ResetAfter = true)")]
    public void Other_combinations_are_welcome(string model, string layer) =>
        Expect.NoDiagnostic($"using GenRnn; [{model}, Input(2), {layer}] partial class M;");
}
