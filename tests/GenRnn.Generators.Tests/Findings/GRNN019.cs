namespace GenRnn.Generators.Tests.Findings;

public class GRNN019
{
    private const string Share = "a share from 0 to below 1", NotNegative = "0 or a positive number that float32 can hold",
        Positive = "a positive number that float32 can hold", Any = "a number that float32 can hold";

    [Theory]
    [InlineData("Gru(3, Dropout = 1)", "gru", "Dropout", "1", Share)]
    [InlineData("Gru(3, Dropout = -0.1)", "gru", "Dropout", "-0.1", Share)]
    [InlineData("Gru(3, Dropout = double.NaN)", "gru", "Dropout", "NaN", Share)]
    [InlineData("SimpleRnn(3, RecurrentDropout = 1.5)", "simple_rnn", "RecurrentDropout", "1.5", Share)]
    [InlineData("Gru(3, KernelL1 = -1e-3)", "gru", "KernelL1", "-0.001", NotNegative)]
    [InlineData("Gru(3, KernelL2 = 1e60)", "gru", "KernelL2", "1E+60", NotNegative)]
    [InlineData("Gru(3, KernelMaxNorm = -1)", "gru", "KernelMaxNorm", "-1", NotNegative)]
    [InlineData("Gru(3, RecurrentL1 = -1)", "gru", "RecurrentL1", "-1", NotNegative)]
    [InlineData("Gru(3, RecurrentL2 = -1)", "gru", "RecurrentL2", "-1", NotNegative)]
    [InlineData("Gru(3, RecurrentMaxNorm = double.PositiveInfinity)", "gru", "RecurrentMaxNorm", "Infinity", NotNegative)]
    [InlineData("Gru(3, BiasL1 = -1)", "gru", "BiasL1", "-1", NotNegative)]
    [InlineData("Gru(3, BiasL2 = -1)", "gru", "BiasL2", "-1", NotNegative)]
    [InlineData("Gru(3, BiasMaxNorm = -1)", "gru", "BiasMaxNorm", "-1", NotNegative)]
    [InlineData("Gru(3, Activation = Activation.LeakyRelu, ActivationAlpha = -0.5)", "gru", "ActivationAlpha", "-0.5", NotNegative)]
    [InlineData("Gru(3, RecurrentActivation = Activation.Elu, RecurrentActivationAlpha = double.NaN)", "gru", "RecurrentActivationAlpha", "NaN", NotNegative)]
    [InlineData("Gru(3, LayerNormalization = true, LayerNormalizationEpsilon = 0)", "gru", "LayerNormalizationEpsilon", "0", Positive)]
    [InlineData("Lstm(3, CellClip = -3)", "lstm", "CellClip", "-3", NotNegative)]
    [InlineData("Gru(3, KernelInitializer = InitializerKind.Uniform, KernelScale = 0)", "gru", "KernelScale", "0", Positive)]
    [InlineData("Gru(3, RecurrentInitializer = InitializerKind.Identity, RecurrentScale = -1)", "gru", "RecurrentScale", "-1", Positive)]
    [InlineData("Gru(3, BiasInitializer = InitializerKind.Constant, BiasConstant = double.NaN)", "gru", "BiasConstant", "NaN", Any)]
    public void Number_of_a_recurrent_layer(string layer, string name, string option, string value, string range) => Assert.Equal(
        $"Layer '{name}' has {option} = {value}; expected {range}. Correct {option}.",
        Expect.Diagnostic($"using GenRnn; [RecurrentModel, Input(2), {{|GRNN019:{layer}|}}] partial class M;"));

    [Theory]
    [InlineData("Dropout(1)", "dropout", "Rate", "1", Share)]
    [InlineData("Dropout(-0.5)", "dropout", "Rate", "-0.5", Share)]
    [InlineData("LayerNormalization(Epsilon = 0)", "layer_normalization", "Epsilon", "0", Positive)]
    [InlineData("LayerNormalization(Epsilon = 1e-60)", "layer_normalization", "Epsilon", "1E-60", Positive)]
    [InlineData("Masking(double.NaN)", "masking", "Value", "NaN", Any)]
    [InlineData("Dense(3, KernelL2 = -1)", "dense", "KernelL2", "-1", NotNegative)]
    public void Number_of_another_layer(string layer, string name, string option, string value, string range) => Assert.Equal(
        $"Layer '{name}' has {option} = {value}; expected {range}. Correct {option}.",
        Expect.Diagnostic($"using GenRnn; [RecurrentModel, Input(2), {{|GRNN019:{layer}|}}, Gru(3)] partial class M;"));

    [Fact]
    public void Number_of_an_embedding() => Expect.Diagnostics(
        "using GenRnn; [RecurrentModel, {|GRNN019,GRNN019:Embedding(9, 2, EmbeddingsL1 = -1, EmbeddingsMaxNorm = -2)|}, Gru(3)] partial class M;");
}
