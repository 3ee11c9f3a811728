namespace GenRnn.Generators.Tests.Findings;

public class GRNN008
{
    [Theory]
    [InlineData(99)]
    [InlineData(-1)]
    [InlineData(16)]
    public void Activation_is_a_number_without_name(int value) => Assert.Equal(
        $"(Activation){value}; expected one of Activation.Linear, Activation.Relu, Activation.Tanh, Activation.Sigmoid, Activation.Softmax, Activation.HardSigmoid, Activation.HardSigmoidKeras2, Activation.LeakyRelu, Activation.Elu, Activation.Selu, Activation.Gelu, Activation.GeluTanh, Activation.Silu, Activation.Softplus, Activation.Softsign, Activation.Exponential. Write one of these names.",
        Expect.Diagnostic($"using GenRnn; [RecurrentModel, Input(2), Gru(3), {{|GRNN008:Dense(1, (Activation)({value}))|}}] partial class M;"));

    [Fact]
    public void Initialization_is_a_number_without_name() => Assert.Equal(
        "(Initialization)2; expected one of Initialization.Keras, Initialization.PyTorch. Write one of these names.",
        Expect.Diagnostic("using GenRnn; [{|GRNN008:RecurrentModel(Initialization = (Initialization)2)|}, Input(2), Gru(3)] partial class M;"));

    [Fact]
    public void Precision_is_a_number_without_name() => Assert.Equal(
        "(Precision)2; expected one of Precision.Fast, Precision.Accurate. Write one of these names.",
        Expect.Diagnostic("using GenRnn; [{|GRNN008:RecurrentModel(Precision = (Precision)2)|}, Input(2), Gru(3)] partial class M;"));

    [Fact]
    public void Storage_is_a_number_without_name() => Assert.Equal(
        "(WeightStorage)4; expected one of WeightStorage.Float32, WeightStorage.BFloat16, WeightStorage.Int16, WeightStorage.Int8. Write one of these names.",
        Expect.Diagnostic("using GenRnn; [{|GRNN008:RecurrentModel(Storage = (WeightStorage)4)|}, Input(2), Gru(3)] partial class M;"));

    [Theory]
    [InlineData("(Activation)4")]
    [InlineData("Activation.Relu")]
    [InlineData("activation: default")]
    public void Number_with_a_name_is_welcome(string activation) =>
        Expect.NoDiagnostic($"using GenRnn; [RecurrentModel, Input(2), Gru(3), Dense(2, {activation})] partial class M;");
}
